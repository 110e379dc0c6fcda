"""Permutation tests of the last wave: which relations go together, and what goes with a tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network import Study
from lidera_nb.network.inference import Mrqap, mrqap, qap_correlation, statement
from lidera_nb.network.inference.power import SMALL
from lidera_nb.network.ties import Graph
from lidera_nb.report.network.model import Pair, Term, Tests
from lidera_nb.report.network.names import Names
from lidera_nb.report.parameters import NetworkParameters

MOST = 600
"""Beyond so many people the regression, which needs all pairs, would take too long for a page."""

SAME = ("level",)
"""Beside the report's own groups: having this in common may go with a tie."""


def associated(
    study: Study, wave: int, relation: str, usable: Sequence[str], names: Names,
    asked: NetworkParameters,
) -> Tests | None:  # fmt: skip
    """The tests, or None where no relation can be tested.

    Parameters
    ----------
    study, wave
        The study, and the wave that is tested.
    relation
        What the regression is about.
    usable
        Relations with enough ties to be told of.
    names
        Words for relations and attributes.
    asked
        Groups, least frequency, permutations and seed.
    """
    if relation not in usable:
        return None
    graphs = {name: study.graph(wave, name, at_least=asked.at_least) for name in usable}
    people = sum(bool(answered) for _, answered in graphs[relation].nodes(data="responded"))
    large = len(graphs[relation]) > MOST
    pairs = (_pair(graphs, one, other, names, asked) for one, other in combinations(usable, 2))
    fitted = None if large else _fitted(graphs, relation, names, asked)
    return Tests(
        wave,
        people,
        tuple(pair for pair in pairs if pair),
        _terms(fitted) if fitted is not None else (),
        large,
        statement(fitted, asked.lang) if fitted is not None and fitted.people < SMALL else "",
    )


def _pair(
    graphs: Mapping[str, Graph], one: str, other: str, names: Names, asked: NetworkParameters
) -> Pair | None:
    try:
        found = qap_correlation(graphs[one], graphs[other], asked.permutations, asked.seed)
    except ValueError:  # one of them is the same for every pair: nothing to compare
        return None
    labels = names.relation(one), names.relation(other)
    return Pair(*labels, found.statistic, found.p_two, found.mc_two)


def _fitted(
    graphs: Mapping[str, Graph], relation: str, names: Names, asked: NetworkParameters
) -> Mrqap | None:
    """The regression of a relation on what two people have in common, and on the next relation.

    Its terms are called as the report calls them.
    """
    attributes = dict.fromkeys([asked.group, *SAME])
    x: dict[str, Any] = {
        names.same(name): found
        for name in attributes
        if (found := _same(graphs[relation], name)) is not None
    }
    other = next((name for name in graphs if name != relation), None)
    if other:
        x[names.relation(other)] = graphs[other]
    if not x:
        return None
    try:
        return mrqap(graphs[relation], x, asked.permutations, asked.seed)
    except ValueError:  # as where each macrozone has one level: the terms say the same
        return None


def _terms(fitted: Mrqap) -> tuple[Term, ...]:
    columns = ("estimate", "p_two", "mc_two")
    return tuple(
        Term(str(name), *(float(fitted.table.at[name, column]) for column in columns))
        for name in fitted.table.index[1:]
    )


def _same(graph: Graph, attribute: str) -> pd.DataFrame | None:
    """1 where two people share a value, missing where it is not known; None if it tells nothing."""
    values = np.array([value for _, value in graph.nodes(data=attribute)], dtype=object)
    known = np.array([value is not None for value in values])
    same = (values[:, None] == values[None, :]).astype(float)
    same[~known, :] = same[:, ~known] = np.nan
    told = same[np.outer(known, known) & ~np.eye(len(values), dtype=bool)]
    if not len(told) or told.min() == told.max():
        return None
    return pd.DataFrame(same, index=list(graph), columns=list(graph))
