"""How many people turn to each: a spread over bands, never a list, never the largest number."""

from __future__ import annotations

from lidera_nb.dataset.suppression import apart
from lidera_nb.network.ties import Graph
from lidera_nb.report.choices import distribution
from lidera_nb.report.labels import Item
from lidera_nb.report.model import Distribution
from lidera_nb.report.voice import Voice

_FROM = (0, 1, 3, 6)
"""Lower bounds of the bands; the last is open."""


def received(graph: Graph, name: str, label: str, voice: Voice, threshold: int) -> Distribution:
    """How people spread over how many name them.

    Parameters
    ----------
    graph
        One relation in one wave. Who asked not to be named is left out: what they receive is
        not known.
    name, label
        Id and words of the relation.
    voice
        For the words of the bands.
    threshold
        The smallest count of people that may be shown.
    """
    counts = [n for who, n in graph.in_degree() if graph.nodes[who].get("nameable", True)]
    values = [str(max(lower for lower in _FROM if lower <= n)) for n in counts]
    items = [
        Item("band", "", name, str(lower), i, voice.net(f"received.from_{lower}"))
        for i, lower in enumerate(_FROM)
    ]
    return distribution(f"received-{name}", label, items, values, threshold)


def isolates_told(isolates: int, people: int, spread: Distribution, threshold: int) -> int | None:
    """The number of isolates where neither it nor a difference to what is shown is small.

    Isolates are among those whom nobody names, so the two are held `apart`.
    """
    nobody = spread.options[0].people
    if nobody is None and isolates:
        return None
    return apart([people, nobody or 0, isolates], threshold)[-1]
