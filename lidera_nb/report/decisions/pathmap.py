"""The path map as SVG: scenes with their choices, and ways as wide as people went them.

Words and numbers stand inside the boxes. A choice is a cell with its letter and its people; what
is withheld has a dot for a number and a thin broken line for a way. Sizes suit a phone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from lidera_nb.report.charts import ACCENT, FONT, GREY, INK, LINE
from lidera_nb.report.decisions.layered import WIDTH, Layered, Place, layered
from lidera_nb.report.decisions.model import Cell, PathMap, Station, Way

HIDDEN = "•"
_TITLE, _SMALL, _LINE = 11.5, 10.5, 14.0
_EM = 0.57
"""The mean width of a letter, in sizes of type, a little wide if anything."""
_PAD, _CELL, _APART, _EDGE = 5.0, 31.0, 36.0, 4.0
_WIDEST = 11.0


class _Drawn(NamedTuple):
    """A station where it stands: its box and the lines of its title."""

    station: Station
    place: Place
    top: float
    title: tuple[str, ...]

    @property
    def height(self) -> float:
        own = _CELL if self.station.cells else _LINE
        return 2 * _PAD + len(self.title) * _LINE + own

    @property
    def middle(self) -> float:
        return self.place.left + self.place.width / 2

    def port(self, choice: str) -> float:
        """The middle of a choice's cell."""
        wide = self.place.width / len(self.station.cells)
        at = [cell.id for cell in self.station.cells].index(choice)
        return self.place.left + (at + 0.5) * wide


def drawn(mapped: PathMap, name: str, title: str, words: str) -> str:
    """The map as SVG.

    Parameters
    ----------
    mapped
        What may be told.
    name
        Begins the ids of the drawing, which are unique in the page by it.
    title, words
        What a reader hears who cannot see it.
    """
    spots = layered([one.id for one in mapped.stations], [(w.scene, w.to) for w in mapped.ways])
    boxes = _stacked(mapped, spots)
    height = max((box.top + box.height for box in boxes.values()), default=0.0)
    bottoms = _bottoms(boxes, spots)
    most = max((way.people or 0 for way in mapped.ways), default=1)
    parts = [_way(way, boxes, spots, bottoms, most) for way in _visible(mapped, spots)]
    parts += [part for box in boxes.values() for part in _box(box)]
    return (
        f'<svg role="img" aria-labelledby="{name}-title {name}-desc" '
        f'xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {WIDTH + 4:g} {height + 4:.1f}" '
        f'font-family="{escape(FONT)}"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(words)}</desc>{"".join(parts)}</svg>'
    )


def _stacked(mapped: PathMap, spots: Layered) -> dict[str, _Drawn]:
    """The stations with their rows one below the other."""
    found: dict[str, _Drawn] = {}
    top = 0.0
    for row in range(spots.rows):
        here = [one for one in mapped.stations if spots.places[one.id].row == row]
        for station in here:
            place = spots.places[station.id]
            wide = int((place.width - 2 * _PAD) / (_TITLE * _EM))
            lines = tuple(textwrap.wrap(station.label, max(4, wide)) or [""])
            found[station.id] = _Drawn(station, place, top, lines)
        top += max(found[one.id].height for one in here) + _APART
    return found


def _bottoms(boxes: Mapping[str, _Drawn], spots: Layered) -> list[tuple[float, float]]:
    """Top and bottom of each row."""
    rows: list[tuple[float, float]] = []
    for row in range(spots.rows):
        here = [box for box in boxes.values() if box.place.row == row]
        rows.append((here[0].top, max(box.top + box.height for box in here)))
    return rows


def _visible(mapped: PathMap, spots: Layered) -> Iterator[Way]:
    """The ways that lead on, those of few people first, so that they lie below."""
    forward = [way for way in mapped.ways if (way.scene, way.to) in spots.bends]
    yield from sorted(forward, key=lambda way: way.people or 0)


def _way(
    way: Way,
    boxes: Mapping[str, _Drawn],
    spots: Layered,
    rows: list[tuple[float, float]],
    most: int,
) -> str:
    """A way: down from its choice, through the gaps that it keeps, into the next station."""
    start, end = boxes[way.scene], boxes[way.to]
    x, y = start.port(way.choice), start.top + start.height
    path = f"M{x:.1f} {y:.1f}"
    below = rows[start.place.row][1]
    for bend, row in spots.bends[way.scene, way.to]:
        path += _curve(x, below, bend, rows[row][0]) + f" V{rows[row][1]:.1f}"
        x, below = bend, rows[row][1]
    path += _curve(x, below, _entry(start, way, end), end.top)
    if way.people is None:
        look = f'stroke="{GREY}" stroke-width="1" stroke-dasharray="2 3"'
    else:
        wide = 1.5 + (_WIDEST - 1.5) * way.people / most
        look = f'stroke="{ACCENT}" stroke-width="{wide:.1f}" stroke-opacity="0.5"'
    return f'<path d="{path}" fill="none" {look}/>'


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (y + to_y) / 2
    return f" V{y:.1f} C{x:.1f} {middle:.1f} {to_x:.1f} {middle:.1f} {to_x:.1f} {to_y:.1f}"


def _entry(start: _Drawn, way: Way, end: _Drawn) -> float:
    """Where a way enters: a little to the side from which it comes."""
    lean = (start.port(way.choice) - WIDTH / 2) / WIDTH
    return end.middle + lean * min(end.place.width, 110.0) * 0.7


def _box(box: _Drawn) -> Iterator[str]:
    place, station = box.place, box.station
    round_ = 3 if station.cells else 14
    at = f'x="{place.left:.1f}" y="{box.top:.1f}" width="{place.width:.1f}"'
    yield (
        f'<rect {at} height="{box.height:.1f}" rx="{round_}" fill="#ffffff" stroke="{INK}" '
        'stroke-width="1.2"/>'
    )
    y = box.top + _PAD
    for line in box.title:
        y += _LINE
        yield _text(box.middle, y - 3, line, _TITLE, "bold")
    if station.cells:
        yield from _cells(box, y)
    else:
        yield _text(box.middle, y + _LINE - 3, _number(station.people), _SMALL)


def _cells(box: _Drawn, y: float) -> Iterator[str]:
    left, wide = box.place.left, box.place.width / len(box.station.cells)
    yield (
        f'<path d="M{left:.1f} {y + _EDGE:.1f} h{box.place.width:.1f}" stroke="{LINE}" '
        'stroke-width="1" fill="none"/>'
    )
    for i, cell in enumerate(box.station.cells):
        yield from _cell(cell, left + (i + 0.5) * wide, y + _EDGE)


def _cell(cell: Cell, x: float, y: float) -> Iterator[str]:
    yield _text(x, y + 12, cell.letter, _SMALL, "bold")
    yield _text(x, y + 26, _number(cell.people), _SMALL)


def _number(people: int | None) -> str:
    return HIDDEN if people is None else str(people)


def _text(x: float, y: float, words: str, size: float, weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}" '
        f'text-anchor="middle" fill="{INK}">{escape(words)}</text>'
    )
