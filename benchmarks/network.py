"""What networks cost, beside R's sna and igraph and networkx: ``python benchmarks/network.py``.

Joins what tests (`_inference`), descriptions (`_description`) and suggestions (`_suggestions`)
measure, all in CPU seconds of this run. Prints progress; the last line is one JSON object. With
``plot``, cost against n is drawn into ``benchmarks/network-cost.svg``; with ``full``, R draws as
many permutations as we do, which takes some minutes more.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import _description
import _inference
import _suggestions
import altair as alt
import pandas as pd

PEOPLE = alt.Scale(type="log", domain=[20, 60_000])
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
    found |= _suggestions.figures()
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
    long = long.assign(what=long["what"].map(CURVES), cpu_s=long["cpu_s"].clip(lower=1e-4))
    base = alt.Chart(long, width=520, height=380).encode(
        x=alt.X(
            "n:Q", scale=alt.Scale(type="log", domain=[20, 60_000]), title="people (5 ties each)"
        ),
        y=alt.Y("cpu_s:Q", scale=alt.Scale(type="log"), title="CPU seconds"),
        color=alt.Color("what:N", legend=None),
    )
    ends = base.transform_window(
        last="last_value(n)", groupby=["what"], frame=[None, None], sort=[{"field": "n"}]
    ).transform_filter("datum.n == datum.last")
    names = ends.mark_text(align="left", dx=6).encode(text="what:N")
    return base.mark_line(point=True) + names


if __name__ == "__main__":
    main(sys.argv[1:])
