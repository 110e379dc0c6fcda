"""Do people who are tied decide more alike? MRQAP of what is alike on ties, with controls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from lidera_nb.analysis.alike import Matrix
from lidera_nb.analysis.ranged import Ranged
from lidera_nb.dataset.suppression import suppress
from lidera_nb.network.inference import Mrqap, mrqap
from lidera_nb.network.inference.inverted import interval
from lidera_nb.network.ties import Graph
from lidera_nb.report.influence.model import Term, Tied
from lidera_nb.report.parameters import InfluenceParameters

PEOPLE, TIES = 15, 20
"""Who answered and decided, and ties among those who decided, at least: below, chance rules."""
MOST = 400
"""Beyond so many people the regression, which needs all pairs, would take too long for a page."""
TIE = "tie"
Mask = npt.NDArray[np.bool_]
_ADDS = 1e-6
"""What a control must say, as a part of its variance, that those before it do not."""


@dataclass(frozen=True)
class Compared:
    """What is compared among which people, and what might explain it beside a tie.

    Attributes
    ----------
    people
        In the order of rows and columns.
    values
        Higher is more alike, or further apart; NaN where it is not known.
    controls
        By what they are called in the report.
    """

    people: tuple[str, ...]
    values: Matrix
    controls: Mapping[str, Matrix]

    def frame(self, values: Matrix) -> pd.DataFrame:
        """A matrix with its people."""
        return pd.DataFrame(values, index=list(self.people), columns=list(self.people))


def among(graph: Graph, people: Sequence[str]) -> Graph:
    """The graph of those who decided, in its own order: a view would have that of a set."""
    kept, wanted = graph.copy(), set(people)
    kept.remove_nodes_from([one for one in graph if one not in wanted])
    return kept


def answered(graph: Graph) -> int:
    """How many of these people answered."""
    return sum(bool(said) for _, said in graph.nodes(data="responded"))


def lacking(graph: Graph, least: int) -> str:
    """Why pairs of these people cannot be compared: ``people``, ``ties``, ``large``, or nothing."""
    told = answered(graph)
    if told < max(PEOPLE, least):
        return "people"
    if len(graph) > MOST:
        return "large"
    free = told * (len(graph) - 1) - graph.number_of_edges()
    return "ties" if min(graph.number_of_edges(), free) < TIES else ""


def tied(label: str, graph: Graph, what: Compared, asked: InfluenceParameters) -> Tied | None:
    """How much more alike people are who are tied; None where it cannot be tested.

    Parameters
    ----------
    label
        How the report calls the relation.
    graph
        Its ties; people beside those of `what` are left out.
    what
        What is compared.
    asked
        Permutations, seed and threshold.
    """
    own = among(graph, what.people)
    if lacking(own, asked.threshold):
        return None
    kept = dict(_kept(own, what))
    known = _known(own, what)
    for values in kept.values():
        known &= np.isfinite(values)
    x = {TIE: own, **{name: what.frame(values) for name, values in kept.items()}}
    try:
        found = mrqap(what.frame(what.values), x, asked.permutations, asked.seed)
    except ValueError:  # all pairs are alike, or nobody can change places with anybody
        return None
    return _told(label, own, what, known, found, asked)


def _told(
    label: str,
    graph: Graph,
    what: Compared,
    known: Mask,
    found: Mrqap,
    asked: InfluenceParameters,
) -> Tied:
    table = found.table
    people = int(known.any(axis=1).sum())
    alone = sum(graph.degree(one) == 0 for one in graph)
    place = {one: i for i, one in enumerate(what.people)}
    free = known.copy()
    for one, other in graph.edges():
        free[place[one], place[other]] = False
    effect = Ranged(float(table.at[TIE, "estimate"]), *interval(found, TIE), people)
    return Tied(
        label=label,
        people=people,
        ties=int(graph.number_of_edges()),
        alone=suppress([alone, len(graph) - alone], asked.threshold).values[0],
        effect=effect,
        p=float(table.at[TIE, "p_two"]),
        error=float(table.at[TIE, "mc_two"]),
        base=float(what.values[free].mean()),
        terms=tuple(
            Term(str(name), *(float(table.at[name, c]) for c in ("estimate", "p_two", "mc_two")))
            for name in table.index[2:]
        ),
    )


def _known(graph: Graph, what: Compared) -> Mask:
    """Pairs that were observed: the first of them answered, and both can be compared."""
    said = np.array([bool(graph.nodes[one]["responded"]) for one in what.people])
    known: Mask = np.isfinite(what.values) & said[:, None]
    np.fill_diagonal(known, False)
    return known


def _kept(graph: Graph, what: Compared) -> Iterator[tuple[str, Matrix]]:
    """Controls that differ between pairs and say something that those before them do not."""
    known = _known(graph, what)
    for values in what.controls.values():
        known &= np.isfinite(values)
    tie = np.zeros(known.shape)
    place = {one: i for i, one in enumerate(what.people)}
    for one, other in graph.edges():
        tie[place[one], place[other]] = 1.0
    columns = [np.ones(int(known.sum())), tie[known]]
    for name, values in what.controls.items():
        own = values[known]
        design = np.column_stack(columns)
        rest = own - design @ np.linalg.lstsq(design, own, rcond=None)[0]
        if own.size and own.var() > 0 and rest.var() > _ADDS * own.var():
            columns.append(own)
            yield name, values
