"""The map of a case as one SVG: scenes from top to bottom, choices, ways, endings.

Made to be read on paper as well: black on white, and nothing told by colour alone. A decision is
a box with a cell for each choice, a passage a box with round ends, an ending an octagon with a
double line; a way under a condition is broken and its condition stands where it leaves. All text
is text: what an author wrote is escaped, never markup. The description repeats the whole map in
words for those who do not see it. This module must not know files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from lidera_nb.scenario.drawboxes import LABEL, PAD, SMALL, TITLE, Box, Text, boxes, breadth
from lidera_nb.scenario.drawlayers import layers, ordered, strands, ways_back
from lidera_nb.scenario.drawlayout import Layout, Point, Size, laid_out
from lidera_nb.scenario.drawwords import Words
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.walk import exits

MARGIN, HEADER, KEY = 28.0, 58.0, 60.0
_CUT = 14.0
_INK, _GREY, _HEAD, _PAPER = "#1c1c1c", "#5a5a5a", "#efeeea", "#ffffff"
_STYLE = f"""
text {{ font-family: "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; fill: {_INK}; }}
.grey {{ fill: {_GREY}; }}
.bold {{ font-weight: 700; }}
.box {{ fill: {_PAPER}; stroke: {_INK}; stroke-width: 1.2; }}
.head {{ fill: {_HEAD}; stroke: none; }}
.cell {{ stroke: {_GREY}; stroke-width: .7; fill: none; }}
.way {{ fill: none; stroke: {_INK}; stroke-width: 1.3; }}
.guarded {{ stroke-dasharray: 5 4; }}
.tag {{ fill: {_INK}; }}
.tagged {{ fill: {_PAPER}; font-weight: 700; }}
"""


def drawn(case: Case, lang: str) -> str:
    """The map of a case in one language, as the text of an SVG file."""
    words = Words(case.scenario, case.texts[lang], lang)
    ways = _ways(case.scenario)
    back = ways_back(ways, _starts(case.scenario))
    made = boxes(words, back)
    forward = {name: [to for to in ways[name] if (name, to) not in back] for name in ways}
    ends = [name for name, scene in case.scenario.scenes.items() if scene.ending]
    leads = [
        (name, along / box.width, port.to)
        for name, box in made.items()
        for along, port in box.ports()
        if not port.back
    ]
    order, joined = strands(leads, layers(forward, ends))
    sizes = {name: Size(box.width, box.height) for name, box in made.items()}
    layout = laid_out(ordered(order, joined), joined, sizes)
    return "".join(_document(words, made, layout))


def _ways(scenario: Scenario) -> dict[str, list[str]]:
    ways: dict[str, list[str]] = {name: [] for name in scenario.scenes}
    for path, way in exits(scenario):
        if way.to not in ways[str(path[1])]:
            ways[str(path[1])].append(way.to)
    return ways


def _starts(scenario: Scenario) -> list[str]:
    return [scenario.start, *(role.start for role in scenario.roles.values() if role.start)]
