"""Are people who are tied alike in how near the panel, or in what manner, they decide?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lidera_nb.network.inference import neighbours
from lidera_nb.network.ties import Graph
from lidera_nb.report.influence.found.measured import Values
from lidera_nb.report.influence.found.tied import among, answered, lacking
from lidera_nb.report.influence.model import Near
from lidera_nb.report.parameters import InfluenceParameters


def near(
    graph: Graph, measures: Mapping[str, Values], asked: InfluenceParameters
) -> Iterator[Near]:
    """Moran's I of each measure that enough people have."""
    for measure, values in measures.items():
        own = among(graph, [one for one in graph if one in values])
        if lacking(own, asked.threshold) in ("people", "ties"):
            continue
        try:
            found = neighbours(own, [values[one] for one in own], asked.permutations, asked.seed)
        except ValueError:  # everybody has the same value
            continue
        yield Near(
            measure, answered(own), found.ties, found.moran, found.geary, found.expected,
            found.low, found.high, found.p_two, found.mc_two,
        )  # fmt: skip
