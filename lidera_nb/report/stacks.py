"""A chart of rows that are wholes cut into ordered parts, as levels of a rubric are.

Each row has its label above it and its n at the right. A large group is a bar, a small one a row
of dots, one for each. Parts that are withheld stand together at the end, hollow. The names of the
parts stand above the rows, beside their colours; within the parts their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from lidera_nb.report.charts import ACCENT, GREY, INK, PLOT, Bar, finished, laid_out, scaled

_SHADES = ("#e4eff3", "#c8dfe7", "#a9cbd8", "#8bbacb", "#6fa9be", "#3f86a0", ACCENT)
_KEY, _DOT, _WIDE = 20, 16, 13


@dataclass(frozen=True, slots=True)
class Stack:
    """A row: its label, the counts of its parts (None where withheld), their sum, and n in words.

    `whole` is None where nothing can be drawn; `dots` draws one dot for each that is counted.
    """

    label: str
    counts: tuple[int | None, ...]
    whole: int | None
    words: str
    dots: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a row: its place among the parts, None for what is withheld, and its count."""

    place: int | None
    count: int


def shades(parts: int) -> tuple[str, ...]:
    """A colour for each of two to seven parts, from light to dark."""
    last = len(_SHADES) - 1
    return tuple(_SHADES[round(i * last / max(parts - 1, 1))] for i in range(parts))


def stacks(rows: Sequence[Stack], names: Sequence[str], axis: str) -> alt.LayerChart:
    """The rows below one another, under the names of their parts."""
    head = len(names) * _KEY + 14
    places, bottom = laid_out([Bar(row.label, None, row.words) for row in rows])
    colours = shades(len(names))
    told = [{**one, "top": one["top"] + head, "middle": one["middle"] + head} for one in places]
    drawn = list(zip(rows, told, strict=True))
    bars = [b for row, one in drawn if not row.dots for b in _bars(row, one["middle"], colours)]
    dots = [d for row, one in drawn if row.dots for d in _dots(row, one["middle"], colours)]
    height = bottom + head
    y = scaled([0, height], [0, height])
    percent = "round(datum.value * 100) + '%'"
    across = alt.Axis(values=[0, 0.5, 1], title=axis, labelExpr=percent, grid=False)
    parts = [*_key(names, colours, y), *_rows(told, y), *_cut(bars, y, across),
             *_dotted(dots, y, across if bars else None)]  # fmt: skip
    return finished(alt.layer(*parts), height)


def _pieces(row: Stack) -> Iterator[_Part]:
    if row.whole is None:
        return
    shown = [(i, count) for i, count in enumerate(row.counts) if count]
    yield from (_Part(i, count) for i, count in shown)
    rest = row.whole - sum(count for _, count in shown)
    if rest:
        yield _Part(None, rest)


def _bars(row: Stack, middle: float, colours: Sequence[str]) -> list[dict[str, Any]]:
    found, at = [], 0.0
    for part in _pieces(row):
        share = part.count / (row.whole or 1)
        found.append({"from": at, "to": at + share, "middle": middle, **_look(part, colours),
                      "at": at + share / 2, "wide": share * PLOT >= _WIDE})  # fmt: skip
        at += share
    return found


def _dots(row: Stack, middle: float, colours: Sequence[str]) -> list[dict[str, Any]]:
    each = [part for part in _pieces(row) for _ in range(part.count)]
    return [{"x": (_DOT * i + 7) / PLOT, "middle": middle, **_look(part, colours)}
            for i, part in enumerate(each)]  # fmt: skip


def _look(part: _Part, colours: Sequence[str]) -> dict[str, Any]:
    if part.place is None:
        return {"colour": "#ffffff", "edge": GREY, "ink": GREY, "name": "·"}
    dark = part.place == len(colours) - 1
    colour = colours[part.place]
    return {"colour": colour, "edge": "#ffffff", "ink": "#ffffff" if dark else INK,
            "name": str(part.place + 1)}  # fmt: skip


def _key(names: Sequence[str], colours: Sequence[str], y: alt.Scale) -> list[alt.Chart]:
    data = [{"y": i * _KEY + 8, "name": f"{i + 1} · {name}", "colour": colour}
            for i, (name, colour) in enumerate(zip(names, colours, strict=True))]  # fmt: skip
    base = alt.Chart(alt.Data(values=data))
    at = alt.Y("y:Q", scale=y, axis=None)
    square = base.mark_point(shape="square", filled=True, size=150, opacity=1, stroke=GREY,
                             strokeWidth=0.5)  # fmt: skip
    words = base.mark_text(align="left", baseline="middle", fontSize=13, color=INK)
    return [
        square.encode(x=alt.value(7), y=at, color=alt.Color("colour:N", scale=None)),
        words.encode(x=alt.value(22), y=at, text="name:N"),
    ]


def _rows(told: Sequence[dict[str, Any]], y: alt.Scale) -> list[alt.Chart]:
    base = alt.Chart(alt.Data(values=list(told)))
    label = base.mark_text(align="left", baseline="top", lineBreak="\n", fontSize=13, color=INK)
    words = base.mark_text(align="left", baseline="middle", fontSize=13, color=GREY)
    return [
        label.encode(x=alt.value(0), y=alt.Y("top:Q", scale=y, axis=None), text="label:N"),
        words.encode(x=alt.value(PLOT + 10), y=alt.Y("middle:Q", scale=y, axis=None),
                     text="value:N"),
    ]  # fmt: skip


def _cut(bars: Sequence[dict[str, Any]], y: alt.Scale, across: alt.Axis) -> list[alt.Chart]:
    if not bars:
        return []
    base, x = alt.Chart(alt.Data(values=list(bars))), scaled([0, 1], [0, PLOT])
    middle = alt.Y("middle:Q", scale=y, axis=None)
    block = base.mark_bar(orient="horizontal", height=_WIDE + 3, strokeWidth=1, opacity=1)
    number = base.transform_filter("datum.wide").mark_text(
        align="center", baseline="middle", fontSize=11
    )
    return [
        block.encode(x=alt.X("from:Q", scale=x, axis=across), x2="to:Q", y=middle,
                     color=alt.Color("colour:N", scale=None),
                     stroke=alt.Stroke("edge:N", scale=None)),
        number.encode(x=alt.X("at:Q", scale=x, axis=across), y=middle, text="name:N",
                      color=alt.Color("ink:N", scale=None)),
    ]  # fmt: skip


def _dotted(
    dots: Sequence[dict[str, Any]], y: alt.Scale, across: alt.Axis | None
) -> list[alt.Chart]:
    if not dots:
        return []
    base = alt.Chart(alt.Data(values=list(dots)))
    at = alt.X("x:Q", scale=scaled([0, 1], [0, PLOT]), axis=across)
    middle = alt.Y("middle:Q", scale=y, axis=None)
    dot = base.mark_point(filled=True, size=170, opacity=1, strokeWidth=1)
    number = base.mark_text(align="center", baseline="middle", fontSize=10)
    return [
        dot.encode(x=at, y=middle, color=alt.Color("colour:N", scale=None),
                   stroke=alt.value(GREY)),
        number.encode(x=at, y=middle, text="name:N", color=alt.Color("ink:N", scale=None)),
    ]  # fmt: skip
