"""The few forms of chart that reports use, as Altair charts: plain, labelled directly.

They know labels and shares, not what these are about. Widths suit a phone; the page lets them
grow a little.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

INK, GREY, LINE, ACCENT, PALE = (
    "#1d2733", "#55616a", "#e3e7ea", "#0b5d7a", "#a9cbd8",
)  # fmt: skip
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
WIDTH, PLOT = 345, 225
_PERCENT = "round(datum.value * 100) + '%'"
_LINE_HEIGHT, _BAR, _GAP, _LETTERS = 17, 13, 16, 48


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its label, its share (None where withheld), an interval, and the value in words."""

    label: str
    share: float | None
    value: str
    low: float | None = None
    high: float | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with an interval: `x` and `y` from 0 to 1, and its label."""

    x: float
    y: float
    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A median with quartiles (None where they are unsteady) at a position."""

    position: int
    median: float
    low: float | None
    high: float | None


def bars(rows: Sequence[Bar], axis: str, dots: bool = False) -> alt.LayerChart:
    """Shares as rows with their labels above them; `dots` where n is small."""
    data, bottom = laid_out(rows)
    x = alt.X("share:Q", scale=scaled([0, 1], [0, PLOT]), axis=_percent_axis(axis))
    y = alt.Y("middle:Q", scale=scaled([0, bottom], [0, bottom]), axis=None)
    base = alt.Chart(alt.Data(values=data))
    color = alt.condition("datum.strong", alt.value(ACCENT), alt.value(PALE))
    known = base.transform_filter("datum.share !== null")
    mark = (
        known.mark_point(filled=True, size=90, opacity=1)
        if dots
        else known.mark_bar(orient="horizontal", height=_BAR)
    )
    shares = mark.encode(x=x, y=y, color=color)
    reach = known.mark_rule(color=INK, strokeWidth=1.5).encode(x="low:Q", x2="high:Q", y=y)
    labels = base.mark_text(
        align="left", baseline="top", lineBreak="\n", fontSize=13, color=INK
    ).encode(x=alt.value(0), y=alt.Y("top:Q", axis=None), text="label:N")
    values = base.mark_text(align="left", baseline="middle", fontSize=13, color=GREY).encode(
        x=alt.value(PLOT + 10), y=y, text="value:N"
    )
    return finished(alt.layer(shares, reach, labels, values), bottom)


def laid_out(rows: Sequence[Bar]) -> tuple[list[dict[str, Any]], float]:
    """The rows as data with their places from the top, and where the last one ends."""
    data, top = [], 0.0
    for row in rows:
        lines = textwrap.wrap(row.label, _LETTERS) or [""]
        middle = top + len(lines) * _LINE_HEIGHT + _BAR / 2
        data.append(
            {
                "label": "\n".join(lines),
                "top": top,
                "middle": middle,
                "share": row.share,
                "low": row.low,
                "high": row.high,
                "value": row.value,
                "strong": row.strong,
            }
        )
        top = middle + _BAR / 2 + _GAP
    return data, top - _GAP + 8


def course(
    moments: Sequence[Moment], bands: Sequence[tuple[int, str]], axis: str
) -> alt.LayerChart:
    """A value from 0 to 100 over decisions, with the words for its levels at the right."""
    rows = [
        {"position": m.position, "median": m.median, "low": m.low, "high": m.high} for m in moments
    ]
    last = max((m.position for m in moments), default=1)
    x = alt.X(
        "position:Q",
        scale=scaled([0, max(last, 1)], [0, PLOT - 30]),
        axis=alt.Axis(values=list(range(last + 1)), title=axis, format="d", grid=False),
    )
    scale = scaled([0, 100], [180, 0])
    lower = [lower for lower, _ in bands] or [0]
    levels = alt.Axis(values=[*lower, 100], title=None, labelOverlap=False)
    # Every layer names the same axis: Vega-Lite merges those of layers, and would thin it out.
    y, low, at = (
        alt.Y(f"{field}:Q", scale=scale, axis=levels) for field in ("median", "low", "at")
    )
    base = alt.Chart(alt.Data(values=rows))
    middle_half = base.transform_filter("datum.low !== null").mark_area(color=PALE, opacity=0.6)
    line = base.mark_line(color=ACCENT, strokeWidth=2.5)
    ends = base.mark_point(color=ACCENT, filled=True, size=45, opacity=1)
    return finished(
        alt.layer(
            middle_half.encode(x=x, y=low, y2="high:Q"),
            line.encode(x=x, y=y),
            ends.encode(x=x, y=y),
            _band_words(bands, at),
        ),
        180,
    )


def _band_words(bands: Sequence[tuple[int, str]], at: alt.Y) -> alt.Chart:
    tops = [lower for lower, _ in bands[1:]] + [100]
    words = [
        {"at": (lower + top) / 2, "word": word}
        for (lower, word), top in zip(bands, tops, strict=True)
    ]
    return (
        alt.Chart(alt.Data(values=words))
        .mark_text(align="left", baseline="middle", fontSize=12, color=GREY)
        .encode(x=alt.value(PLOT - 18), y=at, text="word:N")
    )


def calibration(spots: Sequence[Spot], x_title: str, y_title: str, line: str) -> alt.LayerChart:
    """What was said against what happened; the diagonal is where both agree."""
    ticks = [0, 0.25, 0.5, 0.75, 1]
    scale_x, scale_y = scaled([-0.06, 1.2], [0, 305]), scaled([0, 1], [260, 0])
    x = alt.X("x:Q", scale=scale_x, axis=alt.Axis(values=ticks, title=x_title, labelExpr=_PERCENT))
    y = alt.Y("y:Q", scale=scale_y, axis=alt.Axis(values=ticks, title=None, labelExpr=_PERCENT))
    diagonal = alt.Chart(alt.Data(values=[{"x": 0, "y": 0}, {"x": 1, "y": 1}]))
    named = alt.Chart(alt.Data(values=[{"x": 1, "y": 1, "line": line}]))
    base = alt.Chart(
        alt.Data(
            values=[
                {"x": s.x, "y": s.y, "low": s.low, "high": s.high, "label": s.label} for s in spots
            ]
        )
    )
    rule = base.mark_rule(color=INK, strokeWidth=1.5)
    text = base.mark_text(align="left", dx=9, dy=4, fontSize=12, color=INK)
    return finished(
        alt.layer(
            diagonal.mark_line(color=GREY, strokeDash=[4, 4]).encode(x=x, y=y),
            named.mark_text(align="right", dx=-16, dy=4, fontSize=12, color=GREY).encode(
                x=x, y=y, text="line:N"
            ),
            rule.encode(x=x, y=alt.Y("low:Q", scale=scale_y), y2="high:Q"),
            base.mark_point(color=ACCENT, filled=True, size=90, opacity=1).encode(x=x, y=y),
            text.encode(x=x, y=y, text="label:N"),
        ),
        260,
        305,
    ).properties(title=_above(y_title))


def _above(title: str) -> alt.TitleParams:
    """The title of a vertical axis, where it can be read without turning one's head."""
    return alt.TitleParams(
        title, anchor="start", fontSize=12, fontWeight="normal", color=GREY, offset=12
    )


def scaled(domain: list[float], reach: list[float]) -> alt.Scale:
    """A scale from values to pixels, exactly as given."""
    return alt.Scale(domain=domain, range=reach, nice=False, zero=False, clamp=False)


def _percent_axis(title: str) -> alt.Axis:
    return alt.Axis(values=[0, 0.5, 1], title=title, labelExpr=_PERCENT)


def finished(chart: alt.LayerChart, height: float, width: float = WIDTH) -> alt.LayerChart:
    """The chart with the looks that all have in common."""
    return (
        chart.properties(width=width, height=height, background="transparent", padding=4)
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            domain=False, tickSize=0, labelPadding=6, labelFontSize=12, labelColor=GREY,
            titleFontSize=12, titleFontWeight="normal", titleColor=GREY, titlePadding=8,
            gridColor=LINE, titleAnchor="start",
        )
    )  # fmt: skip
