"""A picture of the network that tells of its shape and of nobody: places, lines, and no words.

Dots bear neither names nor colours nor sizes. It is drawn for middling networks alone: in a small
one people find themselves, and from there the others; in a large one nothing is seen. Only the
largest connected part is drawn, and only if those who are not in it are nobody or not few: dots
can be counted.
"""

from __future__ import annotations

import networkx as nx
import numpy as np

from lidera_nb.network.ties import Graph
from lidera_nb.report.network.model import Dot, Picture

LEAST, MOST = 20, 400


def picture(graph: Graph, seed: int, threshold: int) -> Picture | None:
    """Where dots and lines stand, or None where there are too few or too many people.

    Parameters
    ----------
    graph
        One relation in one wave.
    seed
        Settles the places and the order of the dots, which tells nothing of who is who.
    threshold
        The smallest number of people that may be told to be apart from the rest.
    """
    joined = graph.to_undirected()
    main: set[str] = max(nx.connected_components(joined), key=len, default=set())
    apart_from_it = len(joined) - len(main)
    if not LEAST <= len(main) <= MOST or 0 < apart_from_it < threshold:
        return None
    shuffled = np.random.default_rng(seed).permutation(len(main))
    place = dict(zip(sorted(main), (int(i) for i in shuffled), strict=True))
    plain = nx.Graph([(place[s], place[t]) for s, t in joined.subgraph(main).edges])
    spots = nx.spring_layout(plain, seed=seed, k=2.2 / np.sqrt(len(plain)), iterations=150)
    xy = np.array([spots[i] for i in range(len(place))])
    xy = (xy - xy.min(axis=0)) / np.ptp(xy, axis=0)
    dots = tuple(Dot(round(float(x), 3), round(float(y), 3)) for x, y in xy)
    return Picture(dots, tuple(sorted((min(e), max(e)) for e in plain.edges)))
