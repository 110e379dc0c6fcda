"""Networks in a package, as other programs read them."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pandas as pd

from lidera_nb.dataset.files import graphs
from lidera_nb.dataset.framed import frames


def tables() -> dict[str, pd.DataFrame]:
    people = [{"study_id": name, "nameable": True} for name in ("p_1", "p_2", "p_3")]
    asked = [{"wave": wave, "study_id": name, "responded": True}
             for wave in (1, 2) for name in ("p_1", "p_2", "p_3")]  # fmt: skip
    ties = [
        {"wave": 1, "relation": "advice", "source": "p_1", "target": "p_2", "frequency": 3},
        {"wave": 2, "relation": "advice", "source": "p_3", "target": "p_2", "frequency": 1},
    ]
    return frames({"network_people": people, "network_responses": asked, "network_ties": ties})


def test_each_wave_is_a_graph_under_the_ids_of_the_package(tmp_path: Path) -> None:
    made = graphs(tables(), synthetic=True)
    assert set(made) == {"network-wave-1.graphml", "network-wave-2.graphml"}
    path = tmp_path / "wave.graphml"
    path.write_bytes(made["network-wave-2.graphml"])
    graph = nx.read_graphml(path)
    assert sorted(graph.nodes) == ["p_1", "p_2", "p_3"]
    assert [(s, t) for s, t, *_ in graph.edges] == [("p_3", "p_2")]


def test_without_a_network_there_is_no_graph() -> None:
    assert graphs({"participants": pd.DataFrame()}, synthetic=False) == {}
