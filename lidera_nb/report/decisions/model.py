"""What a report on decisions says, as plain frozen data: every number already safe to print.

None stands where a number is withheld or cannot be known. There are no people in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lidera_nb.analysis.calibration import Calibrated
from lidera_nb.analysis.groups import Verdict
from lidera_nb.analysis.nearness import Nearness
from lidera_nb.analysis.ranged import Ranged
from lidera_nb.dataset.read import Meta
from lidera_nb.report.model import Bin
from lidera_nb.report.parameters import DecisionParameters


@dataclass(frozen=True, slots=True)
class Cell:
    """A choice within its scene: its letter, its words and how many took it."""

    id: str
    letter: str
    label: str
    people: int | None


@dataclass(frozen=True, slots=True)
class Station:
    """A scene with its choices, or an ending without any."""

    id: str
    label: str
    people: int | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """From a choice of a station to the next station; `people` is None where withheld."""

    scene: str
    choice: str
    to: str
    people: int | None


@dataclass(frozen=True, slots=True)
class PathMap:
    """Where people went; stations in the order in which they are met."""

    stations: tuple[Station, ...]
    ways: tuple[Way, ...]

    @property
    def withheld(self) -> int:
        """How many ways that somebody went are withheld."""
        return sum(way.people is None for way in self.ways)


@dataclass(frozen=True, slots=True)
class Paths:
    """Whole paths and whether they fall into groups.

    Attributes
    ----------
    people
        Who decided anything.
    distinct
        How many different paths they took.
    most
        People on the path most often taken, None where they are too few to be told of.
    verdict, sizes, silhouette
        Whether there are groups, how large, and how well they hold together.
    parting
        The scenes at which the groups differ most.
    """

    people: int
    distinct: int
    most: int | None
    verdict: Verdict
    sizes: tuple[int, ...]
    silhouette: float | None
    parting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """How divided people were at a decision.

    `entropy` and `corrected` only where no count of the decision is withheld; `word` is ``one``,
    ``leaning`` or ``split``, None where even that would tell a count. `top` is the letter of the
    choice most often taken.
    """

    number: int
    label: str
    people: int
    entropy: Ranged | None
    corrected: float | None
    word: str | None
    top: str | None


@dataclass(frozen=True, slots=True)
class Timed:
    """How long a decision took, in minutes; quartiles only from ten people on.

    `median` is None where half or more took longer than the limit; `breaks` where withheld.
    """

    number: int
    label: str
    people: int
    breaks: int | None
    median: Ranged | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Consulted:
    """A document: how many of those who came to its scene opened it, and the choice there.

    `verdict` is what the test says after Holm: ``clear``, ``some``, ``none``; None where there
    was nothing to test.
    """

    label: str
    scene: str
    people: int | None
    opened: int | None
    verdict: str | None
    p: float | None


@dataclass(frozen=True, slots=True)
class Panelled:
    """The distance to the panel of a case."""

    found: Nearness
    experts: int
    synthetic: bool
    points: tuple[PanelPoint, ...]


@dataclass(frozen=True, slots=True)
class PanelPoint:
    """The distance at one decision, None where its counts are withheld; `top` is a letter."""

    label: str
    experts: int
    distance: Ranged | None
    among: float | None
    blind: float
    top: str


@dataclass(frozen=True, slots=True)
class Predicted:
    """Stated probabilities against the case; `coarse`: some count is withheld, so one decimal."""

    found: Calibrated
    bins: tuple[Bin, ...]
    coarse: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """How the same people differ between two of their plays in one measure.

    `measure` is ``distance``, ``brier``, ``read`` or ``minutes``; `change` is the typical change
    of a person. `p` is adjusted after Holm and None where counts are withheld; `verdict` says
    what it says all the same.
    """

    measure: str
    people: int
    before: float
    after: float
    change: Ranged
    superiority: Ranged
    up: int | None
    same: int | None
    down: int | None
    verdict: str
    p: float | None


@dataclass(frozen=True, slots=True)
class Switched:
    """A decision that people met in both attempts: how many took another choice the second time."""

    label: str
    people: int
    other: int | None
    verdict: str
    p: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """Two plays of the same people: two attempts at a case, or two cases.

    `people` is None for fewer than the threshold; `first` and `last` are titles of cases.
    """

    first: str
    last: str
    people: int | None
    rows: tuple[Changed, ...] = ()
    switched: tuple[Switched, ...] = ()

    @property
    def attempts(self) -> bool:
        """Whether it is one case, played twice."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class CaseFound:
    """What was found in one case."""

    id: str
    title: str
    versions: int
    map: PathMap
    paths: Paths | None
    divided: tuple[Divided, ...]
    timed: tuple[Timed, ...]
    documents: tuple[Consulted, ...]
    panel: Panelled | None
    predicted: Predicted | None


@dataclass(frozen=True, slots=True)
class DecisionReport:
    """A whole report."""

    meta: Meta
    parameters: DecisionParameters
    included: int
    cases: tuple[CaseFound, ...]
    changes: tuple[Change, ...]
    withheld: Mapping[str, int] = field(default_factory=dict)
