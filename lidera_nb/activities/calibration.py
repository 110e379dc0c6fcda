"""How well somebody knew what they did not know: predictions against what happened.

Proper scores need outcomes that are settled by the case, so only predictions about the case
count, and only settled ones. With few of them a picture would show luck: it is held back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

FEWEST = 8
"""Settled predictions before a picture is drawn."""


@dataclass(frozen=True, slots=True)
class Level:
    """All predictions with one confidence: how many there were, and how many came true."""

    said: int
    count: int
    true: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Settled predictions by confidence, and their Brier score (0 best, 1 worst)."""

    count: int
    brier: float
    levels: tuple[Level, ...]

    @property
    def enough(self) -> bool:
        """Whether there are enough to show more than luck."""
        return self.count >= FEWEST


def calibration(settled: Iterable[tuple[int, bool]]) -> Calibration:
    """The calibration of predictions given as confidence in per cent and outcome.

    The Brier score is the mean squared difference between probability and outcome (Brier 1950,
    Monthly Weather Review 78).

    >>> calibration([(100, True), (0, True), (50, False), (50, True)]).brier
    0.375
    """
    pairs = list(settled)
    groups: defaultdict[int, list[bool]] = defaultdict(list)
    for said, true in pairs:
        groups[said].append(true)
    squares = [(said / 100 - true) ** 2 for said, true in pairs]
    levels = (Level(said, len(got), sum(got)) for said, got in sorted(groups.items()))
    return Calibration(len(pairs), sum(squares) / max(1, len(squares)), tuple(levels))


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near somebody came with what they thought others would do.

    Attributes
    ----------
    count
        Settled estimates.
    points
        Their mean distance from what others did, in points of per cent.
    score
        The mean squared distance of the shares, 0 best and 1 worst: Brier's rule with a share
        in the place of the outcome.
    """

    count: int
    points: float
    score: float


def nearness(settled: Iterable[tuple[int, int]]) -> Nearness:
    """How near estimates came: pairs of the share that was said and the one that it was.

    >>> nearness([(60, 80), (20, 20)])
    Nearness(count=2, points=10.0, score=0.02)
    """
    gaps = [abs(said - was) for said, was in settled]
    count = max(1, len(gaps))
    squares = sum(gap**2 for gap in gaps) / 10_000
    return Nearness(len(gaps), sum(gaps) / count, round(squares / count, 4))
