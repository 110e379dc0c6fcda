"""Whether the lot made arms that are alike in what was known before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import nan, sqrt
from statistics import fmean, variance

from lidera_nb.analysis.randomised.assigned import Unit

FINE, ADJUST = 0.05, 0.25


@dataclass(frozen=True, slots=True)
class Balance:
    """One characteristic in two arms.

    Attributes
    ----------
    name, value
        The characteristic; for one in words, which word.
    first, second
        Its mean in each arm, or the share that has the word.
    difference
        First minus second in pooled standard deviations; NaN where nothing varies and the arms
        differ, or an arm has fewer than two values.
    """

    name: str
    value: str
    first: float
    second: float
    difference: float

    @property
    def verdict(self) -> str:
        """``fine`` up to .05, ``adjust`` up to .25, ``fail`` above, ``unknown``.

        References
        ----------
        What Works Clearinghouse (2022). Procedures and Standards Handbook, Version 5.0:
        baseline equivalence.
        """
        size = abs(self.difference)
        if size != size:
            return "unknown"
        return "fine" if size <= FINE else "adjust" if size <= ADJUST else "fail"


def balance(
    units: Sequence[Unit], assigned: Mapping[str, str], arms: tuple[str, str]
) -> list[Balance]:
    """Every characteristic of the units in two arms, in the order of their names.

    A word is compared by the share that has it, with the same pooled standard deviation.
    """
    sides = [[unit for unit in units if assigned[unit.id] == arm] for arm in arms]
    return [_compared(name, value, sides, of) for name, value, of in _traits(units)]


def _traits(units: Sequence[Unit]) -> Iterator[tuple[str, str, Callable[[Unit], float | None]]]:
    for name in sorted({name for unit in units for name in unit.numbers}):
        yield name, "", lambda unit, name=name: unit.numbers.get(name)  # type: ignore[misc]
    for name, word in sorted({item for unit in units for item in unit.words.items()}):
        yield name, word, lambda unit, name=name, word=word: _has(unit, name, word)  # type: ignore[misc]


def _has(unit: Unit, name: str, word: str) -> float | None:
    return float(unit.words[name] == word) if name in unit.words else None


def _compared(
    name: str, value: str, sides: list[list[Unit]], of: Callable[[Unit], float | None]
) -> Balance:
    first, second = ([found for unit in side if (found := of(unit)) is not None] for side in sides)
    if min(len(first), len(second)) < 2:
        return Balance(name, value, nan, nan, nan)
    means = fmean(first), fmean(second)
    return Balance(name, value, *means, _standardised(first, second, means[0] - means[1]))


def _standardised(first: list[float], second: list[float], gap: float) -> float:
    n, m = len(first), len(second)
    pooled = ((n - 1) * variance(first) + (m - 1) * variance(second)) / (n + m - 2)
    if pooled == 0:
        return 0.0 if gap == 0 else nan
    return gap / sqrt(pooled)
