"""What chance alone would do at a decision: the baseline beside every figure of a group.

Of ten people who pick blindly among three choices, the choice most often taken is rarely taken
by three: the most frequent of several is large by being the most frequent. So a modal share is
compared with the one that blind picks have on average, not with 1/k.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import factorial
from random import Random

DRAWS = 4000
"""Simulated groups where an exact figure would take too long; its error is below 0.005."""

SEED = 1871


def baseline(open_to_each: Sequence[int]) -> float | None:
    """The part of blind picks that hit any one named choice: the mean of 1/k over the people.

    >>> baseline([2, 4])
    0.375
    """
    return sum(1 / k for k in open_to_each) / len(open_to_each) if open_to_each else None


def expected_modal_share(open_to_each: Sequence[Sequence[str]]) -> float | None:
    """The modal share that a group of blind pickers has on average, from 1/k to 1.

    Exact where all had the same choices open; where they had not, the mean of `DRAWS` seeded
    groups. None without anybody.

    >>> expected_modal_share([("a", "b")] * 2)
    0.75
    """
    if not open_to_each:
        return None
    if len({frozenset(choices) for choices in open_to_each}) == 1:
        return float(_exact(len(open_to_each), len(open_to_each[0])))
    return _simulated(open_to_each)


def _exact(people: int, k: int) -> Fraction:
    """The mean of the largest of k counts over `people` blind picks, over `people`."""
    below = [_at_most(most, people, k) for most in range(people)]
    return sum((1 - part for part in below), Fraction(0)) / people


def _at_most(most: int, people: int, k: int) -> Fraction:
    """How likely no choice is taken more than `most` times.

    The counts are multinomial: the product of k truncated exponential series holds, at the power
    `people`, the number of ways divided by the factorial of `people`.
    """
    one = [Fraction(1, factorial(j)) for j in range(min(most, people) + 1)]
    ways = [Fraction(1)]
    for _ in range(k):
        ways = _product(ways, one, people)
    return ways[people] * factorial(people) / k**people if len(ways) > people else Fraction(0)


def _product(left: list[Fraction], right: list[Fraction], most: int) -> list[Fraction]:
    found = [Fraction(0)] * min(len(left) + len(right) - 1, most + 1)
    for i, a in enumerate(left):
        for j, b in enumerate(right[: len(found) - i]):
            found[i + j] += a * b
    return found


def _simulated(open_to_each: Sequence[Sequence[str]]) -> float:
    dice = Random(SEED)  # noqa: S311 - a stated simulation
    total = 0
    for _ in range(DRAWS):
        picked = Counter(dice.choice(choices) for choices in open_to_each)
        total += max(picked.values())
    return total / (DRAWS * len(open_to_each))


def hits(chances: Iterable[float]) -> list[float]:
    """How likely each number of hits is, when every try has its own chance (Poisson binomial).

    >>> hits([0.5, 0.5])
    [0.25, 0.5, 0.25]
    """
    found = [1.0]
    for chance in chances:
        missed = [part * (1 - chance) for part in found]
        hit = [part * chance for part in found]
        found = [a + b for a, b in zip([*missed, 0.0], [0.0, *hit], strict=True)]
    return found


def usual(chances: Sequence[float], within: float = 0.95) -> tuple[int, int]:
    """The least and the most hits that blind tries have in the middle `within` of all groups.

    >>> usual([0.5] * 10)
    (2, 8)
    """
    spare, found = (1 - within) / 2, hits(chances)
    low = next(n for n in range(len(found)) if sum(found[: n + 1]) > spare)
    high = next(n for n in reversed(range(len(found))) if sum(found[n:]) > spare)
    return low, high
