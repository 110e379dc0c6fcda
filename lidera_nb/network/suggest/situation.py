"""The network as the suggestions see it, and the rule for those who did not answer.

The rule
--------
Whoever did not answer has unknown out-ties, not none. Therefore

- they are never counted as isolated, whatever the answers of others show (nor is whoever refuses
  to be named, ``nameable`` false: who turns to them is unknown);
- to find shortest ways, they are taken to turn to whoever turns to them (the usual
  reconstruction: Stork & Richards 1992); a simulation draws each of these ties with the chance
  with which ties were returned among those who did answer;
- no gain is claimed *for* them: what they reach already is unknown. Others' gains through them
  count, and they may be suggested, with a note to ask first.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network.study import Study
from lidera_nb.network.territory import distance
from lidera_nb.network.ties import Graph

NAMED = 2
"""Colleagues who must name somebody for a topic before they count as knowing it."""


@dataclass(frozen=True)
class Situation:
    """A network in arrays; people are positions.

    Attributes
    ----------
    people
        Attributes, ids in the index.
    source, target, frequency
        Ties that were told; a frequency is 0 where none is known.
    back_source, back_target
        Ties of the silent that may exist: answers to ties that they received.
    answered
        Whether each person answered.
    nameable
        Whether each person may be named; whoever may not be is in no suggestion.
    returned
        Share of ties between people who answered that were returned, 0 to 1.
    place
        Position of each person's territory in `places`; -1 where it is not known.
    places
        Territories.
    experts
        Who knows the topic; all false without one.
    synthetic
        Whether the network is made up.
    """

    people: pd.DataFrame
    source: Any
    target: Any
    frequency: Any
    back_source: Any
    back_target: Any
    answered: Any
    nameable: Any
    returned: float
    place: Any
    places: tuple[str, ...]
    experts: Any
    synthetic: bool

    @property
    def size(self) -> int:
        """How many people."""
        return len(self.people)

    def contacts(self) -> Any:
        """How many others each person is tied to, sent or received, as far as was told."""
        low, high = np.minimum(self.source, self.target), np.maximum(self.source, self.target)
        pairs = np.unique(low * self.size + high)
        both = np.concatenate((pairs // self.size, pairs % self.size))
        return np.bincount(both, minlength=self.size)

    def sought(self) -> Any:
        """How many turn to each person."""
        return np.bincount(self.target, minlength=self.size)

    def alone(self) -> Any:
        """Who is known to have no contact, or one; nobody whose ties are partly unknown."""
        return self.known & (self.contacts() <= 1)

    @property
    def known(self) -> Any:
        """Whose ties are known both ways: they answered, and others could name them."""
        return self.answered & self.nameable

    def apart(self) -> Any:
        """Table of how far territories lie apart: 0 same, 1 near, 2 far; the last is unknown."""
        names: list[str | None] = [*self.places, None]
        steps = {"same": 0, "near": 1, "far": 2}
        return np.array([[steps[distance(a, b)] for b in names] for a in names], dtype=np.int8)


def situation(
    network: Study | Graph,
    wave: int | None = None,
    relation: str | None = "advice",
    experts: Iterable[Hashable] = (),
) -> Situation:
    """The network of a study's wave and relation, or of a directed graph.

    Raises
    ------
    ValueError
        If the study has no such wave or relation, the graph has no direction, or there are
        fewer than three people.
    """
    graph = _graph(network, wave, relation) if isinstance(network, Study) else network
    if not graph.is_directed():
        raise ValueError("suggestions need a graph with a direction (who turns to whom); "
                         "this one has none")  # fmt: skip
    if len(graph) < 3:
        raise ValueError(f"suggestions need three people or more; this network has {len(graph)}")
    people = pd.DataFrame(dict(graph.nodes(data=True)).values(), index=pd.Index(list(graph)))
    synthetic = isinstance(network, Study) and network.synthetic
    return _arrays(graph, people, frozenset(experts), synthetic)


def experts_of(study: Study, wave: int, topic: str) -> frozenset[str]:
    """Who was named for a topic by at least two colleagues in a wave.

    Raises
    ------
    ValueError
        If nobody was asked about the topic in that wave.
    """
    ties = study.ties[(study.ties["wave"] == wave) & study.ties["topic"].notna()]
    asked = ties[ties["topic"] == topic]
    if asked.empty:
        known = ", ".join(sorted(ties["topic"].unique())) or "none"
        raise ValueError(f"nobody was named for the topic {topic!r} in wave {wave}; "
                         f"topics of that wave: {known}")  # fmt: skip
    named = asked.groupby("target")["source"].nunique()
    return frozenset(str(person) for person in named.index[named >= NAMED])


def latest(study: Study, wave: int | None) -> int:
    """The wave asked for, or the last.

    Raises
    ------
    ValueError
        If the study has no such wave.
    """
    if wave is None and study.waves:
        return study.waves[-1]
    if wave not in study.waves:
        known = ", ".join(map(str, study.waves)) or "none"
        raise ValueError(f"there is no wave {wave}; waves of this study: {known}")
    return int(wave)


def _graph(study: Study, wave: int | None, relation: str | None) -> Graph:
    if relation is not None and relation not in study.relations:
        known = ", ".join(study.relations) or "none"
        raise ValueError(f"there is no relation {relation!r}; relations of this study: {known}")
    return study.graph(latest(study, wave), relation)


def _arrays(graph: Graph, people: pd.DataFrame, experts: frozenset[Any], made: bool) -> Situation:
    position = {name: k for k, name in enumerate(graph)}
    ends = np.array([(position[a], position[b]) for a, b in graph.edges], dtype=np.int64)
    source, target = ends.reshape(-1, 2).T
    often = [float(weight or 0) for _, _, weight in graph.edges(data="weight", default=0)]
    answered = np.array([bool(a) for _, a in graph.nodes(data="responded", default=True)])
    there = source * len(people) + target
    back = np.isin(target * len(people) + source, there)
    open_ = ~answered[target] & ~back
    both = answered[source] & answered[target]
    codes, places = pd.factorize(_column(people, "territory"), sort=False)
    return Situation(
        people=people,
        source=source,
        target=target,
        frequency=np.clip(np.array(often), 0, 4).astype(np.int64),
        back_source=target[open_],
        back_target=source[open_],
        answered=answered,
        nameable=np.array([bool(one) for _, one in graph.nodes(data="nameable", default=True)]),
        returned=float(back[both].mean()) if both.any() else 0.0,
        place=codes,
        places=tuple(map(str, places)),
        experts=np.array([name in experts for name in graph]),
        synthetic=made,
    )


def _column(people: pd.DataFrame, name: str) -> Any:
    return people[name] if name in people else pd.Series([None] * len(people))
