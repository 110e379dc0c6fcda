"""What part of the ties that each group sends stays within it.

How many people a group has is not told: macrozones beside regions would tell of a small region.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping

from lidera_nb.dataset.suppression import suppress_table
from lidera_nb.network.ties import Graph
from lidera_nb.report.estimates import wilson
from lidera_nb.report.network.model import Group
from lidera_nb.report.network.names import Names

Of = Mapping[Hashable, str]
"""Person to the group that they are counted in."""


def groups(
    graph: Graph, attribute: str, names: Names, rest: str, threshold: int
) -> tuple[Group, ...]:
    """The groups in their order; those of few people are put together as `rest`.

    Parameters
    ----------
    graph
        One relation in one wave; people without the attribute, and their ties, are left out.
    attribute
        Which groups.
    names, rest
        Words for the groups, and for those that are put together.
    threshold
        The smallest number of people in a group, and of ties in a cell, that may be shown.
    """
    of = pooled(graph, attribute, threshold)
    sizes, sent = Counter(of.values()), _sent(graph, attribute, of)
    order = names.ordered(attribute, sizes.keys() - {""}) + [""] * ("" in sizes)
    if not order:
        return ()
    table = suppress_table([[sent[one, True], sent[one, False]] for one in order], threshold)
    return tuple(
        _group(names.value(attribute, one) if one else rest, cells[0], ties)
        for one, cells, ties in zip(order, table.cells, table.rows.values, strict=True)
    )


def pooled(graph: Graph, attribute: str, threshold: int) -> Of:
    """The group of each person; ``""`` where a group is too small to stand for itself.

    If those of small groups are together still too few, the next smallest group joins them.
    """
    known = {who: value for who, value in graph.nodes(data=attribute) if value is not None}
    sizes = Counter(known.values())
    small: set[str] = set()
    for value, n in sorted(sizes.items(), key=lambda item: (item[1], item[0])):
        together = sum(sizes[one] for one in small)
        if n < threshold or 0 < together < threshold:
            small.add(value)
    return {who: "" if value in small else value for who, value in known.items()}


def _sent(graph: Graph, attribute: str, of: Of) -> Counter[tuple[str, bool]]:
    """Ties by the group of who sends them, and whether they stay in the sender's own group."""
    of_all = dict(graph.nodes(data=attribute))
    return Counter((of[s], of_all[s] == of_all[t]) for s, t in graph.edges if s in of and t in of)


def _group(label: str, within: int | None, ties: int | None) -> Group:
    return Group(label, ties, wilson(within, ties) if within is not None and ties else None)
