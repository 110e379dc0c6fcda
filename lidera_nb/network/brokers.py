"""Who stands between two people who are not tied, and between which groups (Gould-Fernandez).

A broker i is named by a, names b, and a does not name b. By the three people's groups:

======  ============  ==========================================
w_I     coordinator   all three of one group
w_O     itinerant     a and b of one group, i of another
b_IO    representative  a and i of one group, b of another
b_OI    gatekeeper    i and b of one group, a of another
b_O     liaison       three groups
t       all of them
======  ============  ==========================================
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lidera_nb.network.arrays import Array, Sparse, Values, adjacency, answered, codes_of
from lidera_nb.network.brokerchance import ROLES, overall, per_person
from lidera_nb.network.dyads import density
from lidera_nb.network.ties import Graph


@dataclass(frozen=True)
class Brokerage:
    """How often each person and the network as a whole broker, and what chance would give.

    Attributes
    ----------
    nodes
        Counts by person; columns ``w_I w_O b_IO b_OI b_O t``.
    nodes_expected, nodes_z
        The mean under chance, and the distance from it in standard deviations; same shape.
    total, total_expected, total_sd, total_z
        The same for the sums over all people.
    """

    nodes: pd.DataFrame
    nodes_expected: pd.DataFrame
    nodes_z: pd.DataFrame
    total: pd.Series
    total_expected: pd.Series
    total_sd: pd.Series
    total_z: pd.Series


def brokerage(graph: Graph, attribute: Values) -> Brokerage:
    """Count each person's roles between groups, and compare with ties drawn at random.

    Parameters
    ----------
    graph
        A graph.
    attribute
        The grouping: an attribute's name, a mapping by person, or values in the graph's order.

    Returns
    -------
    Brokerage
        Chance is a network of the same size, density and groups in which each tie is drawn on its
        own. z is ``nan`` where chance leaves nothing to differ. Whoever did not answer, or has no
        group, has ``nan``: nobody knows between whom they stand; isolates have 0. Counts need only
        what the first and the broker told, so non-respondents as third people do no harm.

    Notes
    -----
    Expectations and deviations are those of ``sna::brokerage``. Its deviations of the totals of
    ``w_I, b_IO, b_OI`` and ``t`` leave out some pairs of threes that exclude each other, which
    makes them a little too large; those of persons are exact.

    References
    ----------
    Gould & Fernandez (1989), *Sociological Methodology* 19.

    Examples
    --------
    >>> from lidera_nb.network import from_edges
    >>> g = from_edges([("ana", "beto"), ("beto", "carla")])
    >>> brokerage(g, ["maule", "maule", "biobio"]).nodes.loc["beto", "b_IO"]
    np.int64(1)
    """
    code, groups = codes_of(graph, attribute)
    said = answered(graph) if graph.is_directed() else np.ones(len(graph), dtype=bool)
    known = code >= 0
    inner = graph.subgraph([node for node, has in zip(graph, known, strict=True) if has])
    sizes = _sizes(code[known], len(groups)), _sizes(code[known & said], len(groups))
    counts = _counts(adjacency(graph), code)
    expected, spread = per_person(*sizes, density(inner), code)
    return _result(graph, counts, expected, spread, known & said, overall(*sizes, density(inner)))


def _result(
    graph: Graph, counts: Array, expected: Array, spread: Array, told: Array, whole: Array
) -> Brokerage:
    total = counts.sum(axis=0)
    mean, deviation = whole
    return Brokerage(
        _frame(graph, counts, told),
        _frame(graph, expected, told),
        _frame(graph, _z(counts, expected, spread), told),
        pd.Series(total, ROLES),
        pd.Series(mean, ROLES),
        pd.Series(deviation, ROLES),
        pd.Series(_z(total, mean, deviation), ROLES),
    )


def _counts(there: Sparse, code: Array) -> Array:
    """Each person's roles, shape (n, 6)."""
    first, broker, third = _open_paths(there)
    one, mid, other = code[first], code[broker], code[third]
    known = (one >= 0) & (mid >= 0) & (other >= 0)
    near, far, ends = one == mid, mid == other, one == other
    kinds = [near & far, ends & ~near, near & ~far, far & ~near, ~near & ~far & ~ends, known]
    counts = [np.bincount(broker[kind & known], minlength=len(code)) for kind in kinds]
    return np.stack(counts, axis=1)


def _open_paths(there: Sparse) -> tuple[Array, Array, Array]:
    """All paths of two ties whose ends are two people without a tie from the first to the last."""
    ties, n = there.tocoo(), there.shape[0]
    out = np.diff(there.indptr)
    times = out[ties.col]
    first, broker = np.repeat(ties.row, times), np.repeat(ties.col, times)
    begun = np.cumsum(times) - times
    step = np.arange(len(first)) - np.repeat(begun, times)
    third = there.indices[there.indptr[broker] + step]
    tied = np.isin(first.astype(np.int64) * n + third, ties.row.astype(np.int64) * n + ties.col)
    kept = (first != third) & ~tied
    return first[kept], broker[kept], third[kept]


def _sizes(code: Array, groups: int) -> Array:
    return np.bincount(code, minlength=groups)


def _z(count: Array, expected: Array, spread: Array) -> Array:
    return np.divide(count - expected, spread, out=np.full(count.shape, np.nan), where=spread > 0)


def _frame(graph: Graph, values: Array, told: Array) -> pd.DataFrame:
    shown = values if told.all() else np.where(told[:, None], values, np.nan)
    return pd.DataFrame(shown, pd.Index(list(graph), name="person"), ROLES)
