"""Each relation in each wave that is told: how many ties, and what they are like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lidera_nb.network import Study, isolates
from lidera_nb.network.ties import Graph
from lidera_nb.report.model import Distribution
from lidera_nb.report.network.found.measured import measured
from lidera_nb.report.network.found.received import isolates_told, received
from lidera_nb.report.network.model import Cut, Described
from lidera_nb.report.network.names import Names
from lidera_nb.report.parameters import NetworkParameters
from lidera_nb.report.voice import Voice

LARGE, FEW_DRAWS = 1000, 10
"""Among so many people a band is narrow, and each draw takes long: a few are enough."""


def described(
    study: Study, told: Sequence[int], names: Names, asked: NetworkParameters, voice: Voice
) -> Iterator[tuple[Described, Distribution]]:
    """Relations with at least `threshold` ties, with how many people turn to each."""
    for wave in told:
        for relation in study.relations:
            graph = study.graph(wave, relation, at_least=asked.at_least)
            if graph.number_of_edges() >= asked.threshold:
                spread = received(graph, relation, names.relation(relation), voice, asked.threshold)
                # How far measures could move is asked of the last wave alone: it takes time.
                draws = _draws(graph, asked) if wave == told[-1] else 0
                yield _described(graph, wave, relation, spread, asked, draws), spread


def _draws(graph: Graph, asked: NetworkParameters) -> int:
    return min(asked.draws, FEW_DRAWS) if len(graph) > LARGE else asked.draws


def _described(
    graph: Graph,
    wave: int,
    relation: str,
    spread: Distribution,
    asked: NetworkParameters,
    draws: int,
) -> Described:
    ties, answered = graph.number_of_edges(), _answered(graph)
    alone = isolates_told(len(isolates(graph)), len(graph), spread, asked.threshold)
    return Described(
        wave,
        relation,
        spread.label,
        ties,
        ties / answered,
        measured(graph, asked.group, asked.seed, draws),
        alone,
    )


def _answered(graph: Graph) -> int:
    return sum(bool(answered) for _, answered in graph.nodes(data="responded"))


def cuts(
    study: Study, wave: int, relation: str, names: Names, asked: NetworkParameters
) -> Iterator[Cut]:
    """The relation in a wave at every frequency that was given as an answer, from the lowest."""
    ties = study.ties[(study.ties["wave"] == wave) & (study.ties["relation"] == relation)]
    for least in sorted({int(n) for n in ties["frequency"].dropna()}):
        graph = study.graph(wave, relation, at_least=least)
        few = graph.number_of_edges() < asked.threshold
        found = {} if few else measured(graph, asked.group, asked.seed, draws=0)
        yield Cut(least, names.frequency(least), None if few else graph.number_of_edges(), found)
