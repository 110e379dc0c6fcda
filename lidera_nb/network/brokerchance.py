"""What brokerage would be by chance: means and deviations if each tie were drawn on its own.

Threes are counted by the groups of first person, broker and third person, in arrays indexed
[first, broker, third]. First person and broker must have answered; the third need not.
"""

from __future__ import annotations

import numpy as np

from lidera_nb.network.arrays import Array

ROLES = ["w_I", "w_O", "b_IO", "b_OI", "b_O", "t"]

EXCLUDING = {"w_I": (1, 2), "w_O": (1, 0), "b_IO": (0, 0), "b_OI": (0, 0), "b_O": (1, 1),
             "t": (1, 2)}  # fmt: skip
"""How ``sna::brokerage`` weighs threes that exclude each other: all pairs of them by tie, less
those that share two ties so many times. One and one would be exact throughout."""


def per_person(people: Array, told: Array, tied: float, code: Array) -> tuple[Array, Array]:
    """Means and deviations of each person's roles, shape (n, 6); groups −1 have ``nan``.

    Parameters
    ----------
    people, told
        By group: everybody, and those who answered.
    tied
        The chance of a tie.
    code
        Each person's group.
    """
    found = np.full((2, len(people) + 1, len(ROLES)), np.nan)
    for place, kind in enumerate(_kinds(len(people)).values()):
        for group in range(len(people)):
            found[:, group, place] = _person(kind[:, group], people, told, tied, group)
    return found[0][code], found[1][code]


def overall(people: Array, told: Array, tied: float) -> tuple[Array, Array]:
    """Means and deviations of the sums over all people, by role."""
    found = [
        _overall(kind, people, told, tied, *EXCLUDING[role])
        for role, kind in _kinds(len(people)).items()
    ]
    mean, deviation = np.array(found).reshape(-1, 2).T
    return mean, deviation


def _kinds(groups: int) -> dict[str, Array]:
    """For each role, the groups of first, broker and third that make it."""
    one, mid, other = np.ogrid[:groups, :groups, :groups]
    near, far, ends = one == mid, mid == other, one == other
    kinds = [near & far, ends & ~near, near & ~far, far & ~near, ~near & ~far & ~ends]
    return dict(zip(ROLES, [*kinds, np.ones((groups,) * 3, dtype=bool)], strict=True))


def _person(
    kind: Array, people: Array, told: Array, tied: float, group: int
) -> tuple[float, float]:
    """Mean and deviation for a broker of one group; `kind` is indexed [first, third]."""
    same = np.eye(len(people))
    firsts, thirds = told - same[group], people - same[group]
    per_first = (kind * (thirds[None, :] - same)).sum(axis=1)
    per_third = [(kind * (firsts[:, None] - same * known)).sum(axis=0) for known in (True, False)]
    open_three = tied**2 * (1 - tied)
    number = float((firsts * per_first).sum())
    shared = (firsts * per_first * (per_first - 1)).sum()
    for who, each in zip((firsts, people - told), per_third, strict=True):
        shared += (who * each * (each - 1)).sum()
    variance = number * open_three * (1 - open_three) + shared * (tied * (1 - tied)) ** 3
    return number * open_three, _root(variance)


def _overall(
    kind: Array, people: Array, told: Array, tied: float, clash: int, twice: int
) -> tuple[float, float]:
    """Mean and deviation of one role's sum.

    Two threes depend on each other if they share a tie: more often together if both need it, or
    both need its absence, and never together if one needs what the other excludes.
    """
    same = np.eye(len(people))
    open_three = tied**2 * (1 - tied)
    number = float((kind * _threes(told, people)).sum())
    variance = number * open_three * (1 - open_three)
    for known in (True, False):
        ties = told[:, None] * ((told - same) if known else (people - told)[None, :])
        needed, absent = _uses(kind, people, told, known)
        variance += (ties * needed * (needed - 1)).sum() * (tied * (1 - tied)) ** 3
        variance += (ties * absent * (absent - 1)).sum() * tied**5 * (1 - tied)
        variance -= clash * 2 * (ties * needed * absent).sum() * open_three**2
    both = kind & kind.transpose(0, 2, 1), kind & kind.transpose(1, 0, 2)
    double = sum((each * _threes(told, told)).sum() for each in both)
    return number * open_three, _root(variance + twice * double * open_three**2)


def _uses(kind: Array, people: Array, told: Array, known: bool) -> tuple[Array, Array]:
    """For a pair by groups: threes that need its tie, and threes that need there to be none.

    `known` is whether the second of the pair answered, and so may be a broker.
    """
    same = np.eye(len(people))
    as_second = np.einsum("sij,ijs->ij", kind, told - same[:, None, :] - same[None, :, :] * known)
    as_first = (kind * (people - same[:, None, :] - same[None, :, :])).sum(axis=2) * known
    brokers = told[None, :, None] - same[:, :, None] - same[None, :, :] * known
    absent = (kind * brokers).sum(axis=1)
    return as_first + as_second, absent


def _threes(told: Array, thirds: Array) -> Array:
    """How many threes there are by their groups."""
    same = np.eye(len(told))
    pairs = told[:, None] * (told[None, :] - same)
    return pairs[:, :, None] * (thirds - same[:, None, :] - same[None, :, :])


def _root(variance: float) -> float:
    return float(np.sqrt(max(variance, 0.0)))
