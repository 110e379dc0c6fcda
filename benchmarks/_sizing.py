"""How large a server has to be: a table and a plot drawn from what crowds cost in a run."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE, PLOT = DOCS / "sizing.md", DOCS / "sizing.svg"
ALT = "CPU, memory and latency of one server against the number of people, an act every 6 s each"
MARKS = ("<!-- drawn by benchmarks/sessions.py: begin -->", "<!-- end -->")
COSTS = {"cpu_share": "CPU, cores", "pss_mib": "memory (PSS), MiB", "p95_ms": "latency p95, ms"}
ACTS_A_YEAR = 10 * 40
"""A year of one person: ten modules, forty acts each."""
ROOM = 0.5
"""The part of a core that a server should use in its busiest minute."""
PEOPLE = (10, 30, 100, 300, 1000, 3000, 9000)


def curves(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One row for each size of crowd, from the loads that were measured."""
    loads = found["growing"]["loads"] + found["country"]["loads"]
    return [{"people": one["people"], "every_s": one["every_s"], **{c: one[c] for c in COSTS},
             "cpu_us_per_act": one["cpu_us_per_act"]} for one in loads]  # fmt: skip


def table(found: Mapping[str, Any]) -> str:
    """People, and what a server for them needs, everyone deciding once a minute."""
    measured = curves(found)
    rows = {row["people"]: row for row in measured if row["every_s"] < 60}
    bytes_each = found["country"]["disk_bytes"] / found["country"]["kept"]["acknowledged"]
    lines = [
        "| people at once | CPU, an act a minute each | one every 6 s | MiB | disk a year |",
        "|---|---|---|---|---|",
    ]
    for people in PEOPLE:
        if (row := rows.get(people)) is None:
            continue
        year = people * ACTS_A_YEAR * bytes_each / 2**20
        lines.append(
            f"| {people:,} | {_cores(_share(measured, people / 60))} "
            f"| {_cores(_share(measured, people / 6))} | {row['pss_mib']:,.0f} | {year:,.0f} MiB |"
        )
    return "\n".join(lines)


def _share(measured: list[dict[str, Any]], acts_per_s: float) -> float:
    """Cores for so many acts a second: an act costs what it did at the rate nearest to this one.

    The fewer come at a time, the fewer share a commit, and the more each of them costs.
    """
    nearest = min(measured, key=lambda one: abs(log(one["people"] / one["every_s"] / acts_per_s)))
    return float(acts_per_s * nearest["cpu_us_per_act"] / 1e6)


def _cores(share: float) -> str:
    if share < 0.001:
        return "under 0.1% of a core"
    return f"{share:.1%} of a core" if share < 1 else f"{share:.1f} cores: replicas"


def written(found: Mapping[str, Any], page: Path = PAGE) -> None:
    """Put the table into the page, between its marks."""
    text = page.read_text("utf-8")
    before, rest = text.split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    page.write_text(
        f"{before}{MARKS[0]}\n{table(found)}\n\n![{ALT}]({PLOT.name})\n{MARKS[1]}{after}", "utf-8"
    )


def drawn(found: Mapping[str, Any], plot: Path = PLOT) -> None:
    """Draw the costs against the number of people, one below the other."""
    rows = pd.DataFrame([row for row in curves(found) if row["every_s"] < 60])
    scale = alt.Scale(type="log")
    people = alt.X("people:Q", scale=scale, title="people", axis=alt.Axis(values=list(PEOPLE)))
    charts = [
        alt.Chart(rows, width=480, height=140)
        .mark_line(point=True)
        .encode(x=people, y=alt.Y(f"{name}:Q", title=title, scale=scale))
        for name, title in COSTS.items()
    ]
    alt.vconcat(*charts).save(plot)
