"""An open card before a curator: its pieces to be worded, and all that helps to decide on it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env
from lidera_nb.activities.cards.curating.beside import NEAR, alike, finds, successors
from lidera_nb.activities.cards.curating.compared import compared
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.cards.labels import label
from lidera_nb.activities.cards.shown import PARTS, facts, files, piece, reading
from lidera_nb.cards.model import Content, missing_facts, missing_words
from lidera_nb.cards.story import CardStory, Version
from lidera_nb.cards.wording import longest, pieces
from lidera_nb.cards.workflow import may_publish, may_retire, may_write
from lidera_nb.textids import LANGUAGES


def opened(card: CardStory, sides: tuple[int, int], env: Env) -> dict[str, Any]:
    """All about one card; `sides` are the versions to be compared, 0 for the usual ones."""
    latest, lang = card.latest, env.lang
    assert latest is not None
    assert latest.content is not None
    content, cards = latest.content, env.models["cards"]
    found = cards.like(card.id, NEAR)
    anonymous = card.consent is not None and card.consent.naming != "named"
    return {
        "id": card.id,
        "status": card.status,
        "stands": texts.say(lang, f"curating.stands.{card.status}"),
        "version": latest.number,
        "card": reading(content, lang),
        "facts": facts(content, lang) + _consent(card, lang),
        "langs": sorted(LANGUAGES, key=lambda one: (one != card.lang, one)),
        "pieces": [
            _piece(content, path, lang) for path in sorted(pieces(content, card.lang), key=_place)
        ],
        "missing": _missing(content, lang),
        "files": files(card, lang),
        "reviews": [_review(one, number, lang) for number, one in enumerate(_reviews(card), 1)],
        "returns": [
            {"comment": one.comment, "at": texts.moment(lang, one.at)} for one in card.returns
        ],
        "finds": finds(content, card.consent.byline if card.consent and anonymous else "", lang),
        "alike": alike(found, card, cards, lang),
        "marked": _marked(card, cards, lang),
        "versions": [_version(one, card, env) for one in reversed(card.versions)],
        "compared": compared(card, sides, lang),
        "may": _may(card, env),
        "shown": card.shown is not None,
        "successors": successors(found, cards),
        "retired": _retired(card, cards, lang),
    }


def _may(card: CardStory, env: Env) -> dict[str, str]:
    """Why something cannot be done with the card now, "" if it can be."""
    assert card.latest is not None
    who = env.person
    told = {
        "word": may_write(card, who, curator=True, base=card.latest.number),
        "publish": may_publish(card, who, curator=True)
        or ("curating.refused.duplicate" if card.duplicate_of else ""),
        "return": "" if card.sent and card.author != who else "cards.refused.not_in_review",
        "mark": "cards.refused.own" if card.author == who else "",
        "retire": may_retire(card, who, curator=True),
    }
    return {name: why and texts.say(env.lang, why) for name, why in told.items()}


def _place(path: str) -> int:
    """Pieces stand in the order in which a card is read."""
    return ("title", *PARTS).index(path.partition(".")[0])


def _piece(content: Content, path: str, lang: str) -> dict[str, Any]:
    said = {spoken: pieces(content, spoken)[path] for spoken in LANGUAGES}
    name = piece(lang, content.kind, path)
    return {"path": path, "label": name, "most": longest(path), **said}


def _consent(card: CardStory, lang: str) -> list[list[str]]:
    """What the author agreed to, and how the card came to be."""
    told = []
    if card.consent is None:
        told.append(["consent", texts.say(lang, "curating.no_consent")])
    else:
        given = card.consent
        told += [
            ["byline", given.byline or label(lang, "naming", "anonymous")],
            ["reach", label(lang, "reach", given.reach)],
            ["licence", label(lang, "licence", given.licence)],
            ["partners", texts.say(lang, f"curating.partners.{given.partners_agreed}")],
        ]
    if card.origin is not None:
        told.append(["origin", label(lang, "origin", card.origin.how)])
    back = Counter(one.why for one in card.given_back if one.version == card.sent)
    if back:
        why = (texts.say(lang, f"curating.unread_told.{one}", n=n) for one, n in back.items())
        told.append(["given_back", " · ".join(why)])
    return [[texts.say(lang, f"curating.told.{name}"), words] for name, words in told]


def _missing(content: Content, lang: str) -> list[str]:
    """What is missing, by name; of a card in two languages with the one in which it is."""
    told = []
    for one in content.texts:
        spoken = f" · {texts.say(lang, f'curation.{one}')}" if len(content.texts) > 1 else ""
        told += [piece(lang, content.kind, n) + spoken for n in missing_words(content, one)]
    found = missing_facts(content)
    return [*told, *(texts.say(lang, f"curating.piece.{name}") for name in found)]


def _reviews(card: CardStory) -> list[Any]:
    number = card.sent or (card.reviews[-1].version if card.reviews else 0)
    return list(card.reviews_of(number))


def _review(one: Any, number: int, lang: str) -> dict[str, Any]:
    return {
        "who": texts.say(lang, "curating.colleague", n=number),
        "at": texts.moment(lang, one.at),
        "marks": [
            [texts.say(lang, f"curating.criterion.{name}"), texts.say(lang, f"curating.mark.{n}")]
            for name, n in one.marks.items()
        ],
        "advice": texts.say(lang, f"curating.advice.{one.advice}"),
        "comment": one.comment,
    }


def _marked(card: CardStory, cards: Cards, lang: str) -> dict[str, str] | None:
    """The card that this one tells the same as, by title as far as it can be read."""
    if not card.duplicate_of:
        return None
    face, other = cards.faces().get(card.duplicate_of), cards.all().get(card.duplicate_of)
    latest = other.latest.content if other and other.latest else None
    content = face.content if face else latest
    if content is None:
        return {"id": card.duplicate_of, "lang": lang, "title": card.duplicate_of}
    spoken, words = content.words(lang)
    return {"id": card.duplicate_of, "lang": spoken, "title": words.title}


def _version(one: Version, card: CardStory, env: Env) -> dict[str, Any]:
    who = "you" if one.by == env.person else "author" if one.by == card.author else "curator"
    out = any(each.version == one.number for each in card.publications)
    by = texts.say(env.lang, f"curating.by.{who}")
    at = texts.moment(env.lang, one.at)
    return {"number": one.number, "told": f"{by} · {at}", "out": out, "note": one.note}


def _retired(card: CardStory, cards: Cards, lang: str) -> dict[str, str] | None:
    """Why it is no longer in the library, and what is read instead."""
    if card.retired is None:
        return None
    face = cards.faces().get(card.retired.successor)
    return {
        "reason": texts.say(lang, f"curating.reason.{card.retired.reason}"),
        "comment": card.retired.comment,
        "at": texts.moment(lang, card.retired.at),
        "successor": face.content.words(lang)[1].title if face else "",
    }
