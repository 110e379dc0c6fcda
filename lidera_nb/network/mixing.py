"""Groups given beforehand: are ties within them or between them, and more than by chance?

A tie counts if both its ends have the attribute; non-respondents are counted as those whom others
name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lidera_nb.network.arrays import Array, Values, adjacency, answered, codes_of, share
from lidera_nb.network.ties import Graph


@dataclass(frozen=True)
class TieCounts:
    """Ties within groups and between them."""

    internal: int
    external: int


def tie_counts(graph: Graph, attribute: Values) -> TieCounts:
    """How many ties join people of one group, and how many people of two.

    Parameters
    ----------
    graph
        A graph; without direction each tie counts once.
    attribute
        The grouping: an attribute's name, a mapping by person, or values in the graph's order.
        Ties of people without a value are left out.
    """
    table = mixing_matrix(graph, attribute).to_numpy()
    halves = 1 if graph.is_directed() else 2
    within = int(np.trace(table))
    return TieCounts(within // halves, (int(table.sum()) - within) // halves)


def ei_index(graph: Graph, attribute: Values) -> float:
    """External less internal ties, as a share of all.

    Returns
    -------
    float
        From −1 (all within groups) to 1 (all between them); ``nan`` without a tie. Depends on the
        groups' sizes: `homophily` compares with chance. Isolates do not matter.

    References
    ----------
    Krackhardt & Stern (1988), *Social Psychology Quarterly* 51.

    Examples
    --------
    >>> from lidera_nb.network import from_edges
    >>> g = from_edges([("ana", "beto"), ("beto", "carla")])
    >>> ei_index(g, {"ana": "maule", "beto": "maule", "carla": "biobio"})
    0.0
    """
    ties = tie_counts(graph, attribute)
    return share(ties.external - ties.internal, ties.external + ties.internal)


def mixing_matrix(graph: Graph, attribute: Values) -> pd.DataFrame:
    """Ties from each group (rows) to each group (columns); without direction, symmetric."""
    code, groups = codes_of(graph, attribute)
    return pd.DataFrame(_mixed(graph, code, len(groups)), groups, groups)


@dataclass(frozen=True)
class Homophily:
    """Ties within groups, beside what chance would give.

    Attributes
    ----------
    observed, expected
        Share of ties within groups: as it is, and the mean when the groups' names are dealt anew.
    p_ge, p_le
        How often chance gives at least, or at most, as much: (b+1)/(m+1) over m permutations.
    groups
        By group: ``people``, ``ties`` sent by its members, ``within``, ``coleman`` (from −1, all
        ties leave, over 0, as many stay as by chance, to 1, all stay; ``nan`` without ties or if
        the group is everybody).
    permutations
        m.
    """

    observed: float
    expected: float
    p_ge: float
    p_le: float
    groups: pd.DataFrame
    permutations: int


def homophily(
    graph: Graph, attribute: Values, permutations: int = 1000, seed: int = 2026
) -> Homophily:
    """Whether people choose their own group more than chance would.

    Parameters
    ----------
    graph, attribute
        As for `tie_counts`.
    permutations, seed
        How often the groups are dealt anew among the same people in the same ties.

    Returns
    -------
    Homophily
        All ``nan`` without a tie. Non-respondents stay where they are in each deal.

    References
    ----------
    Coleman (1958), *Human Organization* 17; McPherson, Smith-Lovin & Cook (2001), *Annual Review of
    Sociology* 27.
    """
    code, groups = codes_of(graph, attribute)
    table = _mixed(graph, code, len(groups))
    observed = share(float(np.trace(table)), float(table.sum()))
    dealt = _dealt(graph, code, permutations, seed)
    ge, le = (int((dealt >= observed - 1e-12).sum()), int((dealt <= observed + 1e-12).sum()))
    known = observed == observed
    return Homophily(
        observed,
        float(dealt.mean()) if known and permutations else share(0, 0),
        (ge + 1) / (permutations + 1) if known else share(0, 0),
        (le + 1) / (permutations + 1) if known else share(0, 0),
        _groups(graph, code, table, groups),
        permutations,
    )


def _mixed(graph: Graph, code: Array, count: int) -> Array:
    ties = adjacency(graph).tocoo()
    one, other = code[ties.row], code[ties.col]
    both = (one >= 0) & (other >= 0)
    cells = np.bincount(one[both] * count + other[both], minlength=count * count)
    return cells.reshape(count, count)


def _dealt(graph: Graph, code: Array, permutations: int, seed: int) -> Array:
    """The share of ties within groups, each time the groups are dealt anew."""
    ties, dice = adjacency(graph).tocoo(), np.random.default_rng(seed)
    has = np.flatnonzero(code >= 0)
    both = (code[ties.row] >= 0) & (code[ties.col] >= 0)
    one, other, dealt = ties.row[both], ties.col[both], code.copy()
    found = np.empty(permutations)
    for turn in range(permutations):
        dealt[has] = dice.permutation(code[has])
        found[turn] = (dealt[one] == dealt[other]).mean() if len(one) else np.nan
    return found


def _groups(graph: Graph, code: Array, table: Array, groups: list[object]) -> pd.DataFrame:
    people = np.bincount(code[code >= 0], minlength=len(groups))
    said = answered(graph) if graph.is_directed() else np.ones(len(graph), dtype=bool)
    sent, within = table.sum(axis=1), np.diagonal(table)
    rest = people.sum() - 1
    cells = zip(within.tolist(), sent.tolist(), people.tolist(), strict=True)
    rows = [_coleman(stay, all_sent, share(size - 1, rest)) for stay, all_sent, size in cells]
    answering = np.bincount(code[(code >= 0) & said], minlength=len(groups))
    columns = {"people": people, "answered": answering, "ties": sent, "within": within}
    return pd.DataFrame(columns | {"coleman": rows}, groups)


def _coleman(within: int, sent: int, chance: float) -> float:
    expected = sent * chance
    above = within - expected
    return share(above, sent - expected if above >= 0 else expected)
