"""What telling a try means: an event on the card, or a sentence that says what is missing.

What is told is read by the whole network without a name, so nobody may be recognised by it.
"""

from __future__ import annotations

from lidera_nb.activities.activity import Decision, Env, Refusal, act
from lidera_nb.activities.cards.trying.messages import MEASURE_MOST, TOLD_MOST, TakeBack, Tell
from lidera_nb.activities.cards.writing.writer import Writer
from lidera_nb.cards.library import Published
from lidera_nb.cards.story import CardStory
from lidera_nb.cards.vocabulary import ENDED
from lidera_nb.cards.workflow import may_try
from lidera_nb.events import kinds
from lidera_nb.plaintext import TextFault, examine
from lidera_nb.reflection.scan import find

TRIES_MOST = 5
"""Tries of one card that a person can tell of."""


def tell(said: Tell, card: CardStory, face: Published | None, env: Env) -> Decision:
    """A try as its school tells it."""
    seed = face is not None and face.origin.how == "seed"
    if refused := may_try(card, seed=seed, author=card.author, who=env.person):
        return Refusal(refused)
    if face is None:
        return Refusal("cards.refused.not_published")
    if fault := _unknown(said, card, env) or _unfinished(said):
        return fault
    words = _words(said, env)
    if isinstance(words, Refusal):
        return words
    attempt = said.attempt or _next(card, env.person)
    return (act(_tried(said, attempt, words, face, env), env),)


def _next(card: CardStory, person: str) -> str:
    """The name of a person's next try of a card."""
    numbers = (str(n) for n in range(1, TRIES_MOST + 1))
    return next(n for n in numbers if (person, n) not in card.tries)


def take_back(said: TakeBack, card: CardStory, env: Env) -> Decision:
    """A try that is shown and counted no longer; taking it back again changes nothing."""
    if (env.person, said.attempt) not in card.tries:
        return ()
    return (act(kinds.CardTryTakenBack(author=card.author, attempt=said.attempt), env),)


def _tried(
    said: Tell, attempt: str, words: tuple[str, str], face: Published, env: Env
) -> kinds.CardTried:
    measure, told = words
    ended = said.status in ENDED
    return kinds.CardTried(
        author=face.author,
        attempt=attempt,
        version=face.version,
        status=said.status,
        why=tuple(dict.fromkeys(said.why)) if ended else (),
        context=school(env) if said.share else {},
        measured=ended and said.measured,
        measure=measure if ended and said.measured else "",
        told=told,
    )


def school(env: Env) -> dict[str, str]:
    """The school of whoever tries, as they told it in their profile."""
    writer: Writer = env.models["writer"]
    told = writer.context.model_dump()
    return {name: words[0] for name, words in told.items() if words}


def _unknown(said: Tell, card: CardStory, env: Env) -> Refusal | None:
    mine = [attempt for person, attempt in card.tries if person == env.person]
    if said.attempt and said.attempt not in mine:
        return Refusal("trying.refused.gone")
    if not said.attempt and len(mine) >= TRIES_MOST:
        return Refusal("trying.refused.many", {"most": TRIES_MOST})
    return None


def _unfinished(said: Tell) -> Refusal | None:
    """What the next school needs to learn from it."""
    if said.status in ("partly", "not") and not said.why:
        return Refusal("trying.refused.why")
    if said.status in ENDED and said.measured and not said.measure.strip():
        return Refusal("trying.refused.measure")
    return None


def _words(said: Tell, env: Env) -> tuple[str, str] | Refusal:
    kept = []
    for text, most in ((said.measure, MEASURE_MOST), (said.told, TOLD_MOST)):
        words = examine(text, most)
        if isinstance(words, TextFault):
            long = words is TextFault.TOO_LONG
            return Refusal("trying.refused.long" if long else "trying.refused.odd", {"most": most})
        if fault := _gives_away(words, said.looked, env):
            return fault
        kept.append(words)
    return kept[0], kept[1]


def _gives_away(text: str, looked: bool, env: Env) -> Refusal | None:
    """Numbers and addresses never help another school; a name may be that of a street."""
    writer: Writer = env.models["writer"]
    for found in find(text, writer.names):
        passage = {"passage": text[found.start : found.end]}
        if found.kind != "name":
            return Refusal("trying.refused.number", passage)
        if not looked:
            return Refusal("trying.refused.name", passage)
    return None
