"""A whole network at once: every measure that needs no question, with its method and verdict."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lidera_nb.network import centralization, dyads, triads, whole
from lidera_nb.network.arrays import Values, answered, share
from lidera_nb.network.brokers import Brokerage, brokerage
from lidera_nb.network.centrality import constraint, indegree, outdegree
from lidera_nb.network.fast import Scores, betweenness_scores, reach_scores
from lidera_nb.network.groups import communities, core_periphery
from lidera_nb.network.mixing import ei_index
from lidera_nb.network.ties import Graph
from lidera_nb.network.trust.rules import Verdict, verdict_of


@dataclass(frozen=True)
class Description:
    """What there is to say of a network.

    Attributes
    ----------
    network
        By measure: ``value``, ``method`` (``exact``, ``sampled``, or ``heuristic`` where the best
        of many divisions is sought) and ``verdict`` (what the response rate allows: ``trust``,
        ``care``, ``withhold``; empty for counts).
    people
        By person: ``indegree outdegree betweenness reach constraint community core``.
    triads
        The sixteen kinds of threes.
    brokerage
        Roles between the groups of the attribute, if one was named.
    """

    network: pd.DataFrame
    people: pd.DataFrame
    triads: dict[str, int]
    brokerage: Brokerage | None


def describe(graph: Graph, attribute: Values | None = None, seed: int = 2026) -> Description:
    """Describe a network, with the methods that its size allows.

    Parameters
    ----------
    graph
        A graph.
    attribute
        A grouping, for the E-I index and brokerage.
    seed
        Of communities and of sampled paths.

    Returns
    -------
    Description
        What is undefined is ``nan``. Bands for single measures come from `assess`.
    """
    between, reach = betweenness_scores(graph, seed=seed), reach_scores(graph, seed=seed)
    rows = _counts(graph) + _shares(graph) + _paths(graph, between, reach)
    people, grouped = _people(graph, between, reach, seed)
    if attribute is not None:
        grouped.append(("ei_index", ei_index(graph, attribute), "exact"))
    brokers = None if attribute is None else brokerage(graph, attribute)
    return Description(_table(graph, rows + grouped), people, triads.triad_census(graph), brokers)


Line = tuple[str, float, str]


def _counts(graph: Graph) -> list[Line]:
    """Whole numbers: who and how many."""
    weak = whole.components(graph)
    counts = {
        "people": len(graph),
        "responded": int(answered(graph).sum()),
        "ties": graph.number_of_edges(),
        "isolates": len(whole.isolates(graph)),
        "components_weak": len(weak),
        "components_strong": len(whole.components(graph, strong=True)),
        "largest_component": len(weak[0]) if weak else 0,
    }
    return [(name, float(count), "exact") for name, count in counts.items()]


def _shares(graph: Graph) -> list[Line]:
    measures = (
        dyads.density, dyads.arc_reciprocity, triads.transitivity, whole.connectedness,
        whole.hierarchy, whole.efficiency, centralization.indegree_centralization,
        centralization.outdegree_centralization,
    )  # fmt: skip
    return [(measure.__name__, measure(graph), "exact") for measure in measures]


def _paths(graph: Graph, between: Scores, reach: Scores) -> list[Line]:
    return [
        ("betweenness_centralization", centralization.of_betweenness(graph, between),
         between.method),
        ("closeness_centralization", centralization.of_reach(graph, reach), reach.method),
        ("reach", float(reach.values.mean()), reach.method),
    ]  # fmt: skip


def _people(
    graph: Graph, between: Scores, reach: Scores, seed: int
) -> tuple[pd.DataFrame, list[Line]]:
    """The frame by person, and what its groups say of the whole."""
    found, divided = communities(graph, seed), core_periphery(graph)
    columns = {
        "indegree": indegree(graph),
        "outdegree": outdegree(graph),
        "betweenness": between.values,
        "reach": reach.values,
        "constraint": constraint(graph),
        "community": found.membership,
        "core": divided.core,
    }
    lines = [
        ("communities", float(found.count), "heuristic"),
        ("modularity", found.modularity, "heuristic"),
        ("core_share", share(float(divided.core.sum()), len(graph)), "heuristic"),
        ("core_fit", divided.fit, "heuristic"),
    ]
    return pd.DataFrame(columns), lines


KIN = {"modularity": "communities", "core_share": "core_periphery", "core_fit": "core_periphery"}
"""Numbers that share the verdict of the function they come from."""

COUNTED = {"people", "responded", "ties", "largest_component", "components_weak",
           "components_strong"}  # fmt: skip


def _table(graph: Graph, rows: list[Line]) -> pd.DataFrame:
    said = answered(graph)
    rate = share(float(said.sum()), len(said))
    table = pd.DataFrame(rows, columns=["measure", "value", "method"]).set_index("measure")
    return table.assign(verdict=[_verdict(str(name), rate) for name in table.index])


def _verdict(name: str, rate: float) -> Verdict | str:
    return "" if name in COUNTED else verdict_of(KIN.get(name, name), rate)
