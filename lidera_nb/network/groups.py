"""Groups that the ties themselves show: communities, and a core with its periphery."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lidera_nb.network.arrays import Array, Sparse, adjacency, answered, share
from lidera_nb.network.louvain import louvain
from lidera_nb.network.ties import Graph


@dataclass(frozen=True)
class Communities:
    """People who are tied to one another more than to others.

    Attributes
    ----------
    membership
        By person, a number from 0 (the largest community).
    modularity
        Ties within communities less those expected by the persons' numbers of ties, as a share of
        all: from −0.5 to 1; ``nan`` without ties.
    method, seed
        ``louvain``, and the seed of the order in which people were looked at.
    """

    membership: pd.Series
    modularity: float
    method: str
    seed: int

    @property
    def count(self) -> int:
        """How many communities there are."""
        return int(self.membership.nunique())


def communities(graph: Graph, seed: int = 2026, resolution: float = 1.0) -> Communities:
    """Divide the network where few ties cross.

    Parameters
    ----------
    graph
        A graph; direction is set aside, and a mutual tie counts twice.
    seed
        Of the order in which people are looked at. Another seed may give another division of
        nearly the same modularity: small differences mean nothing.
    resolution
        Above 1 for more and smaller communities.

    Returns
    -------
    Communities
        Isolates are communities of one; non-respondents are placed by the ties others told.

    References
    ----------
    Blondel, Guillaume, Lambiotte & Lefebvre (2008), *Journal of Statistical Mechanics* P10008;
    Newman (2006), *PNAS* 103.
    """
    there = adjacency(graph)
    both = (there + there.T).tocsr()
    label = _by_size(louvain(both, seed, resolution))
    who = pd.Index(list(graph), name="person")
    return Communities(pd.Series(label, who), modularity(both, label), "louvain", seed)


def modularity(both: Sparse, label: Array) -> float:
    """Ties within groups beyond those expected, as a share of all; `both` is symmetric."""
    ties, whole = both.tocoo(), float(both.sum())
    within = float(ties.data[label[ties.row] == label[ties.col]].sum())
    held = np.bincount(label, weights=both.sum(axis=1)) if len(label) else np.zeros(0)
    return share(within, whole) - share(float((held**2).sum()), whole**2)


@dataclass(frozen=True)
class CorePeriphery:
    """A division into a core, whose members are tied, and a periphery, whose members are not.

    Attributes
    ----------
    core
        By person, whether they belong to the core.
    fit
        Correlation of the ties with that ideal, from −1 to 1; ``nan`` if there is nothing to fit.
        Below about 0.3 the network has no core worth the name.
    method
        How the division was found.
    """

    core: pd.Series
    fit: float
    method: str


def core_periphery(graph: Graph) -> CorePeriphery:
    """The division into core and periphery that fits the ties best.

    Parameters
    ----------
    graph
        A graph. Ties between core and periphery may be or not; only those within either count.

    Returns
    -------
    CorePeriphery
        Isolates lie in the periphery. The unknown ties of non-respondents do not count.

    Notes
    -----
    The discrete model of Borgatti & Everett, fit by correlation. People are ordered by their ties,
    the best cut of that order is taken (Lip), and single people change sides as long as the fit
    rises: exact enough that no single change improves it.

    References
    ----------
    Borgatti & Everett (1999), *Social Networks* 21; Lip (2011), arXiv:1102.5511.
    """
    there = adjacency(graph)
    said = answered(graph) if graph.is_directed() else np.ones(len(graph), dtype=bool)
    core = _best_cut(there, said)
    fit = _fit(*_cells(there, said, core))
    for _ in range(len(core)):
        better, found = _best_move(there, said, core)
        if not found > fit + 1e-12:
            break
        core, fit = better, found
    who = pd.Index(list(graph), name="person")
    return CorePeriphery(
        pd.Series(core, who, dtype=bool), float(fit), "degree order, best cut, moves"
    )


def _by_size(label: Array) -> Array:
    """The same groups, numbered from the largest."""
    names, size = np.unique(label, return_counts=True)
    place = np.empty(len(names), dtype=np.int64)
    place[np.argsort(-size, kind="stable")] = np.arange(len(names))
    return place[np.searchsorted(names, label)]


def _best_cut(there: Sparse, said: Array) -> Array:
    """The core that is the first k by number of ties, for the best k."""
    order = np.argsort(-(there.sum(axis=0) + there.sum(axis=1)), kind="stable")
    rank = np.argsort(order)
    ties, n = there.tocoo(), len(order)
    later = np.maximum(rank[ties.row], rank[ties.col])
    sooner = np.minimum(rank[ties.row], rank[ties.col])
    inside = np.cumsum(np.bincount(later, minlength=n)[:n])
    outside = len(ties.row) - np.cumsum(np.bincount(sooner, minlength=n)[:n])
    first, told = np.arange(1, n + 1), np.cumsum(said[order])
    fits = _fit(inside, told * (first - 1), outside, (said.sum() - told) * (n - first - 1))
    core = np.zeros(n, dtype=bool)
    if n and not np.isnan(fits).all():
        core[order[: int(np.nanargmax(fits)) + 1]] = True
    return core


def _cells(there: Sparse, said: Array, core: Array) -> tuple[float, float, float, float]:
    """Ties in the core and how many could be there; the same of the periphery."""
    inside = float(core @ (there @ core.astype(float)))
    outside = float(~core @ (there @ (~core).astype(float)))
    most_in = float((core & said).sum() * (core.sum() - 1))
    most_out = float((~core & said).sum() * ((~core).sum() - 1))
    return inside, most_in, outside, most_out


def _best_move(there: Sparse, said: Array, core: Array) -> tuple[Array, float]:
    """The best fit that one person's change of sides gives, and the core that it leaves."""
    inside, _, outside, _ = _cells(there, said, core)
    with_core = there @ core.astype(float) + there.T @ core.astype(float)
    with_rest = there.sum(axis=0) + there.sum(axis=1) - with_core
    step = np.where(core, -1, 1)
    size, told = core.sum() + step, (core & said).sum() + step * said
    most_in = told * (size - 1)
    most_out = (said.sum() - told) * (len(core) - size - 1)
    fits = _fit(inside + step * with_core, most_in, outside - step * with_rest, most_out)
    if not len(fits) or np.isnan(fits).all():
        return core, float("nan")
    who = int(np.nanargmax(fits))
    moved = core.copy()
    moved[who] = not core[who]
    return moved, float(fits[who])


def _fit(inside: Array, most_in: Array, outside: Array, most_out: Array) -> Array:
    """Correlation of ties (1 or 0) with the ideal: 1 within the core, 0 within the periphery."""
    cells, ties = most_in + most_out, inside + outside
    top = cells * inside - ties * most_in
    under = np.sqrt(np.maximum(1.0 * ties * (cells - ties) * most_in * most_out, 0.0))
    return np.divide(top, under, out=np.full_like(under, np.nan), where=under > 0)[()]
