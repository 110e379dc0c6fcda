"""How a group answers apart from what it answers: by the place in the list, and how surely.

A panel whose members like whatever stands first says little about the choices, and one that
avoids the ends of a scale looks more alike than it is. Both are habits of answering, and neither
is a fault of anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lidera_nb.analysis.chance import usual

ENDS = (0, 100)
"""The answers that leave no doubt."""


@dataclass(frozen=True, slots=True)
class Position:
    """How often a place in the list was taken.

    Attributes
    ----------
    taken, of
        Decisions at which it was taken, and all decisions.
    chance
        How often blind picks would have taken it, on average.
    low, high
        Between these numbers 95 of 100 groups of blind pickers fall.
    """

    taken: int
    of: int
    chance: float
    low: int
    high: int

    @property
    def unusual(self) -> bool:
        """Whether blind picks would seldom do so."""
        return not self.low <= self.taken <= self.high


@dataclass(frozen=True, slots=True)
class Confidence:
    """How surely a group answered: how many answers, their mean, the part at the ends."""

    count: int = 0
    mean: float | None = None
    ends: float | None = None
    levels: Mapping[int, int] = field(default_factory=dict)


def position(picks: Iterable[tuple[str, Sequence[str]]], last: bool = False) -> Position:
    """How often the choice listed first (or last) was taken, beside what chance would do.

    Parameters
    ----------
    picks
        What was taken, and what was open in the order in which it was listed.
    last
        Count the last of the list instead of the first.

    Examples
    --------
    >>> position([("a", ("a", "b")), ("b", ("a", "b"))]).taken
    1
    """
    made = list(picks)
    taken = sum(choice == listed[-1 if last else 0] for choice, listed in made)
    chances = [1 / len(listed) for _, listed in made]
    low, high = usual(chances)
    return Position(taken, len(made), sum(chances), low, high)


def confidence(answers: Iterable[int]) -> Confidence:
    """How surely a group answered, in per cent.

    >>> confidence([0, 50, 100, 50]).ends
    0.5
    """
    given = list(answers)
    if not given:
        return Confidence()
    ends = sum(answer in ENDS for answer in given) / len(given)
    levels = dict(sorted(Counter(given).items()))
    return Confidence(len(given), sum(given) / len(given), ends, levels)
