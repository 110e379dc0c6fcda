"""Paths through a case: how often each whole path was taken, and what followed what directly.

A path is a sequence of states in the order in which one person met them; what a state is (a
choice, a scene, an ending) is the caller's affair. Someone who left early has a shorter path, and
it counts as the path that it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

import networkx as nx

S = TypeVar("S", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Frequencies(Generic[S]):
    """How a group spread over whole paths.

    Attributes
    ----------
    people, distinct
        How many people, and how many different paths they took.
    alone
        How many people share their path with nobody.
    common
        Paths with their people, most frequent first; of equals, the one met first.
    """

    people: int
    distinct: int
    alone: int
    common: tuple[tuple[tuple[S, ...], int], ...]


@dataclass(frozen=True, slots=True)
class DirectlyFollows(Generic[S]):
    """Which state came right after which, in people and not in passages.

    Attributes
    ----------
    people
        All who have a path, an empty one included.
    states
        State to the people who met it.
    follows
        ``(a, b)`` to the people of whom `b` came right after `a` at least once.
    starts, ends
        State to the people whose path begins, or ends, with it.
    """

    people: int
    states: Mapping[S, int]
    follows: Mapping[tuple[S, S], int]
    starts: Mapping[S, int]
    ends: Mapping[S, int]

    def graph(self) -> nx.DiGraph[S]:
        """The same as a graph, with ``people`` on its nodes and edges."""
        drawn: nx.DiGraph[S] = nx.DiGraph()
        drawn.add_nodes_from((state, {"people": n}) for state, n in self.states.items())
        drawn.add_edges_from((a, b, {"people": n}) for (a, b), n in self.follows.items())
        return drawn


def frequencies(paths: Iterable[Sequence[S]]) -> Frequencies[S]:
    """How often each whole path was taken.

    >>> found = frequencies(["ab", "ab", "ac"])
    >>> found.distinct, found.alone, found.common[0]
    (2, 1, (('a', 'b'), 2))
    """
    counted = Counter(tuple(path) for path in paths)
    alone = sum(n == 1 for n in counted.values())
    return Frequencies(counted.total(), len(counted), alone, tuple(counted.most_common()))


def directly_follows(paths: Iterable[Sequence[S]]) -> DirectlyFollows[S]:
    """The directly-follows graph of a group.

    A person counts once for a state and once for a pair, however often they came back to it: the
    numbers are people, which is what small counts are withheld by.

    References
    ----------
    van der Aalst, W. M. P. (2016). Process mining: data science in action (2nd ed.). Springer.

    Examples
    --------
    >>> directly_follows(["ab", "ab", "aab"]).follows
    {('a', 'b'): 3, ('a', 'a'): 1}
    """
    told = [tuple(path) for path in paths]
    begun = [path for path in told if path]
    return DirectlyFollows(
        len(told),
        dict(Counter(state for path in begun for state in dict.fromkeys(path))),
        dict(Counter(pair for path in begun for pair in dict.fromkeys(pairwise(path)))),
        dict(Counter(path[0] for path in begun)),
        dict(Counter(path[-1] for path in begun)),
    )
