"""Power over the size of an effect, one line for each design."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from lidera_nb.report.charts import ACCENT, GREY, PLOT, finished, scaled
from lidera_nb.report.planning.build import EFFECTS, POWER, Curve

_PERCENT = "round(datum.value * 100) + '%'"
_HEIGHT, _DASHES, _SAMPLES = 200, ([1, 0], [6, 3]), ("──", "- -")


def curves(found: Sequence[Curve], names: Sequence[str], axis: str) -> alt.LayerChart:
    """Each curve drawn in a dash of its own and named at its end."""
    x = alt.X(
        "effect:Q",
        scale=scaled([0, EFFECTS[-1]], [0, PLOT]),
        axis=alt.Axis(values=[0, 0.5, 1, 1.5], title=axis, grid=False),
    )
    y = alt.Y(
        "power:Q",
        scale=scaled([0, 1], [_HEIGHT, 0]),
        axis=alt.Axis(values=[0, 0.5, POWER, 1], title=None, labelExpr=_PERCENT),
    )
    layers = [
        alt.Chart(alt.Data(values=_rows(curve)))
        .mark_line(color=ACCENT, strokeWidth=2, strokeDash=dash)
        .encode(x=x, y=y)
        for curve, dash in zip(found, _DASHES, strict=True)
    ]
    ends = [
        {"effect": EFFECTS[-1], "power": 0.12 + 0.12 * i, "name": f"{sample} {name}"}
        for i, (name, sample) in enumerate(zip(reversed(names), reversed(_SAMPLES), strict=True))
    ]
    named = alt.Chart(alt.Data(values=ends)).mark_text(align="right", fontSize=12, color=GREY)
    return finished(alt.layer(*layers, named.encode(x=x, y=y, text="name:N")), _HEIGHT)


def _rows(curve: Curve) -> list[dict[str, float]]:
    start = {"effect": 0.0, "power": 0.05}
    return [start, *({"effect": effect, "power": found.value} for effect, found in curve.points)]
