"""A planned study played out many times where nothing changes: what its estimates would be.

In each of these draws the very analysis of the study is done. An effect added to everybody, or
to everybody in one arm, moves the estimate by just as much and leaves its standard error alone:
so one set of draws answers for every effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from lidera_nb.analysis.power.design import Design

DRAWS = 4000
_NOTHING = 1e-9
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Power:
    """How often the study would find an effect.

    Attributes
    ----------
    value
        From 0 to 1.
    low, high
        What the number of draws leaves open (95 %, Wilson): an error of simulation, not of the
        assumptions.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Draws:
    """The study's estimates where nothing changes.

    Attributes
    ----------
    design
        The study.
    estimates, errors, critical
        Per draw: the estimate, its standard error, and the absolute t from which on the study
        would speak of a finding (degrees of freedom differ with how many are lost).
    """

    design: Design
    estimates: Floats
    errors: Floats
    critical: Floats

    def power(self, effect: float) -> Power:
        """The power for a true standardised effect, in standard deviations at one measure."""
        moved = self.estimates + effect * self.design.shrinkage
        found = int(np.sum(np.abs(moved) > self.critical * self.errors))
        return _wilson(found, self.estimates.size)


def simulate(design: Design, seed: int, draws: int = DRAWS) -> Draws:
    """Play a study out where nothing changes.

    Scores are normal with a standard deviation of 1 at each measure, made of a part of the
    cluster (`icc` of the variance) and one of the person, both with the design's correlation
    between before and after.

    Parameters
    ----------
    design
        The study.
    seed
        Settles the draws.
    draws
        How many, 100 or more.

    References
    ----------
    Bland, J. M., & Kerry, S. M. (1998). Weighted comparison of means. BMJ, 316, 129: why an
    analysis of few clusters works on their means.
    """
    dice = np.random.default_rng(seed)
    before, after, kept = _scores(design, dice, draws)
    if design.cluster_size > 1:
        before, after, kept = _means(design, before, after, kept)
    estimates, errors, freedom = (
        _changes(before, after, kept) if design.arms == 1 else _adjusted(before, after, kept)
    )
    return Draws(design, estimates, errors, stats.t.ppf(1 - design.alpha / 2, freedom))


def _scores(design: Design, dice: np.random.Generator, draws: int) -> tuple[Floats, Floats, Floats]:
    """Before, after and who is kept, each of shape (draws, people)."""
    shape = draws, design.people
    of_person = _pair(dice, shape, design.correlation)
    if design.cluster_size > 1:
        of_cluster = _pair(dice, (draws, design.units), design.correlation)
        where = np.arange(design.people) % design.units
        share = sqrt(design.icc), sqrt(1 - design.icc)
        of_person = tuple(
            share[0] * cluster[:, where] + share[1] * person
            for cluster, person in zip(of_cluster, of_person, strict=True)
        )  # type: ignore[assignment]
    kept = (dice.random(shape) >= design.lost).astype(float)
    return of_person[0], of_person[1], kept


def _pair(
    dice: np.random.Generator, shape: tuple[int, int], correlation: float
) -> tuple[Floats, Floats]:
    first, other = dice.standard_normal(shape), dice.standard_normal(shape)
    return first, correlation * first + sqrt(1 - correlation**2) * other


def _means(
    design: Design, before: Floats, after: Floats, kept: Floats
) -> tuple[Floats, Floats, Floats]:
    """The means of clusters over those who are kept; a cluster that lost everybody is lost."""
    where = np.arange(design.people) % design.units
    belongs = (where[:, None] == np.arange(design.units)).astype(float)
    n = kept @ belongs
    shared = np.maximum(n, 1)
    return (before * kept) @ belongs / shared, (after * kept) @ belongs / shared, np.sign(n)


def _changes(before: Floats, after: Floats, kept: Floats) -> tuple[Floats, Floats, Floats]:
    """The mean change with its standard error: a paired t test."""
    n = np.maximum(kept.sum(axis=1), 2)
    change = (after - before) * kept
    mean = change.sum(axis=1) / n
    spread = (((change - mean[:, None]) * kept) ** 2).sum(axis=1) / (n - 1)
    return mean, np.sqrt(spread / n), n - 1


def _adjusted(before: Floats, after: Floats, kept: Floats) -> tuple[Floats, Floats, Floats]:
    """The difference of two arms after, adjusted for before: least squares on units."""
    arm = np.broadcast_to(np.arange(before.shape[1]) % 2, before.shape).astype(float)
    n = kept.sum(axis=1)
    arm, before, after = (_centred(values, kept, n) for values in (arm, before, after))
    aa, bb, ab = ((x * y).sum(axis=1) for x, y in ((arm, arm), (before, before), (arm, before)))
    ay, by, yy = ((x * y).sum(axis=1) for x, y in ((arm, after), (before, after), (after, after)))
    # Where an arm lost everybody there is nothing to find: an estimate of 0, sure of nothing.
    whole = np.where(aa * bb - ab**2 > _NOTHING, aa * bb - ab**2, np.inf)
    effect, slope = (ay * bb - by * ab) / whole, (by * aa - ay * ab) / whole
    freedom = np.maximum(n - 3, 1)
    left = np.maximum(yy - effect * ay - slope * by, 0) / freedom
    errors = np.where(np.isinf(whole), np.inf, np.sqrt(left * bb / whole))
    return effect, errors, freedom


def _centred(values: Floats, kept: Floats, n: Floats) -> Floats:
    mean = (values * kept).sum(axis=1) / n
    centred: Floats = (values - mean[:, None]) * kept
    return centred


def _wilson(found: int, n: int) -> Power:
    low, high = stats.binomtest(found, n).proportion_ci(method="wilson")
    return Power(found / n, float(low), float(high))
