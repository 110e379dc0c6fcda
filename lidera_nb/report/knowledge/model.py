"""What a report on knowledge cards says, as plain frozen data safe to print.

None stands where a number is withheld or cannot be known. There are no people and no cards in it:
neither ids, nor values of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lidera_nb.analysis.diffusion import Diffusion
from lidera_nb.analysis.waiting import Waited
from lidera_nb.dataset.read import Meta
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.parameters import KnowledgeParameters

Counted = tuple[tuple[str, int | None], ...]
"""Word and count, None where withheld, in order."""


@dataclass(frozen=True, slots=True)
class Captured:
    """What was written.

    Attributes
    ----------
    people, writers
        People in the package, and the share of them who wrote a card.
    cards
        Cards of these people.
    origins
        Where cards arose.
    each
        People by how many cards they wrote: ``one``, ``two``, ``more``.
    reached
        People with a card that came so far: ``captured``, ``sent``, ``published``.
    """

    people: int
    writers: Estimate | None
    cards: int | None
    origins: Counted
    each: Counted
    reached: Counted


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How cards were reviewed.

    Attributes
    ----------
    waits
        From sending a card to its second review (``reviewed``) and to its publication
        (``published``), in days; without those of too few people.
    reviewers, reviews
        Share of people who reviewed, and how many reviews.
    advice
        Reviews by what they advised.
    """

    waits: tuple[tuple[str, Waited], ...]
    reviewers: Estimate | None
    reviews: int | None
    advice: Counted


@dataclass(frozen=True, slots=True)
class Place:
    """What became of tries in schools of one kind.

    `share` is that of the ended ones that worked at least in part, where it may be told.
    """

    label: str
    failed: int | None
    worked: int | None
    open: int | None
    share: Estimate | None


@dataclass(frozen=True, slots=True)
class Context:
    """Tries by one thing that is told of schools."""

    field: str
    label: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """In how many tries a reason was named: that did not work, and that worked at least in part."""

    word: str
    failed: int | None
    worked: int | None


@dataclass(frozen=True, slots=True)
class Adopted:
    """What was tried, and what became of it (``failed``, ``worked``, ``open``).

    `cards` are different ones.
    """

    triers: Estimate | None
    tries: int | None
    cards: int | None
    statuses: Counted
    contexts: tuple[Context, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Tries after people whom one turns to.

    `few` says why they could not be compared: ``network``, ``people``, ``tries`` or ``withheld``.
    """

    label: str
    wave: int
    answered: int
    found: Diffusion | None
    few: str = ""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Requests for a visit by what became of them, visits by their way, schools by how labs went.

    Each is empty where the package holds nothing of it.
    """

    outcomes: Counted = ()
    distances: Counted = ()
    labs: Counted = ()


@dataclass(frozen=True, slots=True)
class KnowledgeReport:
    """A whole report."""

    meta: Meta
    parameters: KnowledgeParameters
    relation: str
    captured: Captured
    reviewed: Reviewed
    adopted: Adopted
    diffused: Spread
    exchanged: Exchanged = field(default_factory=Exchanged)
    withheld: Mapping[str, int] = field(default_factory=dict)
