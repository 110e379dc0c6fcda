"""What is written for other programs: read back the same, and harmless to them."""

from dataclasses import replace

import networkx as nx
import pandas as pd
import pytest

from lidera_nb.network import Study
from lidera_nb.network.exported import gexf, graphml, part, tables
from lidera_nb.network.imported import read_study, recoded


@pytest.fixture
def study() -> Study:
    people = pd.DataFrame(
        {"territory": ["maule", None, "ñuble & <otros>"], "age": [41.0, 52.0, None]},
        index=pd.Index(["p_a", "p_b", "p_c"], name="person"),
        dtype=object,
    )
    responses = pd.DataFrame(
        [(1, "p_a", True), (1, "p_b", False), (2, "p_a", True), (2, "p_b", True),
         (2, "p_c", True)],
        columns=["wave", "person", "responded"],
    )  # fmt: skip
    ties = pd.DataFrame(
        [(1, "advice", "p_a", "p_b", 3, None), (2, "advice", "p_b", "p_c", 1, None),
         (2, "expertise", "p_b", "p_c", None, "data"),
         (2, "expertise", "p_b", "p_c", None, "teams")],
        columns=["wave", "relation", "source", "target", "frequency", "topic"],
    )  # fmt: skip
    return Study(people, responses, ties.astype({"frequency": "Int64"}))


def same(one: Study, other: Study) -> None:
    pd.testing.assert_frame_equal(
        one.people, other.people, check_dtype=False, check_index_type=False
    )
    order = ["wave", "person"]
    pd.testing.assert_frame_equal(
        one.responses.sort_values(order, ignore_index=True),
        other.responses.sort_values(order, ignore_index=True),
    )
    pd.testing.assert_frame_equal(one.ties, other.ties, check_dtype=False)
    assert one.synthetic == other.synthetic


@pytest.mark.parametrize("write", [graphml, gexf])
@pytest.mark.parametrize("synthetic", [False, True])
def test_what_was_written_is_read_back_the_same(study, tmp_path, write, synthetic):
    study = replace(study, synthetic=synthetic)
    path = tmp_path / f"red.{write.__name__}"
    path.write_text(write(study), "utf-8")
    same(read_study(path), study)


def test_tables_are_read_back_the_same(study, tmp_path):
    for name, text in zip(("ties.csv", "people.csv"), tables(study), strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    same(read_study(tmp_path / "ties.csv", tmp_path / "people.csv"), study)


def test_networkx_reads_our_graphml_and_gexf(study, tmp_path):
    for write, read in ((graphml, nx.read_graphml), (gexf, nx.read_gexf)):
        path = tmp_path / f"red.{write.__name__}"
        path.write_text(write(study), "utf-8")
        graph = read(path)
        assert set(graph) == {"p_a", "p_b", "p_c"}
        assert graph.number_of_edges() == 4
        assert graph.nodes["p_c"]["territory"] == "ñuble & <otros>"


def test_one_wave_and_one_relation_can_be_cut_out(study):
    cut = part(study, wave=2, relation="advice")
    assert list(cut.ties["target"]) == ["p_c"]
    assert cut.waves == (2,)
    assert list(part(study, wave=1).people.index) == ["p_a", "p_b"]


def test_no_cell_is_a_formula_to_a_spreadsheet(study):
    risky = replace(study, people=study.people.assign(territory=["=1+1", "@x", "-2"]))
    _, people = tables(risky)
    assert "'=1+1" in people
    assert not any(cell.startswith(("=", "@", "-")) for row in people.split("\n")
                   for cell in row.split(","))  # fmt: skip


def test_other_ids_take_their_ties_along_and_leave_out_who_has_none(study):
    ids = {"p_a": "x1", "p_b": "x2"}
    found = recoded(study, ids)
    assert list(found.people.index) == ["x1", "x2"]
    assert [tuple(t) for t in found.ties[["source", "target"]].to_numpy()] == [("x1", "x2")]
    assert set(found.responses["person"]) == {"x1", "x2"}
    with pytest.raises(ValueError, match="same id"):
        recoded(study, {"p_a": "x", "p_b": "x"})
