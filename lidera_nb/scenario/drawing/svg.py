"""Boxes, lines and words of a case's map as SVG; every text is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from lidera_nb.scenario.drawing.boxes import INDENT, PAD, TAG, Box, Cell
from lidera_nb.scenario.drawing.layout import Point
from lidera_nb.scenario.drawing.text import LABEL, LEADING, SMALL, Text, breadth

INK, GREY, HEAD, PAPER = "#1c1c1c", "#555555", "#efeeea", "#ffffff"
CUT = 16.0
STYLE = f"""
text {{ font-family: "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  fill: {INK}; white-space: pre; }}
.grey {{ fill: {GREY}; }}
.bold {{ font-weight: 700; }}
.box {{ fill: {PAPER}; stroke: {INK}; stroke-width: 1.2; }}
.head {{ fill: {HEAD}; }}
.thin {{ stroke: {GREY}; stroke-width: .7; fill: none; }}
.way {{ fill: none; stroke: {INK}; stroke-width: 1.3; }}
.guarded {{ stroke-dasharray: 5 4; }}
.tag {{ fill: {INK}; }}
.tagged {{ fill: {PAPER}; font-weight: 700; }}
"""
ARROW = (
    '<marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    f'orient="auto"><path d="M0 0.5 8 4 0 7.5z" fill="{INK}"/></marker>'
)

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """A text as it may stand in the file, without the few characters that XML has no place for."""
    return escape(_NOT_XML.sub("", text))


def words(x: float, y: float, text: str, size: float, kind: str = "", anchor: str = "start") -> str:
    """One line of text; `y` is the top of the line."""
    place = f'x="{x:.1f}" y="{y + size:.1f}" font-size="{size:g}" text-anchor="{anchor}"'
    return f'<text {place} class="{kind}">{escaped(text)}</text>\n'


def lines(x: float, y: float, text: Text, kind: str = "", anchor: str = "start") -> Iterator[str]:
    """All lines of a text from `y` downwards."""
    for i, line in enumerate(text.lines):
        yield words(x, y + i * text.size * LEADING, line, text.size, kind, anchor)


def way(points: Sequence[Point], guarded: bool, arrow: bool) -> str:
    """A way: straight down to the edge of its layer, then a curve into the next one."""
    (x, y), (_, edge), (to_x, to_y) = points
    middle = (edge + to_y) / 2
    path = f"M{x:.1f} {y:.1f} V{edge:.1f} C{x:.1f} {middle:.1f} {to_x:.1f} {middle:.1f}"
    path += f" {to_x:.1f} {to_y:.1f}"
    kind = "way guarded" if guarded else "way"
    end = ' marker-end="url(#arrow)"' if arrow else ""
    return f'<path class="{kind}" d="{path}"{end}/>\n'


def box(one: Box, x: float, y: float) -> Iterator[str]:
    """A scene with all that stands in it; pointing at it tells what was cut short."""
    yield "<g>"
    yield f"<title>{escaped(' · '.join(_whole(one)))}</title>\n"
    yield outline(one.kind, x, y, one.width, one.height, one.head)
    yield from _head(one, x, y)
    left = x
    for i, cell in enumerate(one.cells):
        if i:
            yield f'<path class="thin" d="M{left:.1f} {y + one.head:.1f} V{y + one.height:.1f}"/>\n'
        yield from _cell(cell, left, y + one.head)
        left += cell.width
    yield "</g>\n"


def outline(kind: str, x: float, y: float, width: float, height: float, head: float) -> str:
    """The shape of a scene: square decision, round passage, eight-sided ending."""
    if kind == "ending":
        cut = min(CUT, height / 3)
        inner = _octagon(x + 4, y + 4, width - 8, height - 8, cut - 2)
        return (
            f'<path class="box" d="{_octagon(x, y, width, height, cut)}"/>\n'
            f'<path class="thin" d="{inner}"/>\n'
        )
    where = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}"'
    round_ = f' rx="{16 if kind == "passage" else 2}"'
    shape = f'<rect class="box" {where} height="{height:.1f}"{round_}/>\n'
    if kind == "passage":
        return shape
    edge = f'<path class="thin" d="M{x:.1f} {y + head:.1f} h{width:.1f}"/>\n'
    return f'{shape}<rect class="head" {where} height="{head:.1f}"/>\n{edge}' + shape.replace(
        'class="box"', 'class="box" fill-opacity="0"'
    )


def _octagon(x: float, y: float, width: float, height: float, cut: float) -> str:
    across, down = width - 2 * cut, height - 2 * cut
    return (
        f"M{x + cut:.1f} {y:.1f} h{across:.1f} l{cut:g} {cut:g} v{down:.1f} l-{cut:g} {cut:g} "
        f"h-{across:.1f} l-{cut:g} -{cut:g} v-{down:.1f}z"
    )


def _head(one: Box, x: float, y: float) -> Iterator[str]:
    middle, y = x + one.width / 2, y + PAD
    for tag in one.tags:
        wide = breadth(tag, SMALL) + 14
        yield (
            f'<rect class="tag" x="{middle - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" '
            f'height="{SMALL * 1.5:.1f}" rx="3"/>\n'
        )
        yield words(middle, y + 1.5, tag, SMALL, "tagged", "middle")
        y += TAG
    for text, kind in ((one.when, "grey"), (one.title, "bold"), (one.notes, "grey")):
        yield from lines(middle, y, text, kind, "middle")
        y += text.height


def _cell(cell: Cell, x: float, y: float) -> Iterator[str]:
    y += 5
    if cell.letter:
        yield words(x + PAD, y, cell.letter, LABEL, "bold")
        yield from lines(x + PAD + INDENT, y, cell.label)
        y += cell.label.height + 5
    if cell.notes.lines:
        yield from lines(x + PAD, y, cell.notes, "grey")
        y += cell.notes.height + 5
    for i, port in enumerate(cell.ports):
        yield from lines(x + cell.port_width * (i + 0.5), y, port.text, "", "middle")


def _whole(one: Box) -> Iterable[str]:
    """Everything that a box says, without line breaks and uncut."""
    texts = [one.when, one.title, one.notes]
    for cell in one.cells:
        texts += [cell.label, cell.notes, *(port.text for port in cell.ports)]
    return (text.whole for text in texts if text.whole)
