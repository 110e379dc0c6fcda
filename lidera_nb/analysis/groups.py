"""Whether paths fall into groups, and the honest answer that they do not.

Any distances can be cut into groups. So three things are asked before a group is told of: are
there enough people, do the groups hold together (silhouette), and would people look as grouped
whose choices in one place had nothing to do with those in another. A branching case makes groups
by itself: whoever took another door stood in other rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from lidera_nb.analysis.alignment import Path, State, optimal_matching

LEAST = 20
"""People from whom on groups are looked for at all."""
SMALLEST = 5
"""People that a group must have."""
MOST_GROUPS = 5
WEAK, SOUND = 0.25, 0.5
"""Silhouettes below the first are no structure, below the second weak (Kaufman & Rousseeuw)."""
DRAWS = 99

Verdict = Literal["few", "none", "weak", "sound"]


@dataclass(frozen=True, slots=True)
class Groups:
    """What was found when groups were looked for.

    Attributes
    ----------
    people
        How many paths were compared.
    verdict
        ``few`` people to look; ``none`` that hold together or differ from what the case's own
        branching makes; ``weak``; ``sound``.
    labels
        The group of each person, from 0, the largest group first; empty unless there are any.
    silhouette
        The mean silhouette of the best cut, None where none was possible.
    p
        The part of shuffled cohorts (`shuffled`) with a silhouette at least as large; None where
        it was not asked.
    """

    people: int
    verdict: Verdict
    labels: tuple[int, ...] = ()
    silhouette: float | None = None
    p: float | None = None

    @property
    def sizes(self) -> tuple[int, ...]:
        """People by group."""
        return tuple(np.bincount(self.labels).tolist()) if self.labels else ()


def silhouette(distances: npt.NDArray[np.float64], labels: Sequence[int]) -> float:
    """The mean silhouette of a partition, from -1 to 1; of somebody alone in a group it is 0.

    References
    ----------
    Rousseeuw, P. J. (1987). Silhouettes: a graphical aid to the interpretation and validation of
    cluster analysis. Journal of Computational and Applied Mathematics, 20, 53-65.
    """
    of = np.asarray(labels)
    names = np.unique(of)
    member = of[:, None] == names[None, :]
    sizes = member.sum(axis=0)
    sums = distances @ member
    own = sizes[np.searchsorted(names, of)]
    within = np.where(own > 1, sums[member] / np.maximum(own - 1, 1), 0.0)
    others = np.where(member, np.inf, sums / sizes)
    nearest = others.min(axis=1)
    width = (nearest - within) / np.maximum(np.maximum(nearest, within), np.finfo(float).tiny)
    return float(np.where(own > 1, width, 0.0).mean())


def grouped(paths: Sequence[Path], seed: int = 0) -> Groups:
    """Groups of paths by optimal matching and average linkage, if there are any.

    Parameters
    ----------
    paths
        One a person.
    seed
        Settles the shuffled cohorts (`DRAWS` of them).

    References
    ----------
    Kaufman, L., and Rousseeuw, P. J. (1990). Finding groups in data. Wiley.

    Examples
    --------
    >>> grouped([[("hall", "ask")]] * 3).verdict
    'few'
    """
    if len(paths) < LEAST:
        return Groups(len(paths), "few")
    best, labels = _best(paths)
    if best is None or best < WEAK:
        return Groups(len(paths), "none", silhouette=best)
    dice = np.random.default_rng(seed)
    drawn = [_best(shuffled(paths, dice))[0] for _ in range(DRAWS)]
    p = (1 + sum(other is not None and other >= best for other in drawn)) / (DRAWS + 1)
    if p > 0.05:
        return Groups(len(paths), "none", silhouette=best, p=p)
    return Groups(len(paths), "sound" if best >= SOUND else "weak", labels, best, p)


def shuffled(paths: Sequence[Path], dice: np.random.Generator) -> list[list[State]]:
    """The same ways from place to place, with what was done dealt out anew among those on them.

    What was done in a place is exchanged only among people who came there and went on to the same
    next place: the branching of the case stays, and only what people bring along is lost.
    """
    found = [list(path) for path in paths]
    alike: dict[tuple[str, str | None], list[tuple[int, int]]] = {}
    for i, path in enumerate(paths):
        places = [place for place, _ in path]
        for j, way in enumerate(zip(places, [*places[1:], None], strict=True)):
            alike.setdefault(way, []).append((i, j))
    for where in alike.values():
        states = [paths[i][j] for i, j in where]
        for (i, j), k in zip(where, dice.permutation(len(where)), strict=True):
            found[i][j] = states[k]
    return found


def _best(paths: Sequence[Path]) -> tuple[float | None, tuple[int, ...]]:
    """The cut with the largest silhouette of those whose groups are all large enough."""
    kept = list(dict.fromkeys(tuple(path) for path in paths))
    at = {path: i for i, path in enumerate(kept)}
    each = [at[tuple(path)] for path in paths]
    distances = optimal_matching(kept)[np.ix_(each, each)]
    tree = linkage(squareform(distances, checks=False), "average")
    best: float | None = None
    found: tuple[int, ...] = ()
    for k in range(2, min(MOST_GROUPS, len(paths) // SMALLEST) + 1):
        labels = _ranked(fcluster(tree, k, "maxclust"))
        if len(set(labels)) == k and min(np.bincount(labels)) >= SMALLEST:
            width = silhouette(distances, labels)
            if best is None or width > best:
                best, found = width, labels
    return best, found


def _ranked(labels: npt.NDArray[np.int32]) -> tuple[int, ...]:
    """Groups numbered from the largest on."""
    names, sizes = np.unique(labels, return_counts=True)
    rank = {int(name): i for i, name in enumerate(names[np.argsort(-sizes, kind="stable")])}
    return tuple(rank[int(label)] for label in labels)
