"""``lidera network``: bringing in, looking at, and handing on."""

import pytest

TIES = "source,target,relation,frequency\nAna Pérez,Beto Ruiz,advice,3\n"


@pytest.fixture
def ties(tmp_path):
    path = tmp_path / "lazos.csv"
    path.write_text(TIES, "utf-8")
    return path


def test_an_import_writes_two_tables_without_the_ids_of_the_file(lidera, ties, tmp_path):
    out = tmp_path / "red"
    done = lidera("network", "import", ties, "--out", out, "--json")
    assert done.code == 0
    assert done.json["people"] == 2
    assert done.json["ties"] == {"advice": 1}
    written = (out / "ties.csv").read_text("utf-8") + (out / "people.csv").read_text("utf-8")
    assert "Pérez" not in written
    assert lidera("network", "import", ties, "--out", out).code == 2


def test_a_network_is_told_in_words(lidera, ties):
    done = lidera("network", "show", ties)
    assert done.out.splitlines() == ["2 people", "round 1: 2 of 2 answered", "advice: 1 ties"]


def test_a_hostile_file_is_refused_in_a_sentence_and_nothing_is_written(lidera, tmp_path):
    path = tmp_path / "red.graphml"
    path.write_text("<!DOCTYPE g [<!ENTITY a 'b'>]><graphml/>", "utf-8")
    done = lidera("network", "import", path, "--out", tmp_path / "red")
    assert done.code == 2
    assert "document type or entities" in done.err
    assert not (tmp_path / "red").exists()


def test_a_cohort_without_a_closed_round_is_not_exported(lidera, tmp_path):
    var = tmp_path / "var"
    lidera("people", "create", "valle", "--title", "Valle", "--var", var)
    out = tmp_path / "r.graphml"
    done = lidera("network", "export", "valle", "--out", out, "--var", var)
    assert done.code == 2
    assert "no closed round" in done.err
    assert "there is no cohort 'x'" in lidera("network", "show", "x", "--var", var).err
    assert not out.exists()
