"""What networks cost, beside R's sna and igraph and networkx: ``python benchmarks/network.py``.

Joins what tests (`_inference`), descriptions (`_description`) and suggestions (`_suggestions`)
measure, all in CPU seconds of this run, and how smoothly a map of 9,000 moves (`_mapframes`).
Prints progress; the last line is one JSON object. With ``plot``, cost against n is drawn into
``benchmarks/network-cost.svg``; with ``full``, R draws as many permutations as we do, which takes
some minutes more.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import _description
import _inference
import _mapframes
import _suggestions
import altair as alt
import pandas as pd

PEOPLE = alt.Scale(type="log", domain=[20, 100_000])
TICKS = alt.Axis(values=list(_description.SIZES), format=",d")
NAME_HEIGHT = 1.6
"""Names of curves keep this ratio of seconds between one another."""
PLOT = Path(__file__).with_name("network-cost.svg")

CURVES = {
    "description": "full description",
    "betweenness_exact": "betweenness, exact",
    "betweenness_sampled": "betweenness, sampled",
    "betweenness_igraph": "betweenness, R igraph",
    "networkx_betweenness": "betweenness, networkx",
    "qap_ties": "QAP, 1,000 permutations",
    "mrqap_ties": "MRQAP, 1,000 permutations",
}


def main(told: list[str]) -> None:
    """Measure everything and print it."""
    found = _description.figures() | _inference.figures(full="full" in told)
    found |= _suggestions.figures() | _mapframes.figures()
    if "plot" in told:
        chart(found).save(PLOT)
        print(f"drawn: {PLOT}", file=sys.stderr)
    print(json.dumps(found))


def chart(found: dict[str, Any]) -> alt.LayerChart:
    """Cost against n on two logarithmic axes, each curve named at its end."""
    costs = pd.DataFrame(found["description_cost"]).merge(
        pd.DataFrame(found["inference_cost"]), on="n", how="left"
    )
    long = costs.melt("n", list(CURVES), "what", "cpu_s").dropna()
    long = long.assign(what=long["what"].map(CURVES))
    color = alt.Color("what:N", legend=None)
    people = alt.X("n:Q", scale=PEOPLE, axis=TICKS, title="people, five ties each")
    seconds = alt.Y("cpu_s:Q", scale=alt.Scale(type="log"), title="CPU seconds")
    lines = alt.Chart(long, width=480, height=380).mark_line(point=True)
    names = alt.Chart(_names(long)).mark_text(align="left", dx=8)
    return lines.encode(x=people, y=seconds, color=color) + names.encode(
        x="n:Q", y="cpu_s:Q", color=color, text="what:N"
    )


def _names(long: pd.DataFrame) -> pd.DataFrame:
    """The last point of each curve, moved up where the name would lie upon another."""
    ends = long.sort_values("n").groupby("what").tail(1).sort_values("cpu_s")
    places: list[float] = []
    for cost in ends["cpu_s"]:
        places.append(max(cost, places[-1] * NAME_HEIGHT) if places else cost)
    return ends.assign(cpu_s=places)


if __name__ == "__main__":
    main(sys.argv[1:])
