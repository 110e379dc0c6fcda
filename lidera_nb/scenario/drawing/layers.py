"""A layered drawing of a graph: which layer each box stands in, and in what order.

Ways back are set aside first. A box stands one layer below the lowest of those that lead to it
(the longest path), endings together in the last. A way that crosses a layer holds a place in
it, a *bend*. Orders are improved by barycentres and then by swapping neighbours, as in K. Sugiyama,
S. Tagawa and M. Toda (1981), Methods for visual understanding of hierarchical system structures,
*IEEE Transactions on Systems, Man, and Cybernetics* 11(2), 109-125. Knows names and numbers only.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 24

Item = str | tuple[str, str, int]
"""A box by its name, or the bend of a way (from, to) in a layer."""
Order = list[list[Item]]


@dataclass(frozen=True)
class Strand:
    """A piece of a way between neighbouring layers; `port` is where it leaves a box, 0 to 1."""

    upper: Item
    port: float
    lower: Item


def ways_back(ways: Mapping[str, Sequence[str]], starts: Iterable[str]) -> set[tuple[str, str]]:
    """The ways that lead back to a box which leads to them, walking from the starts.

    >>> ways_back({"a": ["b"], "b": ["a", "b"]}, ["a"])
    {('b', 'a'), ('b', 'b')}
    """
    back: set[tuple[str, str]] = set()
    done: set[str] = set()
    for start in (*starts, *ways):
        path: dict[str, Iterator[str]] = {} if start in done else {start: iter(ways[start])}
        while path:
            here = next(reversed(path))
            to = next(path[here], None)
            if to is None:
                del path[here]
                done.add(here)
            elif to in path:
                back.add((here, to))
            elif to not in done:
                path[to] = iter(ways[to])
    return back


def layers(ways: Mapping[str, Sequence[str]], last: Collection[str]) -> dict[str, int]:
    """The layer of each box of a graph without ways back; those of `last` stand in the last one.

    >>> layers({"a": ["b", "c"], "b": ["c"], "c": []}, [])
    {'a': 0, 'b': 1, 'c': 2}
    """
    found = dict.fromkeys(ways, 0)
    changed = True
    while changed:
        changed = False
        for here, targets in ways.items():
            for to in targets:
                if found[to] <= found[here]:
                    found[to], changed = found[here] + 1, True
    lowest = max(found.values(), default=0)
    return found | dict.fromkeys(last, lowest)


def strands(
    ways: Iterable[tuple[str, float, str]], layer: Mapping[str, int]
) -> tuple[Order, list[Strand]]:
    """All layers with their boxes and bends, and the strands that join them.

    All ways from one box to another share their bends.
    """
    order: Order = [[] for _ in range(max(layer.values(), default=0) + 1)]
    for name, at in layer.items():
        order[at].append(name)
    joined: dict[Strand, None] = {}
    for source, port, target in ways:
        bends: list[Item] = [(source, target, at) for at in range(layer[source] + 1, layer[target])]
        for bend in bends:
            if isinstance(bend, tuple) and bend not in order[bend[2]]:
                order[bend[2]].append(bend)
        for upper, lower in pairwise([source, *bends, target]):
            joined[Strand(upper, port if upper == source else 0.5, lower)] = None
    return order, list(joined)


def ordered(order: Order, joined: Sequence[Strand]) -> Order:
    """The best order found in some sweeps down and up; the same every time."""
    best, fewest = order, crossings(order, joined)
    for sweep in range(SWEEPS):
        order = _swept(order, joined, down=sweep % 2 == 0)
        order = _swapped(order, joined)
        count = crossings(order, joined)
        if count < fewest:
            best, fewest = order, count
    return best


def crossings(order: Order, joined: Sequence[Strand]) -> int:
    """How many pairs of strands cross.

    >>> joined = [Strand("a", 0.5, "d"), Strand("b", 0.5, "c")]
    >>> crossings([["a", "b"], ["c", "d"]], joined), crossings([["b", "a"], ["c", "d"]], joined)
    (1, 0)
    """
    at = _places(order)
    layer = {item: i for i, row in enumerate(order) for item in row}
    ends = sorted((layer[s.upper], at[s.upper] + s.port, at[s.lower]) for s in joined)
    passed: dict[int, list[int]] = defaultdict(list)
    count = 0
    for row, _, lower in ends:
        # All that begin further left and end further right cross this one.
        count += len(passed[row]) - bisect_right(passed[row], lower)
        insort(passed[row], lower)
    return count


def _places(order: Order) -> dict[Item, int]:
    return {item: i for row in order for i, item in enumerate(row)}


def _swept(order: Order, joined: Sequence[Strand], down: bool) -> Order:
    near: dict[Item, list[Strand]] = defaultdict(list)
    for one in joined:
        near[one.lower if down else one.upper].append(one)
    at: dict[Item, float] = dict(_places(order))
    rows = [list(row) for row in order]
    for row in rows if down else reversed(rows):
        pulled: dict[Item, float] = {}
        for item in row:
            pulls = [at[s.upper] + s.port if down else at[s.lower] for s in near[item]]
            pulled[item] = sum(pulls) / len(pulls) if pulls else at[item]
        row.sort(key=pulled.__getitem__)
        at.update({item: i for i, item in enumerate(row)})
    return rows


def _swapped(order: Order, joined: Sequence[Strand]) -> Order:
    rows = [list(row) for row in order]
    layer = {item: i for i, row in enumerate(order) for item in row}
    for at, row in enumerate(rows):
        # A swap changes nothing beyond the neighbouring layers.
        near = rows[max(0, at - 1) : at + 2]
        here = [one for one in joined if at in (layer[one.upper], layer[one.lower])]
        fewest = crossings(near, here)
        for i in range(len(row) - 1):
            row[i], row[i + 1] = row[i + 1], row[i]
            count = crossings(near, here)
            if count < fewest:
                fewest = count
            else:
                row[i], row[i + 1] = row[i + 1], row[i]
    return rows
