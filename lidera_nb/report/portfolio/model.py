"""What a report on many cohorts says, as plain frozen data: every number already safe to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lidera_nb.analysis.funnel import Limits
from lidera_nb.analysis.pooling import Pooled
from lidera_nb.dataset.read import Meta
from lidera_nb.report.parameters import PortfolioParameters

Standing = Literal["like", "more", "less", "unknown"]
"""Against all cohorts: what the interval of a cohort's pooled estimate allows to say."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A cohort in a funnel plot, only where none of its counts is small; never named."""

    n: int
    share: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure over the cohorts that have it.

    Attributes
    ----------
    name
        Which measure.
    cohorts, people
        How many cohorts have it with enough people, and how many people these are.
    few
        Cohorts that have it with too few people to count.
    pooled
        None where too few cohorts have it.
    limits, dots, undrawn
        The funnel of a share: limits by size, cohorts that may be drawn, how many may not.
    """

    name: str
    cohorts: int
    people: int
    few: int
    pooled: Pooled | None
    limits: tuple[Limits, ...] = ()
    dots: tuple[Dot, ...] = ()
    undrawn: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A cohort in the list: its title, its people (None if few), its standing by measure."""

    title: str
    people: int | None
    standing: Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class PortfolioReport:
    """A whole report on many cohorts."""

    meta: Meta
    parameters: PortfolioParameters
    people: int
    rows: tuple[Row, ...]
    compared: tuple[Compared, ...]
    withheld: Mapping[str, int]

    def of(self, name: str) -> Compared:
        """One measure."""
        return next(one for one in self.compared if one.name == name)
