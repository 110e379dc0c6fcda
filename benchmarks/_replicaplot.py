"""A plot of what several servers do: waits while they are restarted, and acts flat out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

PLOT = Path(__file__).resolve().parents[1] / "docs" / "replicas.svg"
WAITS = {"p50_ms": "half", "p95_ms": "95 of 100", "p99_ms": "99 of 100", "most_ms": "all"}
"""Within how long how many acts were answered."""
ASKED = 3_000
"""Milliseconds that nobody is to wait longer than."""


def waits(found: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A row for each run with restarts and each part of its acts."""
    for run in found["rolling"]:
        think = f"an act every {run['every_s']} s"
        for name, part in WAITS.items():
            yield {"run": think, "part": part, "ms": run[name]}


def drawn(found: Mapping[str, Any], plot: Path = PLOT) -> None:
    """Draw the waits over the parts of the acts, and below them acts a second by servers."""
    axis = alt.Axis(title="acts answered within that time", labelAngle=0)
    parts = alt.X("part:N", sort=list(WAITS.values()), axis=axis)
    scale = alt.Scale(type="log")
    waited = (
        alt.Chart(pd.DataFrame(waits(found)), width=480, height=180)
        .mark_line(point=True)
        .encode(
            x=parts, y=alt.Y("ms:Q", scale=scale, title="ms"), color=alt.Color("run:N", title="")
        )
    )
    most = pd.DataFrame([{"ms": ASKED}])
    asked = alt.Chart(most).mark_rule(strokeDash=[4, 4]).encode(y="ms:Q")
    flat = pd.DataFrame([{k: one[k] for k in ("servers", "acts_per_s")} for one in found["flat"]])
    bars = (
        alt.Chart(flat, width=480, height=120)
        .mark_bar()
        .encode(x=alt.X("acts_per_s:Q", title="acts a second, flat out"), y="servers:O")
    )
    alt.vconcat(waited + asked, bars).save(plot)
