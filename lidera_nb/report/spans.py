"""A chart of values with their spans on a scale of their own, beside what chance would give.

For measures that are no shares of people: each row has its label above it, a dot for the value,
a line from the least to the most that it could be, and a hollow mark where chance stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from lidera_nb.report.charts import (
    ACCENT,
    GREY,
    INK,
    PLOT,
    Bar,
    finished,
    laid_out,
    scaled,
)

_AS_PERCENT = "round(datum.value * 100) + '%'"


@dataclass(frozen=True, slots=True)
class Span:
    """A row: label, value (None where withheld), its span, what chance gives, all in words."""

    label: str
    value: float | None
    words: str
    low: float | None = None
    high: float | None = None
    chance: float | None = None


def spans(
    rows: Sequence[Span],
    axis: str,
    ends: tuple[float, float] = (0.0, 1.0),
    ticks: Sequence[float] = (0, 0.5, 1),
    percent: bool = True,
    line: float | None = None,
) -> alt.LayerChart:
    """Values with their spans; `line` is drawn upright through all rows."""
    plain, bottom = laid_out([Bar(r.label, r.value, r.words, r.low, r.high) for r in rows])
    data = [{**one, "chance": row.chance} for one, row in zip(plain, rows, strict=True)]
    said = _AS_PERCENT if percent else "format(datum.value, 'd')"
    labels = alt.Axis(values=list(ticks), title=axis, labelExpr=said)
    across = scaled(list(ends), [0, PLOT])
    x, chance, at = (
        alt.X(f"{name}:Q", scale=across, axis=labels) for name in ("share", "chance", "at")
    )
    low = alt.X("low:Q", scale=across, axis=labels)
    y = alt.Y("middle:Q", scale=scaled([0, bottom], [0, bottom]), axis=None)
    base = alt.Chart(alt.Data(values=data))
    known = base.transform_filter("datum.share !== null")
    parts = [
        known.transform_filter("datum.low !== null").mark_rule(color=INK, strokeWidth=1.5)
        .encode(x=low, x2="high:Q", y=y),
        known.mark_point(filled=True, size=90, opacity=1, color=ACCENT).encode(x=x, y=y),
        base.transform_filter("datum.chance !== null")
        .mark_point(filled=False, size=80, opacity=1, color=GREY, shape="diamond")
        .encode(x=chance, y=y),
        base.mark_text(align="left", baseline="top", lineBreak="\n", fontSize=13, color=INK)
        .encode(x=alt.value(0), y=alt.Y("top:Q", axis=None), text="label:N"),
        base.mark_text(align="left", baseline="middle", fontSize=13, color=GREY)
        .encode(x=alt.value(PLOT + 10), y=y, text="value:N"),
    ]  # fmt: skip
    if line is not None:
        upright = alt.Chart(alt.Data(values=[{"at": line}]))
        parts.insert(0, upright.mark_rule(color=GREY, strokeDash=[4, 4]).encode(x=at))
    return finished(alt.layer(*parts), bottom)
