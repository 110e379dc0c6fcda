"""What a message of an author means for a card of theirs: events, or why it means nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from lidera_nb.activities.activity import Decision, Env, Refusal
from lidera_nb.activities.cards.writing import messages as said
from lidera_nb.activities.cards.writing.consent import agreed
from lidera_nb.activities.cards.writing.personal import given_away
from lidera_nb.activities.cards.writing.wording import content_of, remark
from lidera_nb.activities.cards.writing.writer import Writer
from lidera_nb.cards import workflow
from lidera_nb.cards.model import Content, Lang, Provenance, Words
from lidera_nb.cards.story import CardStory
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent

CARDS_MOST = 100
"""Cards that one person may have begun; drafts that were given up count, too."""


def writer(env: Env) -> Writer:
    """Whoever writes, as far as it is known here."""
    found: Writer = env.models.get("writer", Writer())
    return found


def capture(message: said.Capture, card: CardStory, env: Env) -> Decision:
    """The beginning of a card, with what is known already put in its place."""
    if card.begun is not None:
        return ()
    mine = [one for one in env.models["cards"].mine(env.person) if one.author == env.person]
    if len(mine) >= CARDS_MOST:
        return Refusal("mycards.refused.many", {"most": CARDS_MOST})
    lang = cast(Lang, env.lang if env.lang == "en" else "es")
    known, words, origin = writer(env), Words(title=""), Provenance(how="form")
    if message.source:
        source = next((one for one in known.sources if one.id == message.source), None)
        if source is None:
            return Refusal("mycards.refused.source")
        words, origin = source.words(message.kind, lang), source.origin
    content = Content(kind=message.kind, context=known.context, texts={lang: words})
    told = origin.model_dump(exclude_defaults=True)
    begun = kinds.CardCaptured(author=env.person, origin=told, lang=lang)
    return _about(env, begun, _written(env, 1, 0, content))


def write(message: said.Write, card: CardStory, env: Env) -> Decision:
    """A version; none if it says what stands there already."""
    if why := workflow.may_write(card, env.person, curator=False, base=message.base):
        return Refusal(why)
    content = content_of(message.content)
    if isinstance(content, Refusal):
        return content
    note = remark(message.note)
    if isinstance(note, Refusal):
        return note
    latest = card.latest
    if latest and latest.content == content and not note:
        return ()
    return _about(env, _written(env, message.base + 1, message.base, content, note))


def agree(message: said.Agree, card: CardStory, env: Env) -> Decision:
    """Consent for this card."""
    return agreed(message, card, env)


def disagree(_message: said.Disagree, card: CardStory, env: Env) -> Decision:
    """Consent taken back; nothing if there is none."""
    gone = kinds.CardConsentTaken(author=env.person)
    return _about(env, gone) if card.consent else ()


def send(message: said.Send, card: CardStory, env: Env) -> Decision:
    """The newest version lies before colleagues; with a note, as one more version that says so."""
    if why := workflow.may_send(card, env.person):
        return Refusal(why)
    latest = card.latest
    assert latest is not None
    assert latest.content is not None
    if message.version != latest.number:
        return Refusal("cards.refused.newer")
    if not message.checked and given_away(latest.content, writer(env).names):
        return Refusal("mycards.refused.personal")
    note = remark(message.note)
    if isinstance(note, Refusal):
        return note
    number = latest.number + bool(note)
    told = [_written(env, number, latest.number, latest.content, note)] if note else []
    return _about(env, *told, kinds.CardSent(author=env.person, version=number))


def take_back(_message: said.TakeBack, card: CardStory, env: Env) -> Decision:
    """The card comes back from review; nothing if it does not lie there."""
    return _about(env, kinds.CardTakenBack(author=env.person)) if card.sent else ()


def retire(message: said.Retire, card: CardStory, env: Env) -> Decision:
    """The card leaves the library, with the reason for its readers; a draft is put away."""
    if discardable(card):
        return _about(env, kinds.CardRetired(author=env.person, reason="author", comment=""))
    if why := workflow.may_retire(card, env.person, curator=False):
        return Refusal(why)
    comment = remark(message.comment)
    if isinstance(comment, Refusal):
        return comment
    return _about(env, kinds.CardRetired(author=env.person, reason=message.reason, comment=comment))


def discardable(card: CardStory) -> bool:
    """Whether nobody but its author ever had the card before them."""
    return not (card.publications or card.sent or card.reviews or card.retired)


def detach(message: said.Detach, card: CardStory, env: Env) -> Decision:
    """A file leaves the card; nothing if it has none of that name."""
    held = any(one.file == message.file for one in card.files)
    return _about(env, kinds.CardDetached(author=env.person, file=message.file)) if held else ()


def transcribe(message: said.Transcribe, card: CardStory, env: Env) -> Decision:
    """What is said in a memo, in writing."""
    held = next((one for one in card.files if one.file == message.file), None)
    words = remark(message.transcript)
    if held is None:
        return Refusal("refused.malformed")
    if isinstance(words, Refusal):
        return words
    if words == held.transcript:
        return ()
    told = kinds.CardAttached(
        author=env.person, file=held.file, media=held.media, size=held.size, name=held.name,
        transcript=words,
    )  # fmt: skip
    return _about(env, told)


Rule = Callable[[Any, CardStory, Env], Decision]

OF_CARD: Mapping[type[said.OfCard], Rule] = {
    said.Write: write,
    said.Agree: agree,
    said.Disagree: disagree,
    said.Send: send,
    said.TakeBack: take_back,
    said.Retire: retire,
    said.Detach: detach,
    said.Transcribe: transcribe,
}
"""What each message about one's own card means."""


def _written(
    env: Env, version: int, base: int, content: Content, note: str = ""
) -> kinds.CardWritten:
    told = content.model_dump(mode="json")
    return kinds.CardWritten(author=env.person, version=version, base=base, content=told, note=note)


def _about(env: Env, *payloads: kinds.Payload) -> tuple[NewEvent, ...]:
    return tuple(NewEvent(one, env.person) for one in payloads)
