"""Where the stations of a path map stand: rows from top to bottom, as narrow as a phone.

A station stands below all that lead to it. At most three stand side by side; a way that passes a
row keeps a gap there. Knows names, widths and ways, not what a station says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

WIDTH, GAP, BEND = 345.0, 9.0, 12.0
MOST = 3
_TRIED = 6
"""Items of a row up to which every order is tried."""

Item = tuple[str, str, int] | str
"""A station, or the gap that a way keeps in a row: from, to and which row."""


@dataclass(frozen=True)
class Place:
    """A station's left edge, width and row."""

    left: float
    width: float
    row: int


@dataclass(frozen=True)
class Layered:
    """The stations' places, and for each pair of stations the points between which a way bends."""

    places: Mapping[str, Place]
    bends: Mapping[tuple[str, str], tuple[tuple[float, int], ...]]
    rows: int


def layered(stations: Sequence[str], ways: Sequence[tuple[str, str]]) -> Layered:
    """The places of stations.

    Parameters
    ----------
    stations
        In the order in which they are met.
    ways
        Pairs of stations; those that lead back are left out of the drawing.
    """
    order = {name: i for i, name in enumerate(stations)}
    forward = sorted({way for way in ways if order[way[0]] < order[way[1]]})
    row = _rows(stations, forward)
    items = _with_bends(stations, forward, row)
    places: dict[Item, tuple[float, float]] = {}
    for line in items:
        for item, spot in _spread(_ordered(line, forward, places)):
            places[item] = spot
    bends = {
        (a, b): tuple((places[a, b, r][0] + BEND / 2, r) for r in range(row[a] + 1, row[b]))
        for a, b in forward
    }
    spots = {name: Place(*places[name], row[name]) for name in stations}
    return Layered(spots, bends, len(items))


def _rows(stations: Sequence[str], forward: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The row of each station: below all that lead to it, and never too many in one."""
    depth: dict[str, int] = {}
    for name in stations:
        depth[name] = max((depth[a] + 1 for a, b in forward if b == name), default=0)
    found: dict[str, int] = {}
    below = 0
    for level in range(max(depth.values(), default=-1) + 1):
        here = [name for name in stations if depth[name] == level]
        for i, name in enumerate(here):
            found[name] = below + i // MOST
        below += -(-len(here) // MOST)
    return found


def _with_bends(
    stations: Sequence[str], forward: Sequence[tuple[str, str]], row: Mapping[str, int]
) -> list[list[Item]]:
    lines: list[list[Item]] = [[] for _ in range(max(row.values(), default=-1) + 1)]
    for name in stations:
        lines[row[name]].append(name)
    for a, b in forward:
        for r in range(row[a] + 1, row[b]):
            lines[r].append((a, b, r))
    return lines


def _ordered(
    line: Sequence[Item],
    forward: Sequence[tuple[str, str]],
    places: Mapping[Item, tuple[float, float]],
) -> Sequence[Item]:
    """The order in which ways from above cross least, and then are shortest."""
    above = {item: _above(item, forward, places) for item in line}
    if len(line) > _TRIED:
        return sorted(line, key=lambda item: sum(above[item]) / max(1, len(above[item])))
    return min(permutations(line), key=lambda order: _cost(order, above))


def _above(
    item: Item, forward: Sequence[tuple[str, str]], places: Mapping[Item, tuple[float, float]]
) -> list[float]:
    """The middles of what leads here from above."""
    before: list[Item] = []
    if isinstance(item, tuple):
        a, b, r = item
        before = [(a, b, r - 1) if (a, b, r - 1) in places else a]
    else:
        for a, b in forward:
            if b == item:
                last = [spot for spot in places if isinstance(spot, tuple) and spot[:2] == (a, b)]
                before.append(last[-1] if last else a)
    return [places[one][0] + places[one][1] / 2 for one in before if one in places]


def _cost(order: Sequence[Item], above: Mapping[Item, list[float]]) -> tuple[int, float]:
    crossings = sum(
        x > y for one, two in combinations(order, 2) for x in above[one] for y in above[two]
    )
    length = sum(abs(spot[0] + spot[1] / 2 - x)
                 for item, spot in _spread(order) for x in above[item])  # fmt: skip
    return crossings, length


def _spread(order: Sequence[Item]) -> Iterator[tuple[Item, tuple[float, float]]]:
    """Left edges and widths: stations share what gaps leave."""
    names = [item for item in order if isinstance(item, str)]
    bends = len(order) - len(names)
    room = WIDTH - bends * BEND - GAP * (len(order) - 1)
    width = room / max(1, len(names))
    left = 0.0
    for item in order:
        own = width if isinstance(item, str) else BEND
        yield item, (left, own)
        left += own + GAP
