"""One card's life so far: its versions, consent, reviews, publication, and what others made of it.

Made from the card's events by `lidera_nb.activities.cards.told`; the rules of who may do what
next stand in `lidera_nb.cards.workflow`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from lidera_nb.cards.model import Content, Lang, Provenance
from lidera_nb.cards.stages import Try
from lidera_nb.cards.vocabulary import ENDED, Licence, Naming, Reach, Trying

REVIEWS_NEEDED = 2
"""Colleagues who must have read a version before a curator may publish it."""

Status = Literal["captured", "draft", "review", "curating", "published", "retired", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Version:
    """The content as somebody wrote it; None once its author's words were erased."""

    number: int
    base: int
    by: str
    at: datetime
    content: Content | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """What the author agreed to; `byline` is how they are shown, "" if not at all."""

    naming: Naming
    reach: Reach
    licence: Licence
    partners_agreed: bool
    byline: str
    text_hash: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the card; `file` is the digest by which it is kept."""

    file: str
    media: str
    size: int
    name: str
    transcript: str = ""


@dataclass(frozen=True, slots=True)
class PeerReview:
    """What a colleague said to a version: 1 to 4 by criterion, their advice, a comment."""

    reviewer: str
    version: int
    marks: Mapping[str, int]
    advice: Literal["ready", "changes"]
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A colleague who took a version gave it back without having reviewed it, and why."""

    reviewer: str
    version: int
    why: Literal["conflict", "time", "theme"]
    at: datetime


@dataclass(frozen=True, slots=True)
class Returned:
    """A curator's comment with which a version went back to its author."""

    by: str
    version: int
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """A version that a curator published, and when."""

    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Retired:
    """Why a card was taken from the library, and what to read instead."""

    by: str
    reason: str
    comment: str
    successor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told of their own try; `words` is empty once they were erased."""

    person: str
    attempt: str
    version: int
    status: Trying
    why: tuple[str, ...]
    context: Mapping[str, str]
    measured: bool
    measure: str
    words: str
    since: datetime
    at: datetime

    def as_try(self) -> Try:
        """What the rules of the stage see of it."""
        return Try(self.person, self.status, self.context, self.measured)


@dataclass(frozen=True, slots=True)
class CardStory:
    """A card after `head` events.

    Attributes
    ----------
    sent
        The version that lies before colleagues or curators, 0 if none.
    taken
        Colleagues who took it for review and have not written one of the version sent.
    given_back
        Who took it and gave it back, oldest first; never shown to anybody with who it was.
    publications
        Every publication, oldest first; the last one is what readers see.
    released
        The files that a curator had before them at the last publication: readers get no others.
    tries
        By person and attempt; what was taken back is not among them.
    """

    id: str
    author: str = ""
    origin: Provenance | None = None
    lang: Lang = "es"
    begun: datetime | None = None
    versions: tuple[Version, ...] = ()
    consent: Consent | None = None
    files: tuple[Attachment, ...] = ()
    sent: int = 0
    taken: frozenset[str] = frozenset()
    reviews: tuple[PeerReview, ...] = ()
    given_back: tuple[GivenBack, ...] = ()
    returns: tuple[Returned, ...] = ()
    publications: tuple[Publication, ...] = ()
    released: frozenset[str] = frozenset()
    retired: Retired | None = None
    duplicate_of: str = ""
    tries: Mapping[tuple[str, str], Told] = field(default_factory=dict)
    head: int = 0

    @property
    def latest(self) -> Version | None:
        """The newest version, None before the first words."""
        return self.versions[-1] if self.versions else None

    def version(self, number: int) -> Version | None:
        """A version by its number."""
        return next((one for one in self.versions if one.number == number), None)

    @property
    def shown(self) -> Version | None:
        """The version that readers see, None if there is none or its words are gone."""
        if not self.publications or self.retired or self.consent is None:
            return None
        found = self.version(self.publications[-1].version)
        return found if found and found.content else None

    def reviews_of(self, version: int) -> tuple[PeerReview, ...]:
        """The reviews of a version, the last one of each colleague."""
        return tuple({r.reviewer: r for r in self.reviews if r.version == version}.values())

    @property
    def status(self) -> Status:
        """Where the card stands."""
        if self.retired:
            return "retired"
        if self.sent:
            enough = len(self.reviews_of(self.sent)) >= REVIEWS_NEEDED
            return "curating" if enough else "review"
        if self.publications:
            return "published" if self.consent else "withdrawn"
        return "draft" if self.versions else "captured"

    @property
    def revising(self) -> bool:
        """Whether a published card has a version that readers do not see yet."""
        latest = self.latest
        return bool(self.publications and latest) and (
            latest is not None and latest.number > self.publications[-1].version
        )

    def counted(self) -> tuple[Told, ...]:
        """The tries that ended, of all people."""
        return tuple(told for told in self.tries.values() if told.status in ENDED)
