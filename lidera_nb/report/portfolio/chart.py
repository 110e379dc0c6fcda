"""Two pictures of many cohorts, neither of which names one: all in order, and by size."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from lidera_nb.analysis.funnel import Limits
from lidera_nb.analysis.pooling import Pooled
from lidera_nb.report.charts import ACCENT, GREY, PALE, WIDTH, finished, scaled
from lidera_nb.report.portfolio.model import Dot

_PERCENT = "round(datum.value * 100) + '%'"
_HEIGHT, _DEEP = 190, 210
LEAST_SPAN = 0.1
"""A share's axis covers ten percent at least: less would show differences that nobody has."""


def caterpillar(pooled: Pooled, axis: str, percent: bool) -> alt.LayerChart:
    """Every cohort's pooled estimate with its interval, from the least to the most."""
    each = sorted(pooled.each, key=lambda one: (one.value, one.low))
    ends = _wide_enough(
        min(one.low for one in each), max(one.high for one in each), LEAST_SPAN if percent else 0
    )
    data = [
        {"at": i, "value": one.value, "low": one.low, "high": one.high}
        for i, one in enumerate(each)
    ]
    x = alt.X("at:Q", scale=scaled([-1.0, float(len(each))], [0, WIDTH]), axis=None)
    labels = alt.Axis(title=None, tickCount=4, labelExpr=_PERCENT if percent else "datum.label")
    y, low, mean = (
        alt.Y(f"{name}:Q", scale=scaled(ends, [_HEIGHT, 0]), axis=labels)
        for name in ("value", "low", "mean")
    )
    base = alt.Chart(alt.Data(values=data))
    whole = alt.Chart(alt.Data(values=[{"mean": pooled.mean}]))
    return finished(
        alt.layer(
            whole.mark_rule(color=GREY, strokeDash=[4, 4]).encode(y=mean),
            base.mark_rule(color=PALE, strokeWidth=2).encode(x=x, y=low, y2="high:Q"),
            base.mark_point(filled=True, size=26, opacity=1, color=ACCENT).encode(x=x, y=y),
        ),
        _HEIGHT,
    ).properties(title=_above(axis))


def funnel(dots: Sequence[Dot], limits: Sequence[Limits], people: str, axis: str) -> alt.LayerChart:
    """Shares by size, with the limits between which chance alone would put them."""
    sizes = [one.n for one in limits]
    x = alt.X(
        "n:Q",
        scale=scaled([0.95 * min(sizes), 1.05 * max(sizes)], [0, WIDTH]),
        axis=alt.Axis(title=people, tickCount=5, format="d", grid=False),
    )
    labels = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], title=None, labelExpr=_PERCENT)
    across = scaled([0, 1], [_DEEP, 0])
    y, low, high = (
        alt.Y(f"{name}:Q", scale=across, axis=labels) for name in ("share", "low", "high")
    )
    edges = alt.Chart(alt.Data(values=[{"n": o.n, "low": o.low, "high": o.high} for o in limits]))
    spots = alt.Chart(alt.Data(values=[{"n": one.n, "share": one.share} for one in dots]))
    line = edges.mark_line(color=GREY, strokeDash=[4, 4])
    return finished(
        alt.layer(
            line.encode(x=x, y=low),
            line.encode(x=x, y=high),
            spots.mark_point(filled=True, size=34, opacity=0.8, color=ACCENT).encode(x=x, y=y),
        ),
        _DEEP,
    ).properties(title=_above(axis))


def _wide_enough(low: float, high: float, least: float) -> list[float]:
    """The ends of an axis, apart enough for its whole percents to differ."""
    missing = max(0.0, least - (high - low)) / 2
    return [max(0.0, low - missing), high + missing] if least else [low, high]


def _above(title: str) -> alt.TitleParams:
    return alt.TitleParams(
        title, anchor="start", fontSize=12, fontWeight="normal", color=GREY, offset=10
    )
