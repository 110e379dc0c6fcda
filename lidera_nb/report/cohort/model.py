"""What a cohort report says about taking part, measuring and change: every number safe to print.

None stands where a number is withheld or cannot be known. There are no people in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lidera_nb.analysis.attrition import Bounds
from lidera_nb.analysis.security import Security
from lidera_nb.report.cohort.plan import Plan
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.network.model import Described, Wave
from lidera_nb.report.reflections.model import Agreed, Spread

Measure = Literal["g", "points", "p"]


@dataclass(frozen=True, slots=True)
class Dose:
    """A part of what people received: the median, the quartiles from ten people on, and n."""

    id: str
    median: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class WaveFlow:
    """How many of those who were asked a scale in a wave came how far."""

    wave: int
    started: int | None
    completed: int | None
    analysed: int | None


@dataclass(frozen=True, slots=True)
class Response:
    """How many of the people in the package answered an instrument."""

    label: str
    expected: int
    answered: int | None
    share: Estimate | None


@dataclass(frozen=True, slots=True)
class LeftRow:
    """Leavers against stayers in one thing: standard deviations, band and p; None if withheld."""

    label: str
    value: float | None
    band: str
    p: float | None


@dataclass(frozen=True, slots=True)
class Attrition:
    """Those measured first who were not measured again; counts are None where withheld."""

    stayed: int | None
    left: int | None
    share: Estimate | None
    rows: tuple[LeftRow, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Answers that were asked for in a wave and left open, a number or a range, and where most."""

    wave: int
    asked: int
    open: str | None
    most: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """How well a subscale's items held together in a wave; `weak` are items that went apart."""

    label: str
    wave: int
    items: int
    alpha: Estimate | None
    omega: Estimate | None
    weak: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A subscale before and after, among those who answered twice; None for too few of them.

    Attributes
    ----------
    change
        In points of the scale, with its interval.
    effect
        Hedges' g of the average variant.
    first, second
        Means.
    correlation
        Between both measurements.
    """

    id: str
    label: str
    people: int | None
    items: int
    points: int
    first: float | None = None
    second: float | None = None
    change: Estimate | None = None
    effect: Estimate | None = None
    correlation: float | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """Another way to reckon the same change; `coarse` is told to one decimal only."""

    id: str
    measure: Measure
    n: int
    value: float
    low: float | None = None
    high: float | None = None
    coarse: bool = False


@dataclass(frozen=True, slots=True)
class Deviation:
    """What did not go as the plan says: found by the report, or told in the plan."""

    id: str
    planned: str = ""
    happened: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is told about taking part, measuring and change.

    `main` is the outcome that the first page is about; None without a scale asked twice, or
    where too few answered it. `bounds` and `tried` are about it.
    """

    plan: Plan | None
    dose: tuple[Dose, ...]
    cases: tuple[str, ...]
    instrument: str
    waves: tuple[WaveFlow, ...]
    response: tuple[Response, ...]
    attrition: Attrition | None
    gaps: tuple[Gap, ...]
    held: tuple[Held, ...]
    outcomes: tuple[Outcome, ...]
    main: Outcome | None
    tried: tuple[Tried, ...]
    bounds: Bounds | None
    security: Security | None
    levels: tuple[Spread, ...]
    agreed: tuple[Agreed, ...]
    network: tuple[Wave, ...]
    ties: tuple[Described, ...]
    deviations: tuple[Deviation, ...]
    withheld: int = 0
