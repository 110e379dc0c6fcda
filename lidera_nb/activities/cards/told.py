"""A card's story from its events: the fold of one stream ``card:<id>``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

from lidera_nb.cards.model import Content, Provenance
from lidera_nb.cards.story import (
    Attachment,
    CardStory,
    Consent,
    GivenBack,
    PeerReview,
    Publication,
    Retired,
    Returned,
    Told,
    Version,
)
from lidera_nb.cards.vocabulary import Licence
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event

STREAM = "card:"

SITTING = timedelta(minutes=30)
"""A card saves itself while it is written: what its author wrote on within this time is one version
among those that can be compared. The journal keeps every single one."""


def tell(card: CardStory, events: Iterable[Event]) -> CardStory:
    """The card after more events of its stream; those that are known are passed over."""
    for event in events:
        if event.n > card.head:
            change = _CHANGES.get(type(event.payload))
            card = replace(change(card, event) if change else card, head=event.n)
    return card


def _captured(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardCaptured, event.payload)
    origin = Provenance.model_validate(told.origin)
    return replace(card, author=told.author, origin=origin, lang=told.lang, begun=event.at)


def _written(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardWritten, event.payload)
    content = Content.model_validate(told.content) if told.content else None
    made = Version(told.version, told.base, event.actor, event.at, content, told.note)
    return replace(card, versions=(*_before(card, made), made))


def _before(card: CardStory, made: Version) -> tuple[Version, ...]:
    """The versions so far, without one that nobody else had before them and that goes on here."""
    last = card.latest
    if last is None or not last.by == made.by == card.author or last.note:
        return card.versions
    seen = {card.sent, *(one.version for one in card.reviews)}
    seen |= {one.version for one in card.returns} | {one.version for one in card.publications}
    goes_on = last.number not in seen and made.at - last.at < SITTING
    return card.versions[:-1] if goes_on else card.versions


def _consented(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardConsented, event.payload)
    given = Consent(
        told.naming, told.reach, cast(Licence, told.licence), told.partners_agreed, told.byline,
        told.text_hash, event.at,
    )  # fmt: skip
    return replace(card, consent=given)


def _consent_taken(card: CardStory, _: Event) -> CardStory:
    return replace(card, consent=None, sent=0, taken=frozenset())


def _attached(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardAttached, event.payload)
    kept = Attachment(told.file, told.media, told.size, told.name, told.transcript)
    others = tuple(one for one in card.files if one.file != told.file)
    return replace(card, files=(*others, kept))


def _detached(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardDetached, event.payload)
    return replace(card, files=tuple(one for one in card.files if one.file != told.file))


def _sent(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardSent, event.payload)
    return replace(card, sent=told.version, taken=frozenset())


def _taken_back(card: CardStory, _: Event) -> CardStory:
    return replace(card, sent=0, taken=frozenset())


def _review_taken(card: CardStory, event: Event) -> CardStory:
    return replace(card, taken=card.taken | {event.actor})


def _given_back(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardReviewGivenBack, event.payload)
    back = GivenBack(event.actor, told.version, told.why, event.at)
    left = card.taken - {event.actor}
    return replace(card, given_back=(*card.given_back, back), taken=left)


def _reviewed(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardReviewed, event.payload)
    marks = {str(criterion): mark for criterion, mark in told.marks.items()}
    said = PeerReview(event.actor, told.version, marks, told.advice, told.comment, event.at)
    return replace(card, reviews=(*card.reviews, said), taken=card.taken - {event.actor})


def _returned(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardReturned, event.payload)
    back = Returned(event.actor, told.version, told.comment, event.at)
    return replace(card, returns=(*card.returns, back), sent=0, taken=frozenset())


def _marked(card: CardStory, event: Event) -> CardStory:
    return replace(card, duplicate_of=cast(kinds.CardMarkedDuplicate, event.payload).of)


def _published(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardPublished, event.payload)
    out = Publication(told.version, event.actor, event.at)
    files = frozenset(one.file for one in card.files)
    so_far = (*card.publications, out)
    return replace(card, publications=so_far, released=files, sent=0, taken=frozenset())


def _retired(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardRetired, event.payload)
    gone = Retired(event.actor, told.reason, told.comment, told.successor, event.at)
    return replace(card, retired=gone, sent=0, taken=frozenset())


def _tried(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardTried, event.payload)
    at = (event.actor, told.attempt)
    since = card.tries[at].since if at in card.tries else event.at
    one = Told(
        event.actor, told.attempt, told.version, told.status, told.why, told.context,
        told.measured, told.measure, told.told, since, event.at,
    )  # fmt: skip
    return replace(card, tries={**card.tries, at: one})


def _try_taken_back(card: CardStory, event: Event) -> CardStory:
    told = cast(kinds.CardTryTakenBack, event.payload)
    gone = (event.actor, told.attempt)
    return replace(card, tries={at: one for at, one in card.tries.items() if at != gone})


_CHANGES: dict[type[Any], Callable[[CardStory, Event], CardStory]] = {
    kinds.CardCaptured: _captured,
    kinds.CardWritten: _written,
    kinds.CardConsented: _consented,
    kinds.CardConsentTaken: _consent_taken,
    kinds.CardAttached: _attached,
    kinds.CardDetached: _detached,
    kinds.CardSent: _sent,
    kinds.CardTakenBack: _taken_back,
    kinds.CardReviewTaken: _review_taken,
    kinds.CardReviewGivenBack: _given_back,
    kinds.CardReviewed: _reviewed,
    kinds.CardReturned: _returned,
    kinds.CardMarkedDuplicate: _marked,
    kinds.CardPublished: _published,
    kinds.CardRetired: _retired,
    kinds.CardTried: _tried,
    kinds.CardTryTakenBack: _try_taken_back,
}
