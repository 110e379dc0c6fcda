"""Where each box of a layered drawing stands, and which points each way passes.

Boxes of a layer keep their order and their distance and stand, within that, as near as possible to
what they are joined to: a least-squares problem that pooling adjacent violators solves exactly
(Ayer et al. 1955, An empirical distribution function for sampling with incomplete information,
*Annals of Mathematical Statistics* 26(4), 641-647). Knows sizes, not what stands in a box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lidera_nb.scenario.drawing.layers import Item, Order, Strand

Point = tuple[float, float]
GAP, BEND = 30.0, 16.0
"""The distance between neighbouring boxes, and between a bend and its neighbours."""
_ROUNDS = 40
_SPREAD = 26.0


@dataclass(frozen=True)
class Size:
    """A box in pixels."""

    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """Places of boxes (their upper left corners), and each strand as points from top to bottom."""

    width: float
    height: float
    places: Mapping[str, Point]
    lines: Mapping[Strand, tuple[Point, ...]]


def laid_out(order: Order, joined: Sequence[Strand], sizes: Mapping[str, Size]) -> Layout:
    """Places for all boxes and strands; the drawing begins at 0, 0."""
    widths: dict[Item, float] = {
        item: sizes[item].width if isinstance(item, str) else 0.0 for row in order for item in row
    }
    left = _lefts(order, joined, widths)
    tops, bottoms = _rows(order, joined, left, widths, sizes)
    layer = {item: i for i, row in enumerate(order) for item in row}
    entries = _entries(joined, left, widths)
    lines: dict[Strand, tuple[Point, ...]] = {}
    for one in joined:
        x = left[one.upper] + one.port * widths[one.upper]
        at = layer[one.upper]
        start = tops[at]
        if isinstance(one.upper, str):
            start += sizes[one.upper].height
        lines[one] = ((x, start), (x, bottoms[at]), (entries[one], tops[at + 1]))
    places = {
        item: (left[item], tops[i]) for i, row in enumerate(order) for item in row
        if isinstance(item, str)
    }  # fmt: skip
    width = max((left[item] + widths[item] for item in left), default=0.0)
    return Layout(width, bottoms[-1] if bottoms else 0.0, places, lines)


def _lefts(
    order: Order, joined: Sequence[Strand], widths: Mapping[Item, float]
) -> dict[Item, float]:
    left: dict[Item, float] = {}
    for row in order:
        left.update(zip(row, _spread([0.0] * len(row), row, widths), strict=True))
    above, below = defaultdict(list), defaultdict(list)
    for one in joined:
        above[one.lower].append(one)
        below[one.upper].append(one)
    for turn in range(_ROUNDS):
        for row in order if turn % 2 else reversed(order):
            wanted = [_wanted(item, above[item], below[item], left, widths) for item in row]
            left.update(zip(row, _spread(wanted, row, widths), strict=True))
    first = min(left.values(), default=0.0)
    return {item: x - first for item, x in left.items()}


def _wanted(
    item: Item,
    above: Sequence[Strand],
    below: Sequence[Strand],
    left: Mapping[Item, float],
    widths: Mapping[Item, float],
) -> float:
    """Where the left edge would be if only this item's neighbours counted."""
    pulls = [left[s.upper] + s.port * widths[s.upper] - widths[item] / 2 for s in above]
    pulls += [left[s.lower] + widths[s.lower] / 2 - s.port * widths[item] for s in below]
    return sum(pulls) / len(pulls) if pulls else left[item]


def _spread(
    wanted: Sequence[float], row: Sequence[Item], widths: Mapping[Item, float]
) -> list[float]:
    """The places nearest to the wanted ones at which all of a row keep their distance."""
    offsets, offset = [], 0.0
    for i, item in enumerate(row):
        if i:
            both = isinstance(row[i - 1], str) and isinstance(item, str)
            offset += widths[row[i - 1]] + (GAP if both else BEND)
        offsets.append(offset)
    pools: list[list[float]] = []
    for x, begun in zip(wanted, offsets, strict=True):
        pools.append([x - begun, 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value, count = pools.pop()
            total = pools[-1][1] + count
            pools[-1] = [(pools[-1][0] * pools[-1][1] + value * count) / total, total]
    levels = [value for value, count in pools for _ in range(round(count))]
    return [level + begun for level, begun in zip(levels, offsets, strict=True)]


def _rows(
    order: Order,
    joined: Sequence[Strand],
    left: Mapping[Item, float],
    widths: Mapping[Item, float],
    sizes: Mapping[str, Size],
) -> tuple[list[float], list[float]]:
    """Tops and bottoms of the layers; the further the strands reach, the more room they get."""
    reach: dict[int, float] = defaultdict(float)
    layer = {item: i for i, row in enumerate(order) for item in row}
    for one in joined:
        x = left[one.upper] + one.port * widths[one.upper]
        sideways = abs(x - left[one.lower] - widths[one.lower] / 2)
        reach[layer[one.upper]] = max(reach[layer[one.upper]], sideways)
    tops, bottoms, y = [], [], 0.0
    for i, row in enumerate(order):
        tops.append(y)
        y += max((sizes[item].height for item in row if isinstance(item, str)), default=0.0)
        bottoms.append(y)
        y += min(110.0, 46.0 + reach[i] * 0.12)
    return tops, bottoms


def _entries(
    joined: Sequence[Strand], left: Mapping[Item, float], widths: Mapping[Item, float]
) -> dict[Strand, float]:
    """Where each strand enters what lies below it: one point for all that come from one item."""
    coming: dict[Item, list[Item]] = defaultdict(list)
    for one in joined:
        if one.upper not in coming[one.lower]:
            coming[one.lower].append(one.upper)
    entries: dict[tuple[Item, Item], float] = {}
    for lower, uppers in coming.items():
        uppers.sort(key=lambda item: left[item] + widths[item] / 2)
        step = min(_SPREAD, widths[lower] / (len(uppers) + 1))
        middle = left[lower] + widths[lower] / 2
        for i, upper in enumerate(uppers):
            entries[lower, upper] = middle + (i - (len(uppers) - 1) / 2) * step
    return {one: entries[one.lower, one.upper] for one in joined}
