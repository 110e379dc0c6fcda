"""Tests that hold for a few people: exact where that is quick, by seeded permutation beyond it.

None of them says how large a difference is, and none says why it is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, prod
from typing import Any

import numpy as np
import numpy.typing as npt

EXACT_UP_TO = 16
"""Changes up to which all ``2 ** n`` ways of swapping them are tried."""
TABLES_UP_TO = 200_000
DRAWS = 9999
_NEAR = 1e-7
"""Probabilities that differ by less, relatively, count as equal, as in R."""


def fisher(table: Sequence[Sequence[int]], seed: int = 0) -> float:
    """Whether two groups spread differently over some answers: Fisher's test for a 2 x k table.

    Two-sided: the probability, with both margins as they are, of a table no more probable than
    this one (Freeman and Halton). 1 where a group or all answers but one are empty.

    Parameters
    ----------
    table
        Two rows of counts.
    seed
        Settles the permutations, which are drawn for more than `TABLES_UP_TO` tables.

    References
    ----------
    Freeman, G. H., and Halton, J. H. (1951). Note on an exact treatment of contingency, goodness
    of fit and other problems of significance. Biometrika, 38(1/2), 141-149.

    Examples
    --------
    >>> round(fisher([[3, 1], [1, 3]]), 4)
    0.4857
    """
    columns = [a + b for a, b in zip(*table, strict=True) if a + b]
    first, people = sum(table[0]), sum(columns)
    if first in (0, people) or len(columns) < 2:
        return 1.0
    taken = [a for a, b in zip(*table, strict=True) if a + b]
    own = prod(comb(n, a) for n, a in zip(columns, taken, strict=True))
    if prod(n + 1 for n in columns[:-1]) > TABLES_UP_TO:
        return _fisher_drawn(columns, first, own, seed)
    ways: dict[tuple[int, int], int] = {(0, 1): 1}
    for n in columns:
        ways = _extended(ways, n, first)
    as_rare = sum(way * times for (used, way), times in ways.items()
                  if used == first and way <= own * (1 + _NEAR))  # fmt: skip
    return min(1.0, as_rare / comb(people, first))


def _extended(ways: dict[tuple[int, int], int], n: int, first: int) -> dict[tuple[int, int], int]:
    """Partial tables by people of the first row and by ways, with one more column."""
    found: dict[tuple[int, int], int] = {}
    for (used, way), times in ways.items():
        for a in range(min(n, first - used) + 1):
            key = used + a, way * comb(n, a)
            found[key] = found.get(key, 0) + times
    return {key: times for key, times in found.items() if key[0] <= first}


def _fisher_drawn(columns: Sequence[int], first: int, own: int, seed: int) -> float:
    dice = np.random.default_rng(seed)
    drawn = dice.multivariate_hypergeometric(columns, first, size=DRAWS)
    as_rare = sum(
        prod(comb(n, int(a)) for n, a in zip(columns, row, strict=True)) <= own * (1 + _NEAR)
        for row in drawn
    )
    return (1 + as_rare) / (DRAWS + 1)


def marginal_change(before: Sequence[str], after: Sequence[str], seed: int = 0) -> float:
    """Whether the shares of some answers differ between two times: Stuart-Maxwell by swapping.

    The statistic is Stuart's; how rare it is comes from swapping the two answers of each person
    who changed, since without a change in shares either order was as likely. With two answers
    it is the exact test of McNemar.

    Parameters
    ----------
    before, after
        The answers of the same people in the same order.
    seed
        Settles the swaps, which are drawn for more than `EXACT_UP_TO` changes.

    References
    ----------
    Stuart, A. (1955). A test for homogeneity of the marginal distributions in a two-way
    classification. Biometrika, 42(3/4), 412-416.

    Maxwell, A. E. (1970). Comparing the classification of subjects by two independent judges.
    British Journal of Psychiatry, 116(535), 651-655.

    Examples
    --------
    >>> marginal_change("aaaaab", "bbbbbb")
    0.0625
    """
    moves = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    if not moves:
        return 1.0
    steps, inverse = _moves(moves)
    signs = _signs(len(moves), seed)
    drawn = signs @ steps
    values = np.einsum("ij,jk,ik->i", drawn, inverse, drawn)
    shift = steps.sum(axis=0)
    return _rare(values, float(shift @ inverse @ shift), len(moves))


def stuart_maxwell(table: Sequence[Sequence[int]]) -> float:
    """Stuart's statistic of a square table, before by after: chi-squared with k - 1 degrees."""
    moves = [(str(i), str(j)) for i, row in enumerate(table) for j, n in enumerate(row)
             if i != j for _ in range(n)]  # fmt: skip
    if not moves:
        return 0.0
    steps, inverse = _moves(moves)
    shift = steps.sum(axis=0)
    return float(shift @ inverse @ shift)


def _moves(
    moves: Sequence[tuple[str, str]],
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """What each change adds to the difference of shares, and the inverse of its covariance.

    The covariance does not depend on the direction of any change, so it holds for every swap.
    """
    names = sorted({name for move in moves for name in move})
    steps = np.zeros((len(moves), len(names)))
    for i, (a, b) in enumerate(moves):
        steps[i, names.index(a)], steps[i, names.index(b)] = 1, -1
    return steps, np.linalg.pinv(steps.T @ steps, hermitian=True)


def swapped_mean(differences: Sequence[float], seed: int = 0) -> float:
    """How often the mean of paired differences is as far from 0 if their signs are by chance.

    Two-sided. People who did not change are part of the mean and tell nothing of its sign.

    References
    ----------
    Fisher, R. A. (1935). The design of experiments. Oliver & Boyd. (Section 21.)

    Examples
    --------
    >>> swapped_mean([1, 2, 3, 4])
    0.125
    """
    moved = np.array([one for one in differences if one])
    if not len(moved):
        return 1.0
    sums = np.abs(_signs(len(moved), seed) @ moved)
    return _rare(sums, abs(float(moved.sum())), len(moved))


def holm(ps: Sequence[float]) -> list[float]:
    """P-values of several tests together: what each is worth when it was one of many.

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal
    of Statistics, 6(2), 65-70.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    order = sorted(range(len(ps)), key=lambda i: ps[i])
    found, most = [0.0] * len(ps), 0.0
    for rank, i in enumerate(order):
        most = max(most, min(1.0, (len(ps) - rank) * ps[i]))
        found[i] = most
    return found


def _signs(n: int, seed: int) -> npt.NDArray[np.float64]:
    """All ways to give `n` changes a direction, or many drawn ones."""
    if n <= EXACT_UP_TO:
        ways = np.arange(2**n)[:, None] >> np.arange(n) & 1
    else:
        ways = np.random.default_rng(seed).integers(2, size=(DRAWS, n))
    return np.where(ways == 1, 1.0, -1.0)


def _rare(values: npt.NDArray[np.float64], own: float, n: int) -> float:
    reached = int((values >= own * (1 - _NEAR)).sum())
    return reached / len(values) if n <= EXACT_UP_TO else (1 + reached) / (len(values) + 1)
