"""The picture of the network: unlabelled dots and lines, with its numbers as its table."""

from __future__ import annotations

import altair as alt

from lidera_nb.report.charts import ACCENT, GREY, finished, scaled
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.network.model import NetworkReport, Picture
from lidera_nb.report.voice import Voice

_WIDE, _HIGH = 345, 300


def picture(report: NetworkReport, voice: Voice) -> Figure | None:
    """The figure, or None where there is no picture."""
    seen, now = report.picture, report.now()
    if seen is None or now is None:
        return None
    heads = (voice.net("picture.what"), voice.net("picture.count"))
    rows = (
        (voice.net("picture.dots"), voice.decimal(len(seen.dots))),
        (voice.net("picture.lines"), voice.decimal(len(seen.lines))),
    )
    said = {"relation": report.label, "wave": report.last}
    return figure(
        "network-picture",
        voice.net("picture.finding", people=len(seen.dots), lines=len(seen.lines), **said),
        _drawn(seen),
        voice.net("picture.alt", people=len(seen.dots), lines=len(seen.lines)),
        voice.net("picture.caption", **said),
        Table(voice.net("picture.table"), heads, rows),
    )


def _drawn(seen: Picture) -> alt.LayerChart:
    across, down = scaled([0, 1], [6, _WIDE - 6]), scaled([0, 1], [6, _HIGH - 6])
    x, y = (alt.X("x:Q", scale=across, axis=None), alt.Y("y:Q", scale=down, axis=None))
    lines = [
        {"x": seen.dots[a].x, "y": seen.dots[a].y, "x2": seen.dots[b].x, "y2": seen.dots[b].y}
        for a, b in seen.lines
    ]
    ties = alt.Chart(alt.Data(values=lines)).mark_rule(color=GREY, opacity=0.25, strokeWidth=1)
    dots = alt.Chart(alt.Data(values=[{"x": dot.x, "y": dot.y} for dot in seen.dots]))
    return finished(
        alt.layer(
            ties.encode(x=x, y=y, x2="x2:Q", y2="y2:Q"),
            dots.mark_point(filled=True, size=34, opacity=1, color=ACCENT).encode(x=x, y=y),
        ),
        _HIGH,
        _WIDE,
    )
