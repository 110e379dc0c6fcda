"""A curator's work on a card, decided on the card as it stands when the message comes.

What was worded from a version that is no longer the newest is refused, and what was looked at is
what is published: nobody's words are overwritten unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Passing,
    Refusal,
    gate,
    parse,
)
from lidera_nb.activities.cards.curating import deskview
from lidera_nb.activities.cards.curating.deskview import Desk, seen
from lidera_nb.activities.cards.curating.messages import (
    COMMENT_MOST,
    MESSAGES,
    Close,
    Compare,
    Mark,
    Named,
    Open,
    Publish,
    Retire,
    Return,
    Word,
)
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.cards.reviewingview import CURATORS
from lidera_nb.cards.model import Lang
from lidera_nb.cards.story import CardStory
from lidera_nb.cards.wording import longest, worded
from lidera_nb.cards.workflow import may_publish, may_retire, may_write
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.plaintext import TextFault, examine


def decide(state: Desk, body: Mapping[str, Any], env: Env) -> Decision | Passing:
    """What a message of a curator means."""
    message = parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    shut = gate(env)
    if shut is not None:
        return shut
    if not env.roles & CURATORS:
        return Refusal("cards.refused.not_curator")
    if isinstance(message, Close):
        return Passing(Desk(state.step))
    assert isinstance(message, Named)
    card: CardStory = env.models["card"]
    if not seen(card, env.models["cards"]):
        return Refusal("cards.refused.unknown")
    return _done(state, message, card, env)


def _done(state: Desk, message: Message, card: CardStory, env: Env) -> Decision | Passing:
    match message:
        case Open():
            return Passing(Desk(state.step, card.id))
        case Compare():
            return Passing(Desk(state.step, card.id, message.before, message.after))
        case Word():
            return _word(message, card, env)
        case Publish():
            return _publish(message, card, env)
        case Return():
            return _return(message, card, env)
        case Mark():
            return _mark(message, card, env)
        case Retire():
            return _retire(message, card, env)
        case _:
            assert_never(message)  # type: ignore[arg-type]


def _word(message: Word, card: CardStory, env: Env) -> Decision:
    why = may_write(card, env.person, curator=True, base=message.base)
    latest = card.latest
    if why or latest is None or latest.content is None:
        return Refusal(why or "cards.refused.unknown")
    lines: dict[Lang, dict[str, str]] = {}
    for line in message.lines:
        text = examine(line.text, longest(line.path))
        if isinstance(text, TextFault):
            return Refusal("curating.refused.piece", {"most": longest(line.path)})
        lines.setdefault(line.lang, {})[line.path] = text
    content = worded(latest.content, lines)
    if content is None:
        return Refusal("curating.refused.wording")
    if content == latest.content:
        return ()
    written = kinds.CardWritten(
        author=card.author,
        version=latest.number + 1,
        base=latest.number,
        content=content.model_dump(mode="json"),
    )
    return (NewEvent(written, card.author),)


def _publish(message: Publish, card: CardStory, env: Env) -> Decision:
    """Only what was looked at is published."""
    why = may_publish(card, env.person, curator=True)
    if why:
        return Refusal(why)
    if card.duplicate_of:
        return Refusal("curating.refused.duplicate")
    if card.latest is None or message.version != card.latest.number:
        return Refusal("curating.refused.other_version")
    out = kinds.CardPublished(author=card.author, version=message.version)
    return (NewEvent(out, card.author),)


def _return(message: Return, card: CardStory, env: Env) -> Decision:
    if card.author == env.person:
        return Refusal("cards.refused.own")
    if not card.sent:
        return Refusal("cards.refused.not_in_review")
    comment = _comment(message.comment)
    if isinstance(comment, Refusal):
        return comment
    back = kinds.CardReturned(author=card.author, version=card.sent, comment=comment)
    return (NewEvent(back, card.author),)


def _mark(message: Mark, card: CardStory, env: Env) -> Decision:
    cards: Cards = env.models["cards"]
    if card.author == env.person:
        return Refusal("cards.refused.own")
    if message.of == card.duplicate_of:
        return ()
    if message.of and (message.of == card.id or not _other(message.of, cards)):
        return Refusal("curating.refused.no_other")
    return (NewEvent(kinds.CardMarkedDuplicate(author=card.author, of=message.of), card.author),)


def _other(name: str, cards: Cards) -> bool:
    other = cards.all().get(name)
    return name in cards.faces() or (other is not None and seen(other, cards))


def _retire(message: Retire, card: CardStory, env: Env) -> Decision:
    why = may_retire(card, env.person, curator=True)
    if why:
        return Refusal(why)
    comment = _comment(message.comment)
    if isinstance(comment, Refusal):
        return comment
    faces = env.models["cards"].faces()
    wanted = message.successor
    if wanted and (wanted == card.id or wanted not in faces):
        return Refusal("curating.refused.no_successor")
    if message.reason == "replaced" and not wanted:
        return Refusal("curating.refused.no_successor")
    gone = kinds.CardRetired(
        author=card.author, reason=message.reason, comment=comment, successor=wanted
    )
    return (NewEvent(gone, card.author),)


def _comment(given: str) -> str | Refusal:
    """What somebody else will read: never empty."""
    comment = examine(given, COMMENT_MOST)
    if isinstance(comment, TextFault):
        return Refusal("curating.refused.comment_text", {"most": COMMENT_MOST})
    return comment or Refusal("curating.refused.comment")


def _still(state: Desk, _: Event) -> Desk:
    return state


ACTIVITY = Activity(Desk, _still, decide, deskview.view, models=("card", "cards"))
