"""``lidera network``: bringing in, looking at, and handing on."""

import re

import pytest

from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.running import running
from tests.surveyedserver import answers, colleague, opens, people

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


def test_a_network_is_told_in_words(process, ties):
    done = process("network", "show", ties)
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


@pytest.fixture(scope="module")
def surveyed(tmp_path_factory):
    """The folder of a server on which a round was answered by two, and closed."""
    var = tmp_path_factory.mktemp("var")
    with running(var) as server:
        server.do(people(server.house, 6))
        server.do(opens(server.house))
        first, second, third = (colleague(i)[0] for i in range(3))
        server.do(answers(server.house, first, [second, third], [("a" * 16, "Carla Muñoz")]))
        server.do(answers(server.house, second, [first]))
        closed = (NewEvent(kinds.SurveyClosed(wave=1)),)
        server.do(server.house.sessions.note("cohort:test", closed, "p-ivo"))
    return var


@pytest.mark.parametrize("ending", ["graphml", "gexf", "csv"])
def test_a_cohorts_network_leaves_under_codes_without_names(lidera, surveyed, tmp_path, ending):
    out = tmp_path / f"red.{ending}"
    done = lidera("network", "export", "test", "--out", out, "--var", surveyed, "--json")
    assert done.code == 0, done.err
    assert done.json["people"] == 6
    assert done.json["waves"]["1"] == {"asked": 6, "answered": 2}
    assert done.json["ties"]["advice"] == 3
    written = "".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    assert not re.search(r"p-c\d|Muñoz|Ñancupil", written)
    shown = lidera("network", "show", out)
    assert "advice: 3 ties" in shown.out


def test_an_export_is_noted_and_a_cohort_can_be_told_of(lidera, surveyed, tmp_path):
    words = ("network", "export", "test", "--var", surveyed, "--relation", "advice")
    assert lidera(*words, "--out", tmp_path / "a.csv").code == 0
    assert "no known ending" in lidera(*words, "--out", tmp_path / "a.xlsx").err
    told = lidera("network", "show", "test", "--var", surveyed).out
    assert "round 1: 2 of 6 answered" not in told  # those without the purpose are counted, too
    assert "round 1: 2 of 8 answered" in told
