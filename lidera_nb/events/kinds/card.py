"""Knowledge cards: writing, consent, peer review, curation, publication, and trying elsewhere.

A stream ``card:<id>`` tells one card's whole life; who did it is the event's actor. What its
author wrote, and all that others say of the text, is sealed under the author's key, so that it
goes when the author's words go. What somebody tells of their own try is sealed under their own.
"""

from __future__ import annotations

from typing import Annotated as Private
from typing import Any, Literal

from lidera_nb.events.kinds.base import SEALED, Payload

Criterion = Literal["useful", "clear", "honest", "safe"]
Advice = Literal["ready", "changes"]
Unread = Literal["conflict", "time", "theme"]
"""Why somebody gives a card back: they are too near to it, have no time, or know too little."""


class OfCard(Payload):
    """Anything about a card; `author` is whose card it is."""

    author: str


class CardCaptured(OfCard):
    """Somebody began a card; `origin` is where it arose (`lidera_nb.cards.model.Provenance`).

    `lang` is the language in which they began. Its first words come with `CardWritten`.
    """

    origin: dict[str, str]
    lang: Literal["es", "en"]


class CardWritten(OfCard):
    """A version of the content (`lidera_nb.cards.model.Content`), made from version `base`.

    `version` counts from 1. The actor is its author, or a curator who worded it.
    """

    version: int
    base: int
    content: Private[dict[str, Any], SEALED]
    note: Private[str, SEALED] = ""


class CardConsented(OfCard):
    """The author said who may see what, for this card alone.

    `text_hash` is SHA-256 of the very text of these questions that was shown. `partners_agreed`:
    those who took part know of it.
    """

    naming: Literal["named", "school", "anonymous"]
    reach: Literal["network", "open"]
    licence: str
    partners_agreed: bool
    byline: Private[str, SEALED]
    text_hash: str


class CardConsentTaken(OfCard):
    """The author took the consent back: nobody else reads the card from now on."""


class CardAttached(OfCard):
    """A file was put to the card: its digest names where it lies, sealed under the author's key."""

    file: str
    media: str
    size: int
    name: Private[str, SEALED]
    transcript: Private[str, SEALED] = ""


class CardDetached(OfCard):
    """A file was taken from the card."""

    file: str


class CardSent(OfCard):
    """The author sent a version to peer review."""

    version: int


class CardTakenBack(OfCard):
    """The author took the card back from review, to write on."""


class CardReviewTaken(OfCard):
    """A colleague took the card to review it."""


class CardReviewGivenBack(OfCard):
    """A colleague who had taken a version gave it back without a review, and why."""

    version: int
    why: Unread


class CardReviewed(OfCard):
    """A colleague's review of a version: 1 to 4 by criterion, advice, and what they say to it."""

    version: int
    marks: dict[Criterion, int]
    advice: Advice
    comment: Private[str, SEALED]


class CardReturned(OfCard):
    """A curator sent the card back to its author with a comment."""

    version: int
    comment: Private[str, SEALED]


class CardMarkedDuplicate(OfCard):
    """A curator said that this card tells the same as another one, or took that back ("")."""

    of: str


class CardPublished(OfCard):
    """A curator published a version: the network reads it."""

    version: int


class CardRetired(OfCard):
    """A card was taken from the library, with the reason that its readers are told.

    `successor` is the card to read instead, if there is one.
    """

    reason: Literal["outdated", "replaced", "harm", "error", "author", "other"]
    comment: Private[str, SEALED]
    successor: str = ""


class CardTried(Payload):
    """A school told how far it is with a card; the last of each `attempt` counts.

    `author` is whose card it is ("" for a card of the course), the actor who tries it.
    `context` is their school in the words of the profile, by consent.
    """

    author: str
    attempt: str
    version: int
    status: Literal["wanted", "trying", "worked", "partly", "not"]
    why: tuple[str, ...]
    context: dict[str, str]
    measured: bool
    measure: Private[str, SEALED]
    told: Private[str, SEALED]


class CardTryTakenBack(Payload):
    """Somebody took back what they told of a try: it is shown and counted no longer."""

    author: str
    attempt: str


CARD_TOLD: dict[str, type[Payload]] = {
    "card.captured": CardCaptured,
    "card.written": CardWritten,
    "card.consented": CardConsented,
    "card.consent_taken": CardConsentTaken,
    "card.attached": CardAttached,
    "card.detached": CardDetached,
    "card.sent": CardSent,
    "card.taken_back": CardTakenBack,
    "card.review_taken": CardReviewTaken,
    "card.review_given_back": CardReviewGivenBack,
    "card.reviewed": CardReviewed,
    "card.returned": CardReturned,
    "card.marked_duplicate": CardMarkedDuplicate,
    "card.published": CardPublished,
    "card.retired": CardRetired,
    "card.tried": CardTried,
    "card.try_taken_back": CardTryTakenBack,
}
