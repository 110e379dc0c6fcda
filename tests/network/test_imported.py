"""Surveys that were made elsewhere: a study, or one sentence that says what is wrong and where."""

import networkx as nx
import pytest

from lidera_nb.errors import ContentError
from lidera_nb.network import nonrespondents
from lidera_nb.network.files import draft
from lidera_nb.network.imported import read_study

GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{}</graphml>'
GRAPH = '<graph edgedefault="directed"><node id="a"/><node id="b"/>{}</graph>'
GEXF = '<gexf xmlns="http://gexf.net/1.3"><graph {}>{}</graph></gexf>'


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def refused(path, people=None):
    with pytest.raises(ContentError) as told:
        read_study(path, people)
    assert "\n" not in told.value.message
    return told.value.message


def test_ties_alone_make_a_network_in_which_everybody_answered(write):
    study = read_study(write("red.csv", "from,to\nana,beto\nbeto,carla\n"))
    assert list(study.people.index) == ["ana", "beto", "carla"]
    assert study.waves == (1,)
    assert study.relations == ("tie",)
    assert nonrespondents(study.graph(1)) == []


def test_waves_relations_frequencies_and_topics_are_read(write):
    table = "source;target;wave;relation;frequency;topic\nana;beto;2;advice;3;\nana;beto;2;expertise;;datos\n"  # noqa: E501
    study = read_study(write("red.csv", table))
    rows = [
        tuple(row) for row in study.ties.astype(object).where(study.ties.notna(), None).to_numpy()
    ]
    assert rows == [
        (2, "advice", "ana", "beto", 3, None),
        (2, "expertise", "ana", "beto", None, "datos"),
    ]


def test_people_carry_attributes_and_say_who_answered(write):
    people = write("p.csv", "person,territory,years,responded\nana,maule,3,sí\nbeto,,12,no\n")
    study = read_study(write("red.csv", "source,target\nana,beto\n"), people)
    assert study.people.loc["ana", "years"] == 3.0
    assert study.people.loc["beto", "territory"] is None
    assert nonrespondents(study.graph(1)) == ["beto"]


def test_who_has_an_empty_cell_for_a_wave_was_not_asked_in_it(write):
    people = write("p.csv", "person,responded_1,responded_2\nana,true,true\nzoe,,false\n")
    study = read_study(write("red.csv", "source,target,wave\nana,zoe,2\n"), people)
    assert list(study.graph(1)) == ["ana"]
    assert nonrespondents(study.graph(2)) == ["zoe"]


def test_a_study_holds_no_names(write):
    people = write("p.csv", "id,name,Nombre,level\na,Ana Pérez,Ana,primary\n")
    assert list(read_study(write("r.csv", "source,target\na,a\n"), people).people.columns) == [
        "level"
    ]


def test_what_networkx_writes_is_read(tmp_path):
    graph = nx.DiGraph()
    graph.add_node("a", territory="maule", age=41)
    graph.add_edge("a", "b", relation="advice", weight=2.0)
    nx.write_graphml(graph, tmp_path / "red.graphml")
    nx.write_gexf(graph, tmp_path / "red.gexf")
    for name in ("red.graphml", "red.gexf"):
        study = read_study(tmp_path / name)
        assert list(study.graph(1, "advice").edges(data="weight")) == [("a", "b", 2.0)]
        assert study.people.loc["a", "age"] == 41.0


def test_a_tie_without_direction_is_one_both_ways(tmp_path):
    nx.write_graphml(nx.Graph([("a", "b")]), tmp_path / "red.graphml")
    assert set(read_study(tmp_path / "red.graphml").graph(1).edges) == {("a", "b"), ("b", "a")}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "its first line must name the columns"),
        ("a,b\n1,2\n", "a table of ties needs the columns source and target; it has a, b"),
        ("source,target\nana\n", "line 2: a tie without both of its ends"),
        ("source,target\na,b,c\n", "line 2: 3 cells under 2 columns"),
        ("source,target,frequency\na,b,often\n", "the frequency 'often'; write a whole number"),
        ("source,target,wave\na,b,1e400\n", "the wave '1e400'; write a whole number from 1 to 50"),
        ('source,target\n"a,b\n', "this is not a sound table"),
        ("source,target\na,b\x00\n", "characters that no table has"),
        (b"source,target\n\xff\xfe,b\n", "it is not UTF-8"),
        ("source,target\n" + "a" * 300 + ",b\n", "is longer than 200 characters"),
        ("source,target\na\u202e,b\n", "characters that cannot be printed"),
        ("source,target\n", "there are no people in it"),
    ],
)  # fmt: skip
def test_a_table_that_is_none_is_refused_in_a_sentence(write, content, told):
    assert told in refused(write("red.csv", content))


def test_a_tie_to_somebody_who_is_not_among_the_people_is_refused(write):
    people = write("p.csv", "person\nana\n")
    assert "line 2: the tie names 'beto', who is not among" in refused(
        write("red.csv", "source,target\nana,beto\n"), people
    )
    twice = write("p2.csv", "person\nana\nana\n")
    assert "the person 'ana' is there twice" in refused(write("r.csv", "source,target\n"), twice)


BOMB = ('<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        "<graphml><graph><node id='&b;'/></graph></graphml>")  # fmt: skip
OUTSIDE = '<!DOCTYPE g SYSTEM "file:///etc/passwd"><graphml/>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (BOMB, "declares a document type or entities"),
        (OUTSIDE, "declares a document type or entities"),
        ("<graphml><graph>", "this is not well-formed XML"),
        ("<gexf/>", "this is no GraphML"),
        ("<graphml>" + "<a>" * 50, "nested deeper than 20 levels"),
        (GRAPHML.format(GRAPH.format("") * 2), "more than one graph"),
        (GRAPHML.format(GRAPH.format('<edge source="a"/>')), "a tie without both of its ends"),
        (GRAPHML.format(GRAPH.format("<hyperedge/>")), "it has a 'hyperedge'"),
        (GRAPHML.format(GRAPH.format('<node id="a"/>')), "the person 'a' is there twice"),
        (GRAPHML.format(GRAPH.format('<edge source="a" target="b" directed="false"/>')),
         "some edges have a direction"),
        (b'<?xml version="1.0" encoding="nonsense"?><graphml/>', "encoding"),
    ],
)  # fmt: skip
def test_hostile_or_broken_graphml_is_refused(write, content, told):
    assert told in refused(write("red.graphml", content))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (GEXF.format('mode="dynamic"', ""), "it changes over time"),
        (GEXF.format("", '<nodes><node id="a"><nodes><node id="b"/></nodes></node></nodes>'),
         "nodes within nodes"),
        ("<graphml/>", "this is no GEXF"),
    ],
)  # fmt: skip
def test_gexf_that_is_no_network_of_people_is_refused(write, content, told):
    assert told in refused(write("red.gexf", content))


def test_other_endings_and_missing_files_are_refused(write, tmp_path):
    assert "only .csv, .graphml and .gexf" in refused(write("red.xlsx", "x"))
    assert "cannot be read: No such file" in refused(tmp_path / "nada.csv")
    assert "leave the other file out" in refused(write("a.gexf", "x"), write("p.csv", "person\n"))


def test_too_many_people_or_ties_are_refused(write, monkeypatch):
    monkeypatch.setattr(draft, "MOST_PEOPLE", 2)
    assert "more than 2 people" in refused(write("red.csv", "source,target\na,b\nb,c\n"))
    monkeypatch.setattr(draft, "MOST_TIES", 1)
    assert "more than 1 ties" in refused(write("red.csv", "source,target\na,b\nb,a\n"))
