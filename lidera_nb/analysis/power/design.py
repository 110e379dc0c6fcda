"""A study as it is planned: who is asked, how often, in which groups, and what is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FEWEST, MOST = 10, 300
"""People for whom a design can be planned here: cohorts, not censuses."""


@dataclass(frozen=True, slots=True)
class Design:
    """A study with one measure before and one after.

    Attributes
    ----------
    people
        Who is asked, in all arms together: from `FEWEST` to `MOST`.
    arms
        1: everybody takes part, and what is tested is their mean change. 2: half of the
        clusters, or of the people where there are no clusters, take part first; tested is the
        difference after, adjusted for what was measured before (analysis of covariance).
    cluster_size
        People in a cluster (a school, a territory) on average; 1 where there are no clusters.
    icc
        Intraclass correlation: the part of the variance that lies between clusters, from 0 to
        less than 1. The same before, after and for change.
    correlation
        Between before and after of the same person, from 0 to less than 1.
    lost
        The part of the people, from 0 to less than 1, whom the second measure does not reach;
        lost completely at random.
    reliability
        Of the measure, more than 0 up to 1. A standardised effect on what is measured without
        error shrinks by its square root.
    alpha
        Two-sided level of the test.

    Raises
    ------
    ValueError
        If one of them is out of its range, or there are too few clusters to test anything.
    """

    people: int
    arms: Literal[1, 2] = 1
    cluster_size: int = 1
    icc: float = 0.0
    correlation: float = 0.5
    lost: float = 0.0
    reliability: float = 1.0
    alpha: float = 0.05

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        _within("people", self.people, FEWEST, MOST)
        _within("cluster_size", self.cluster_size, 1, self.people)
        for name in ("icc", "correlation", "lost"):
            _within(name, getattr(self, name), 0, 0.99)
        _within("reliability", self.reliability, 0.01, 1)
        _within("alpha", self.alpha, 0.001, 0.2)
        if self.arms not in (1, 2):
            raise ValueError(f"arms is {self.arms}; a design has 1 or 2")
        if self.units < self.arms + 2:
            raise ValueError(
                f"{self.people} people in clusters of {self.cluster_size} make {self.units} "
                f"units of analysis; there must be {self.arms + 2} or more"
            )

    @property
    def units(self) -> int:
        """What the test counts: people, or clusters where there are such."""
        return self.people if self.cluster_size == 1 else round(self.people / self.cluster_size)

    @property
    def shrinkage(self) -> float:
        """By what an effect on the true score is multiplied in what is observed."""
        return float(self.reliability**0.5)


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueError(f"{name} is {value}; it must be from {low} to {high}")
