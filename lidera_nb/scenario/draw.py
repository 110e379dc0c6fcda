"""The map of a case as one SVG: scenes from top to bottom, choices, ways, endings.

Made to be read on paper as well: black on white, and nothing told by colour alone. A decision is
a box with a cell for each choice, a passage a box with round ends, an ending an octagon with a
double line; a way under a condition is broken and its condition stands where it leaves. All text
is text: what an author wrote is escaped, never markup. The description repeats the whole map in
words for those who do not see it. This module must not know files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lidera_nb.scenario.drawing import svg
from lidera_nb.scenario.drawing.boxes import Box, Port, boxes
from lidera_nb.scenario.drawing.layers import layers, ordered, strands, ways_back
from lidera_nb.scenario.drawing.layout import Layout, Size, laid_out
from lidera_nb.scenario.drawing.text import LABEL, SMALL, breadth
from lidera_nb.scenario.drawing.words import Words
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.walk import exits

MARGIN, HEADER, KEY = 28.0, 64.0, 64.0
_NARROWEST = 800.0
"""The heading and the key want so much room beside the margins."""


def drawn(case: Case, lang: str) -> str:
    """The map of a case in one language, as the text of an SVG file."""
    words = Words(case.scenario, case.texts[lang], lang)
    return "".join(_document(words, *mapped(case, lang)))


def mapped(case: Case, lang: str) -> tuple[dict[str, Box], Layout]:
    """The boxes of a case's map, and where they and the ways between them are."""
    ways = _ways(case.scenario)
    back = ways_back(ways, _starts(case.scenario))
    made = boxes(Words(case.scenario, case.texts[lang], lang), back)
    return made, _layout(case.scenario, made, ways, back)


def _ways(scenario: Scenario) -> dict[str, list[str]]:
    ways: dict[str, list[str]] = {name: [] for name in scenario.scenes}
    for path, way in exits(scenario):
        if way.to not in ways[str(path[1])]:
            ways[str(path[1])].append(way.to)
    return ways


def _starts(scenario: Scenario) -> list[str]:
    return [scenario.start, *(role.start for role in scenario.roles.values() if role.start)]


def _layout(
    scenario: Scenario,
    made: Mapping[str, Box],
    ways: Mapping[str, list[str]],
    back: set[tuple[str, str]],
) -> Layout:
    forward = {name: [to for to in ways[name] if (name, to) not in back] for name in ways}
    ends = [name for name, scene in scenario.scenes.items() if scene.ending]
    leads = [
        (name, along, port.to)
        for name, box in made.items()
        for along, port in box.ports()
        if not port.back
    ]
    order, joined = strands(leads, layers(forward, ends))
    sizes = {name: Size(box.width, box.height) for name, box in made.items()}
    return laid_out(ordered(order, joined), joined, sizes)


def _document(words: Words, made: Mapping[str, Box], layout: Layout) -> Iterator[str]:
    width = max(layout.width, _NARROWEST) + 2 * MARGIN
    height = layout.height + HEADER + KEY + 2 * MARGIN
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" xml:lang="{words.lang}" '
    yield 'aria-labelledby="title desc">\n'
    yield f'<title id="title">{svg.escaped(words.own("title"))}</title>\n'
    yield f'<desc id="desc">{svg.escaped(" ".join(_told(words, made)))}</desc>\n'
    yield f"<style>@page {{ size: {width:.0f}px {height:.0f}px; margin: 0; }}{svg.STYLE}</style>\n"
    yield f"<defs>{svg.ARROW}</defs>\n"
    yield f'<rect width="100%" height="100%" fill="{svg.PAPER}"/>\n'
    yield svg.words(MARGIN, MARGIN, words.own("title"), 22, "bold")
    yield svg.words(MARGIN, MARGIN + 30, _counts(words), LABEL, "grey")
    yield f'<g transform="translate({(width - layout.width) / 2:.1f} {MARGIN + HEADER:.1f})">\n'
    yield from _map(made, layout)
    yield "</g>\n"
    yield from _key(words, MARGIN, height - MARGIN - 30)
    yield "</svg>\n"


def _map(made: Mapping[str, Box], layout: Layout) -> Iterator[str]:
    certain = {
        (name, mark)
        for name, box in made.items()
        for along, port in box.ports()
        if not port.guarded
        for mark in (along, port.to)
    }
    for one, points in layout.lines.items():
        # Behind a bend a way is broken if all that share the bend are.
        start = one.upper if isinstance(one.upper, tuple) else (one.upper, one.port)
        yield svg.way(points, start[:2] not in certain, arrow=isinstance(one.lower, str))
    for name, (x, y) in layout.places.items():
        yield from svg.box(made[name], x, y)


def _counts(words: Words) -> str:
    scenes = words.scenario.scenes.values()
    return words.say(
        "counts",
        scenes=len(scenes),
        decisions=sum(scene.decision is not None for scene in scenes),
        endings=sum(scene.ending for scene in scenes),
    )


def _key(words: Words, x: float, y: float) -> Iterator[str]:
    """What shapes and lines mean."""
    for kind in ("decision", "passage", "ending"):
        yield svg.outline(kind, x, y, 44, 26, 9)
        said = words.say(f"key_{kind}")
        yield svg.words(x + 52, y + 7, said, SMALL)
        x += 52 + breadth(said, SMALL) + 18
    for kind in ("open", "guarded"):
        line = "way guarded" if kind == "guarded" else "way"
        yield f'<path class="{line}" d="M{x:.1f} {y + 13:.1f} h40" marker-end="url(#arrow)"/>\n'
        said = words.say(f"key_{kind}")
        yield svg.words(x + 48, y + 7, said, SMALL)
        x += 48 + breadth(said, SMALL) + 18


def _told(words: Words, made: Mapping[str, Box]) -> Iterator[str]:
    """The whole map in sentences: each scene, what it offers, and where that leads."""
    yield _counts(words) + "."
    for box in made.values():
        said = ", ".join((*box.tags, words.title(box.name)))
        yield f"{said}." if box.kind == "ending" else f"{said}:"
        if box.plain is not None:
            yield _lead(words, box.plain)
        for cell in box.cells:
            if cell.letter:
                yield f"{cell.letter}. {cell.label.whole}:"
            yield from (_lead(words, port) for port in cell.ports)


def _lead(words: Words, port: Port) -> str:
    """Where an exit leads; one that goes back says so itself."""
    parts = [port.text.whole] if port.text.whole else []
    if not port.back:
        parts.append(words.say("leads", scene=words.title(port.to)))
    return f"{', '.join(parts)}."
