"""The charts of Explora: Altair's, written as SVG here, so that a phone loads no chart library.

They know labels and numbers, not what these are about. Colours are the page's own variables and
follow its light and dark scheme; a chart says its numbers in its alternative text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import altair as alt
import vl_convert

INK, GREY, RULE, ACCENT, PAPER = (
    "var(--ink, #21262b)", "var(--grey, #5a626a)", "var(--rule, #d5d6d3)",
    "var(--accent, #1d5c63)", "var(--paper, #fbfaf7)",
)  # fmt: skip
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
WIDTH, PLOT, LETTERS, SIZE = 330, 290, 44, 14
_LINE, _MARK, _GAP, _DOT = 19, 12, 20, 130


@dataclass(frozen=True, slots=True)
class Row:
    """A label, its dots (position from 0 to 1, and whether filled), and words beside the last."""

    label: str
    dots: Sequence[tuple[float, bool]]
    words: str


def course(values: Sequence[int], rings: Sequence[int], axis: str) -> alt.LayerChart:
    """A value from 0 to 100 from the start through each decision; rings mark some of them."""
    data = [{"at": at, "value": v, "ring": at in rings} for at, v in enumerate(values)]
    last = max(len(values) - 1, 1)
    steps = alt.Axis(values=list(range(last + 1)), title=axis, format="d", grid=False)
    x = alt.X("at:Q", scale=_scale([0, last], [0, PLOT]), axis=steps)
    levels = alt.Axis(values=[0, 50, 100], title=None)
    y = alt.Y("value:Q", scale=_scale([0, 100], [110, 0]), axis=levels)
    base = alt.Chart(alt.Data(values=data)).encode(x=x, y=y)
    ends = base.transform_filter(f"datum.at === 0 || datum.at === {last}")
    return _finished(
        alt.layer(
            base.mark_line(color=ACCENT, strokeWidth=2),
            base.mark_point(color=ACCENT, fill=ACCENT, size=30, opacity=1),
            base.transform_filter("datum.ring").mark_point(
                color=ACCENT, fill=PAPER, size=_DOT, strokeWidth=2.5, opacity=1
            ),
            ends.mark_text(dy=-12, fontSize=SIZE, fontWeight=600, color=INK).encode(text="value:Q"),
        ),
        110,
    )


def rows(listed: Sequence[Row], ticks: Sequence[tuple[float, str]], axis: str) -> alt.LayerChart:
    """Rows of dots with their labels above them; `ticks` name positions from 0 to 1.

    Without ticks there is no axis: the dots are things to be counted.
    """
    labels, dots, bottom = _laid_out(listed)
    told = " + ".join(f"(datum.value == {at} ? '{word}' : '')" for at, word in ticks)
    ruler = alt.Axis(values=[at for at, _ in ticks], title=axis or None, labelExpr=told, grid=False)
    x = alt.X("x:Q", scale=_scale([0, 1], [8, 208]), axis=ruler if ticks else None)
    y = alt.Y("middle:Q", scale=_scale([0, bottom], [0, bottom]), axis=None)
    base = alt.Chart(alt.Data(values=dots)).encode(x=x, y=y)
    named = alt.Chart(alt.Data(values=labels))
    lines = named.mark_rule(color=RULE).encode(x=alt.value(8), x2=alt.value(208), y=y)
    point = {"color": ACCENT, "size": _DOT, "strokeWidth": 2, "opacity": 1}
    return _finished(
        alt.layer(
            *([lines] if ticks else []),
            base.transform_filter("datum.full").mark_point(fill=ACCENT, **point),
            base.transform_filter("!datum.full").mark_point(fill=PAPER, **point),
            named.mark_text(
                align="left", baseline="top", lineBreak="\n", fontSize=SIZE, color=INK
            ).encode(x=alt.value(0), y=alt.Y("top:Q", axis=None), text="label:N"),
            named.mark_text(align="left", baseline="middle", fontSize=SIZE, color=GREY).encode(
                x=alt.value(224), y=y, text="words:N"
            ),
        ),
        bottom,
        WIDTH,
    )


def _laid_out(listed: Sequence[Row]) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    labels: list[dict[str, Any]] = []
    dots: list[dict[str, Any]] = []
    top = 0.0
    for row in listed:
        lines = textwrap.wrap(row.label, LETTERS) or [""]
        middle = top + len(lines) * _LINE + _MARK
        labels.append({"label": "\n".join(lines), "top": top, "middle": middle, "words": row.words})
        dots += [{"x": x, "full": full, "middle": middle} for x, full in row.dots]
        top = middle + _MARK + _GAP
    return labels, dots, top - _GAP + 6


def svg(chart: alt.LayerChart, told: str) -> str:
    """The chart as an element of a page, `told` in words to whoever does not see it."""
    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict(validate=False))
    box = re.search(r'viewBox="[^"]+"', drawn)
    inner = drawn.partition(">")[2].removesuffix("</svg>")
    assert box is not None
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box[0]} role="img" aria-label="{escape(told)}">'
        f'<g aria-hidden="true">{inner}</g></svg>'
    )


def _scale(domain: list[float], reach: list[float]) -> alt.Scale:
    return alt.Scale(domain=domain, range=reach, nice=False, zero=False, clamp=False)


def _finished(chart: alt.LayerChart, height: float, width: float = PLOT) -> alt.LayerChart:
    return (
        chart.properties(width=width, height=height, background="transparent", padding=6)
        .configure(font=FONT, aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            domain=False, tickSize=0, labelPadding=8, labelFontSize=SIZE, labelColor=GREY,
            titleFontSize=SIZE, titleFontWeight="normal", titleColor=GREY, titlePadding=8,
            gridColor=RULE, titleAnchor="start",
        )
    )  # fmt: skip
