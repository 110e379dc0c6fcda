"""What somebody sees of their own tries: each with what they told, and what can be told next."""

from __future__ import annotations

from lidera_nb import texts
from lidera_nb.activities.activity import Env, View
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.cards.labels import label, labels, options
from lidera_nb.activities.cards.trying.messages import MEASURE_MOST, TOLD_MOST
from lidera_nb.activities.cards.trying.telling import TRIES_MOST, school
from lidera_nb.cards.library import Published
from lidera_nb.cards.story import CardStory, Told
from lidera_nb.cards.vocabulary import ENDED, HELPED


def tried(card: CardStory, person: str) -> list[Told]:
    """What a person told of a card, oldest first."""
    return [one for one in card.tries.values() if one.person == person]


def listed(env: Env) -> list[View]:
    """The cards of which somebody told a try, what is not over before what is, newest first."""
    cards: Cards = env.models["cards"]
    mine = [(card, tried(card, env.person)) for card in cards.mine(env.person)]
    told = [(card, tries) for card, tries in mine if tries]
    told.sort(key=lambda one: max(t.at for t in one[1]), reverse=True)
    told.sort(key=lambda one: all(t.status in ENDED for t in one[1]))
    return [_entry(card, tries, env) for card, tries in told]


def _entry(card: CardStory, tries: list[Told], env: Env) -> View:
    return {**_named(card.id, env), "tries": [_told(one, env) for one in tries]}


def _named(card: str, env: Env) -> View:
    """What a card is called; one that left the library has no words any more."""
    face = _face(card, env)
    if face is None:
        gone = texts.say(env.lang, "trying.gone")
        return {"card": card, "title": gone, "lang": env.lang, "href": ""}
    lang, words = face.content.words(env.lang)
    return {"card": card, "title": words.title, "lang": lang, "href": f"/library/{card}"}


def opened(card: str, env: Env) -> View | None:
    """A card with what somebody told of it, and the words to tell with; None if it is gone."""
    mine = {one.id: one for one in _cards(env).mine(env.person)}
    face, tries = _face(card, env), tried(mine.get(card, CardStory(card)), env.person)
    if face is None and not tries:
        return None
    why = options(env.lang, "why")
    about = school(env)
    return {
        **_named(card, env),
        "tries": [{**_told(one, env), **_given(one)} for one in tries],
        "more": face is not None and len(tries) < TRIES_MOST,
        "own": face is not None and bool(face.author) and face.author == env.person,
        "statuses": _statuses(env.lang),
        "ended": list(ENDED),
        "helped": [one for one in why if one["id"] in HELPED],
        "hindered": [one for one in why if one["id"] not in HELPED],
        "school": [label(env.lang, name, word) for name, word in about.items()],
        "most": {"measure": MEASURE_MOST, "told": TOLD_MOST},
    }


def _statuses(lang: str) -> list[dict[str, str]]:
    """How far a school is, in the first person."""
    return [
        {"id": one["id"], "label": texts.say(lang, f"trying.status.{one['id']}")}
        for one in options(lang, "trying")
    ]


def _told(one: Told, env: Env) -> View:
    return {
        "attempt": one.attempt,
        "status": one.status,
        "label": texts.say(env.lang, f"trying.status.{one.status}"),
        "at": texts.moment(env.lang, one.at),
        "since": texts.moment(env.lang, one.since),
        "reasons": labels(env.lang, "why", one.why),
        "told": one.words,
    }


def _given(one: Told) -> View:
    """What stands in the form when a try is told anew."""
    return {
        "why": list(one.why),
        "share": bool(one.context),
        "measured": one.measured,
        "measure": one.measure,
    }


def _cards(env: Env) -> Cards:
    cards: Cards = env.models["cards"]
    return cards


def _face(card: str, env: Env) -> Published | None:
    return _cards(env).faces().get(card)
