"""What else than a count gives a person away: means, spreads, extremes, and words that are quoted.

Beside `suppression`, which is for counts; reports and releases share both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from lidera_nb.dataset.suppression import THRESHOLD


@dataclass(frozen=True, slots=True)
class Summary:
    """A number of people with their mean and standard deviation; None where withheld."""

    n: int | None
    mean: float | None
    sd: float | None


NOTHING = Summary(None, None, None)


def summary(values: Sequence[float], threshold: int = THRESHOLD, known: bool = True) -> Summary:
    """Mean and sample standard deviation, of enough people only.

    Parameters
    ----------
    values
        One of each person.
    threshold
        The fewest people behind a number.
    known
        Whether nothing of their distribution is withheld elsewhere: with a mean and a total,
        counts that were withheld can be solved for.

    Examples
    --------
    >>> summary([1, 2, 3, 4, 5])
    Summary(n=5, mean=3.0, sd=1.58)
    >>> summary([1, 2, 3, 4])
    Summary(n=None, mean=None, sd=None)
    """
    if not known or len(values) < max(threshold, 2):
        return NOTHING
    return Summary(len(values), round(fmean(values), 2), round(stdev(values), 2))


def ends(values: Sequence[float], threshold: int = THRESHOLD) -> tuple[float, float] | None:
    """In place of the smallest and largest value: those beyond which lie enough people.

    Examples
    --------
    >>> ends([0, 1, 2, 3, 4, 5, 6, 7, 8, 90])
    (4, 5)
    >>> ends([1, 2, 3]) is None
    True
    """
    if len(values) < 2 * threshold:
        return None
    ordered = sorted(values)
    return ordered[threshold - 1], ordered[-threshold]


def quotable(people: int, threshold: int = THRESHOLD) -> bool:
    """Whether words may be quoted as those of somebody of a group of so many people.

    >>> quotable(4), quotable(5)
    (False, True)
    """
    return people >= threshold
