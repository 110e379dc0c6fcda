"""What a report on reflections says, as plain frozen data: every number already safe to print.

None stands where a number is withheld or cannot be known. There are no people in it, neither
those who wrote nor those who read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lidera_nb.dataset.read import Meta
from lidera_nb.reflection.agreement import Agreement
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.parameters import ReflectionParameters


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A text of the course: how many people handed it in, again, late, and were answered."""

    label: str
    people: int | None
    answered: int | None
    again: int | None
    late: int | None
    words: float | None


@dataclass(frozen=True, slots=True)
class LevelRow:
    """The levels of one text in one wave.

    `wave` is which hand-in was read; `people` is None for fewer than the threshold. `counts` are
    by level, from 1.
    """

    label: str
    wave: int
    people: int | None
    counts: tuple[int | None, ...]

    def reached(self, level: int) -> int | None:
        """How many reached a level or a higher one, None where that would tell of a few."""
        hidden = [i + 1 >= level for i, count in enumerate(self.counts) if count is None]
        if self.people is None or (any(hidden) and not all(hidden)):
            return None
        below = sum(count or 0 for count in self.counts[: level - 1])
        above = sum(count or 0 for count in self.counts[level - 1 :])
        return above if not hidden or not hidden[0] else self.people - below


@dataclass(frozen=True, slots=True)
class Spread:
    """The levels of one criterion over the course; `levels` are their names, from 1."""

    id: str
    rubric: str
    label: str
    levels: tuple[str, ...]
    rows: tuple[LevelRow, ...]
    halves: bool

    @property
    def read(self) -> int:
        """How many texts stand behind what is shown."""
        return sum(row.people or 0 for row in self.rows)


@dataclass(frozen=True, slots=True)
class Growth:
    """How people moved in one criterion from the first of their modules to the last.

    Attributes
    ----------
    people
        Those with texts of two modules or more; None for fewer than the threshold.
    up, same, down
        Who rose, stayed and fell.
    change
        The Hodges-Lehmann estimate in levels, with its interval; None where too few.
    p
        Exact sign test; None where the counts it follows from are withheld.
    clear
        ``clear``, ``some`` or ``none``: what `p` says, also where it is withheld.
    slope
        The same of Theil-Sen slopes, of people with three texts or more.
    """

    id: str
    label: str
    people: int | None
    up: int | None = None
    same: int | None = None
    down: int | None = None
    change: Estimate | None = None
    p: float | None = None
    clear: str = "none"
    slope: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far readers agreed on one criterion in texts that were read blind.

    `texts` were read by two or more, None if fewer than the threshold; `same` is the share on
    which all of them gave one level.
    """

    id: str
    label: str
    texts: int | None
    readers: int
    same: Estimate | None
    measures: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an assignment: how its points fell among those who were graded.

    `full`, `part` and `none` are people; `share` got full points; `mean` is the mean part of the
    points, only where no count is withheld.
    """

    label: str
    people: int | None
    most: float
    full: int | None
    part: int | None
    none: int | None
    share: Estimate | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Scored:
    """The questions of an assignment in one version."""

    id: str
    label: str
    version: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ReflectionReport:
    """A whole report; `main` is the criterion that the first page is about, None without any."""

    meta: Meta
    parameters: ReflectionParameters
    included: int
    texts: tuple[HandedIn, ...]
    spreads: tuple[Spread, ...]
    growth: tuple[Growth, ...]
    agreed: tuple[Agreed, ...]
    waiting: bool
    scored: tuple[Scored, ...]
    main: str | None
    withheld: Mapping[str, int] = field(default_factory=dict)

    @property
    def spread(self) -> Spread | None:
        """The levels of the main criterion."""
        return next((one for one in self.spreads if one.id == self.main), None)
