"""What a cohort report says, as plain frozen data: every number already safe to print.

Nothing here knows how it will look. None stands where a count is withheld.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lidera_nb.dataset.read import Meta
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.parameters import CohortParameters

if TYPE_CHECKING:
    from lidera_nb.report.cohort.model import Evidence


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of taking part, and how many reached it."""

    id: str
    people: int | None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer or outcome: how many took it, and their share."""

    id: str
    label: str
    people: int | None
    share: Estimate | None


@dataclass(frozen=True, slots=True)
class Distribution:
    """How people spread over options; `people` is None where too few answered."""

    id: str
    label: str
    people: int | None
    options: tuple[Option, ...]

    @property
    def top(self) -> Option | None:
        """The option that most took, None where that cannot be told."""
        shown = [option for option in self.options if option.people]
        first = max(shown, key=lambda option: option.people or 0, default=None)
        hidden = (self.people or 0) - sum(option.people or 0 for option in shown)
        return first if first and (first.people or 0) >= hidden else None

    @property
    def tells(self) -> bool:
        """Whether anything of it can be shown."""
        return any(option.people is not None for option in self.options)

    @property
    def withheld(self) -> int:
        """How many of the options are withheld."""
        return sum(option.people is None for option in self.options)


@dataclass(frozen=True, slots=True)
class DecisionPoint:
    """A decision of the case: at which position, what was asked, and how people spread."""

    position: int
    scene: str
    prompt: str
    choices: Distribution


@dataclass(frozen=True, slots=True)
class Follow:
    """A choice and the choice taken right after it."""

    first_scene: str
    first: str
    next_scene: str
    next: str
    people: int


@dataclass(frozen=True, slots=True)
class Follows:
    """Which choice followed which; `withheld` counts the pairs that happened but stay hidden."""

    shown: tuple[Follow, ...]
    withheld: int


@dataclass(frozen=True, slots=True)
class Quartiles:
    """An indicator after a number of decisions; the quartiles only from ten people on."""

    position: int
    n: int
    median: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator over the case; `bands` are lower bounds and their words."""

    id: str
    label: str
    points: tuple[Quartiles, ...]
    bands: tuple[tuple[int, str], ...]

    def word(self, value: float) -> str:
        """The word for a value."""
        return next((word for lower, word in reversed(self.bands) if value >= lower), "")


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements given one probability: how many, and the share that came true in the case."""

    confidence: int
    statements: int | None
    came_true: Estimate | None

    @property
    def withheld(self) -> bool:
        """Whether a count of it is withheld; where nobody said so, nothing is."""
        return self.came_true is None and self.statements != 0


@dataclass(frozen=True, slots=True)
class Calibration:
    """Stated probabilities against what happened in the case."""

    bins: tuple[Bin, ...]
    people: int
    statements: int
    brier: Estimate | None
    coarse: bool


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What the cohort did in one case."""

    id: str
    title: str
    versions: int
    decisions: tuple[DecisionPoint, ...]
    follows: Follows
    indicators: tuple[Indicator, ...]
    endings: Distribution
    calibration: Calibration | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that should be there: for how many, and for how many it is not."""

    id: str
    expected: int | None
    missing: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole cohort report."""

    meta: Meta
    parameters: CohortParameters
    flow: tuple[Stage, ...]
    profile: tuple[Distribution, ...]
    cases: tuple[CaseReport, ...]
    reflections: tuple[Distribution, ...]
    missing: tuple[Missing, ...]
    withheld: Mapping[str, int]
    evidence: Evidence

    def stage(self, name: str) -> int | None:
        """How many reached a stage."""
        return next(stage.people for stage in self.flow if stage.id == name)
