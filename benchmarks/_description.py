"""What describing networks costs, here and elsewhere: a part of ``network.py``, or run on its own.

``figures()`` measures all sides in one run over the same seeded networks, in CPU seconds of one
process (user and system, all its threads). networkx follows the paths of some people only where
everybody's would take minutes, and is scaled up, which the result says. Without Rscript and the
packages r-cran-sna and r-cran-igraph R's figures are null.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import numpy as np

from lidera_nb import network
from lidera_nb.network.world import national

SIZES = (20, 50, 110, 300, 1000, 3000, 9000)
TIES = 5
"""Ties a person in the networks of every size."""
R_SCRIPT = Path(__file__).with_name("_describe.R")
SNA_UP_TO = 1000
"""People up to whom sna is asked: at 9,000 its betweenness took 321 seconds."""
NX_PIVOTS = 100
NX_WHOLE_UP_TO = 1000
PATIENCE = 900


def figures() -> dict[str, Any]:
    """The national network, exact betweenness beside others', and cost against n."""
    found = _national()
    print(f"national: {found['national_cpu_s']} CPU s", file=sys.stderr, flush=True)
    found["description_cost"] = [_cost(n) for n in SIZES]
    return found


def drawn(n: int, seed: int = 1) -> Any:
    """Five ties a person, most of them to people nearby, as between schools of one region."""
    dice = np.random.default_rng(seed)
    source = np.repeat(np.arange(n), TIES)
    near = (source + dice.integers(1, 40, len(source))) % n
    target = np.where(dice.random(len(source)) < 0.8, near, dice.integers(0, n, len(source)))
    net = network.from_edges(list(zip(source.tolist(), target.tolist(), strict=True)), range(n))
    nx.set_node_attributes(net, {node: node * 16 // n for node in net}, "region")
    return net


def cpu_s(work: Callable[[], Any], times: int = 1) -> float:
    """The median CPU time of some runs."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return round(median(spent), 4)


def _national() -> dict[str, Any]:
    study = national()
    begun = time.process_time()
    net = study.graph(1)
    description = network.describe(net, "territory")
    spent = time.process_time() - begun
    theirs = in_r(net) or {}
    return {
        "national_people": len(net),
        "national_ties": net.number_of_edges(),
        "national_cpu_s": round(spent, 2),
        "national_betweenness": description.network.loc["betweenness_centralization", "method"],
        "betweenness_9000_cpu_s": cpu_s(lambda: _exact(net), 3),
        "betweenness_9000_igraph_cpu_s": theirs.get("betweenness_igraph"),
        "betweenness_9000_agrees": _agrees(net, theirs),
        "betweenness_9000_networkx_cpu_s": _networkx(net),
        "betweenness_9000_networkx_scaled": True,
    }


def _exact(net: Any) -> Any:
    return network.betweenness_scores(net, exact=True)


def _agrees(net: Any, theirs: dict[str, Any]) -> bool | None:
    """Whether both sides found the same total."""
    if "total" not in theirs:
        return None
    return bool(np.isclose(_exact(net).values.sum(), theirs["total"], rtol=1e-6))


def _networkx(net: Any) -> float:
    """networkx's exact betweenness; scaled up from some people's paths in a large network."""
    if len(net) <= NX_WHOLE_UP_TO:
        return cpu_s(lambda: nx.betweenness_centrality(net, normalized=False))
    some = cpu_s(lambda: nx.betweenness_centrality(net, k=NX_PIVOTS, seed=1))
    return round(some * len(net) / NX_PIVOTS, 1)


def _cost(n: int) -> dict[str, Any]:
    """CPU seconds at one size, ours and others'."""
    net = drawn(n)
    found = {
        "n": n,
        "description": cpu_s(lambda: network.describe(net, "region")),
        "betweenness_exact": cpu_s(lambda: _exact(net)),
        "betweenness_sampled": cpu_s(lambda: network.betweenness_scores(net, exact=False)),
        "triad_census": cpu_s(lambda: network.triad_census(net)),
        "communities": cpu_s(lambda: network.communities(net)),
        "brokerage": cpu_s(lambda: network.brokerage(net, "region")),
        "assessment": cpu_s(lambda: network.assess("transitivity", _with_silent(net), draws=10)),
        "networkx_betweenness": _networkx(net),
        "networkx_triad_census": cpu_s(lambda: nx.triadic_census(net)),
    }
    theirs = in_r(net) or {}
    asked = ("betweenness_igraph", "betweenness_sna", "triads_igraph")
    print(f"descriptions of networks, n = {n}: done", file=sys.stderr, flush=True)
    return found | {name: theirs.get(name) for name in asked}


def _with_silent(net: Any) -> Any:
    """The same network with every tenth person silent."""
    copy = net.copy()
    copy.remove_edges_from([tie for tie in net.edges if tie[0] % 10 == 0])
    nx.set_node_attributes(copy, {node: node % 10 != 0 for node in net}, "responded")
    return copy


def in_r(net: Any) -> dict[str, Any] | None:
    """What R needs for the same network; None where R or a package is not installed."""
    if not shutil.which("Rscript"):
        return None
    place = {node: number for number, node in enumerate(net, start=1)}
    with TemporaryDirectory() as folder:
        ties = [(place[one], place[other]) for one, other in net.edges]
        np.savetxt(Path(folder) / "ties.csv", ties, fmt="%d", delimiter=",")
        sna = "sna" if len(net) <= SNA_UP_TO else "igraph"
        command = ["Rscript", str(R_SCRIPT), folder, str(len(net)), sna]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return None
    print(done.stderr.strip()[-300:], file=sys.stderr, end="")
    return json.loads(done.stdout) if done.returncode == 0 else None


if __name__ == "__main__":
    print(json.dumps(figures()))
