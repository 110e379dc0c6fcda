"""From a study to numbers that may be told: worked by hand, and small counts withheld."""

from __future__ import annotations

import networkx as nx
import pytest

from lidera_nb.network import from_edges
from lidera_nb.report.network.found import response
from lidera_nb.report.network.found.associated import associated
from lidera_nb.report.network.found.brokers import roles
from lidera_nb.report.network.found.change import changes
from lidera_nb.report.network.found.groups import groups, pooled
from lidera_nb.report.network.found.measured import crossing, measured
from lidera_nb.report.network.found.mixed import mixed
from lidera_nb.report.network.found.picture import picture
from lidera_nb.report.network.found.received import isolates_told, received
from lidera_nb.report.network.found.standing import cuts
from lidera_nb.report.network.names import Names
from lidera_nb.report.voice import Voice
from tests.report.network.conftest import asked
from tests.toystudy import crowd, study_of, trio

ES = Voice("es")


def ring(n, **attributes):
    """Everybody names the next one; attributes are lists by person."""
    graph = from_edges([(f"p{i:02}", f"p{(i + 1) % n:02}") for i in range(n)])
    for name, values in attributes.items():
        nx.set_node_attributes(graph, dict(zip(graph, values, strict=True)), name)
    return graph


def test_of_a_wave_that_few_answered_nothing_else_is_told() -> None:
    study = trio()
    (wave,) = response.waves(study, study.responses["responded"].astype(int), threshold=5)
    assert (wave.asked, wave.answered, wave.outside) == (3, None, None)
    assert response.told([wave]) == ()


def test_a_few_people_who_are_not_in_the_data_are_no_number() -> None:
    study = crowd(waves=1)
    few, many = ([n, *[0] * 35] for n in (3, 8))
    waves = [response.waves(study, study.responses["wave"] * 0 + others, 5)[0]
             for others in (few, many)]  # fmt: skip
    assert [wave.outside for wave in waves] == [None, 8]
    assert waves[0].answered == 33


def test_how_many_name_each_person_is_told_in_bands() -> None:
    graph = ring(12)
    graph.add_edges_from((f"p{i:02}", "p00") for i in range(1, 6))
    spread = received(graph, "advice", "consejo", ES, 5)
    assert spread.people == 12
    assert [option.people for option in spread.options] == [0, None, 0, None]


def test_who_cannot_be_named_is_not_among_those_whom_nobody_names() -> None:
    graph = ring(8)
    graph.add_node("apart", nameable=False)
    assert received(graph, "advice", "consejo", ES, 5).people == 8


@pytest.mark.parametrize(
    ("isolates", "people", "unnamed", "told"),
    [(0, 30, 8, 0), (3, 30, 8, None), (6, 30, 8, None), (8, 30, 8, 8), (6, 30, 20, 6)],
)
def test_isolates_are_told_only_far_from_every_number_beside_them(isolates, people, unnamed, told):
    graph = nx.DiGraph()
    graph.add_nodes_from(range(unnamed))
    graph.add_edges_from((0, n) for n in range(unnamed, people))
    spread = received(graph, "advice", "consejo", ES, 5)
    assert isolates_told(isolates, people, spread, 5) == told


def test_small_groups_are_put_together_until_they_are_not_few() -> None:
    graph = ring(15, macrozone=["north"] * 8 + ["centre"] * 5 + ["south"] * 2)
    of = pooled(graph, "macrozone", 5)
    assert {of[f"p{i:02}"] for i in range(8)} == {"north"}
    assert {of[f"p{i:02}"] for i in range(8, 15)} == {""}


def test_ties_that_stay_are_counted_within_ones_own_group(names: Names) -> None:
    graph = ring(20, macrozone=["north"] * 10 + ["south"] * 10)
    crosses = [(f"p{i:02}", f"p{i + 10:02}") for i in range(6)]
    graph.add_edges_from([*crosses, *((b, a) for a, b in crosses)])
    found = groups(graph, "macrozone", names, "juntos", 5)
    assert [(g.label, g.ties, g.share and g.share.value) for g in found] == [
        ("Norte", 16, 9 / 16), ("Sur", 16, 9 / 16)]  # fmt: skip


def test_a_group_of_which_few_ties_leave_tells_no_share(names: Names) -> None:
    graph = ring(20, macrozone=["north"] * 10 + ["south"] * 10)
    assert [group.share for group in groups(graph, "macrozone", names, "x", 5)] == [None, None]


def test_crossing_is_the_share_of_ties_between_groups() -> None:
    graph = ring(4, macrozone=["north", "north", "south", "south"])
    assert crossing(graph, "macrozone") == 0.5


def test_a_measure_of_which_nothing_is_missing_has_no_band() -> None:
    band = measured(ring(25, macrozone=["north"] * 25), "macrozone", seed=1)["density"]
    assert band is not None
    assert (band.low, band.value, band.high) == pytest.approx((1 / 24,) * 3)


def test_silence_widens_the_band() -> None:
    graph = crowd(silent=9).graph(1, "advice")
    band = measured(graph, "territory", seed=1, draws=20)["reciprocity"]
    assert band is not None
    assert band.low < band.value < band.high


def test_a_measure_without_ties_has_no_value() -> None:
    assert measured(from_edges([], nodes=["a", "b"]), "territory", 1)["reciprocity"] is None


def test_a_role_that_a_few_alone_play_is_left_out() -> None:
    path = from_edges([("a", "b"), ("b", "c")], nodes=[*"abc", *map(str, range(20))])
    nx.set_node_attributes(path, {n: "north" if n in "ab" else "south" for n in path}, "macrozone")
    assert "b_IO" not in {role.id for role in roles(path, "macrozone", 5)}


def test_in_one_group_nobody_stands_between_any() -> None:
    assert roles(ring(9, macrozone=["north"] * 9), "macrozone", 5) == ()


def test_ties_that_last_end_and_begin_are_counted(names: Names) -> None:
    people = {f"p{i}": {"territory": "maule"} for i in range(22)}
    told = [(wave, person, True) for wave in (1, 2) for person in people]
    first = [(f"p{i}", f"p{i + 1}") for i in range(16)]
    second = [*first[:10], *((f"p{i}", f"p{i + 2}") for i in range(5))]
    ties = [(w, "advice", s, t, 1) for w, pairs in ((1, first), (2, second)) for s, t in pairs]
    (change,) = changes(study_of(people, told, ties), (1, 2), 1, names, 5)
    assert (change.people, change.kept, change.gone, change.new) == (22, 10, 6, 5)
    assert change.jaccard is not None
    assert change.jaccard.value == pytest.approx(10 / 21)


def test_a_few_ties_that_ended_withhold_the_change(names: Names) -> None:
    people = {f"p{i}": {"territory": "maule"} for i in range(22)}
    told = [(wave, person, True) for wave in (1, 2) for person in people]
    ties = [(1, "advice", f"p{i}", f"p{i + 1}", 1) for i in range(16)]
    ties += [(2, *tie[1:]) for tie in ties[:13]]
    (change,) = changes(study_of(people, told, ties), (1, 2), 1, names, 5)
    assert (change.gone, change.jaccard, change.stability) == (None, None, None)


def test_alike_people_are_compared_with_chance(names: Names) -> None:
    graph = crowd(silent=0).graph(1, "advice")
    (found,) = mixed(graph, ["territory"], names, 99, 1, 5)
    assert found.observed > 0.6 > found.expected
    assert found.p == pytest.approx(0.01)
    assert found.error == pytest.approx((0.01 * 0.99 / 99) ** 0.5)


def test_relations_and_what_people_share_are_tested(names: Names) -> None:
    usable = ["advice", "collaboration"]
    found = associated(crowd(), 2, "advice", usable, names, asked(group="territory"))
    assert found is not None
    assert found.people == 33
    assert [term.label for term in found.terms] == [
        names.same("territory"),
        names.same("level"),
        "colaboración",
    ]
    assert found.power == ""
    assert (found.pairs[0].first, found.pairs[0].second) == ("consejo", "colaboración")


def test_few_people_carry_what_they_cannot_show(names: Names) -> None:
    usable = ["advice", "collaboration"]
    found = associated(crowd(18), 2, "advice", usable, names, asked(group="territory"))
    assert found is not None
    assert found.people == 15
    assert "Son solo 18 personas" in found.power
    assert "colaboración" in found.power


def test_what_everybody_shares_explains_no_tie(names: Names) -> None:
    study = crowd()
    alike = study.people.assign(territory="maule", level=None)
    same = type(study)(alike, study.responses, study.ties)
    found = associated(same, 1, "advice", ["advice"], names, asked(group="territory"))
    assert found is not None
    assert (found.pairs, found.terms) == ((), ())


def test_each_frequency_that_was_given_is_a_way_to_count(names: Names) -> None:
    found = list(cuts(crowd(), 1, "advice", names, asked(group="territory")))
    assert [cut.at_least for cut in found] == [1, 2, 3, 4]
    assert found[0].label == "Frecuencia 1"
    ties = [cut.ties or 0 for cut in found]
    assert ties == sorted(ties, reverse=True)


def test_a_small_network_is_not_drawn() -> None:
    assert picture(ring(19), 1, 5) is None
    assert picture(ring(20), 1, 5) is not None


def test_a_picture_never_lets_a_few_be_counted_as_apart() -> None:
    graph = ring(25)
    graph.add_nodes_from(["x", "y"])
    assert picture(graph, 1, 5) is None
    graph.add_nodes_from(["z", "u", "v"])
    seen = picture(graph, 1, 5)
    assert seen is not None
    assert (len(seen.dots), len(seen.lines)) == (25, 25)


def test_the_order_of_dots_is_not_that_of_people() -> None:
    seen = picture(ring(25), 1, 5)
    assert seen is not None
    assert seen.lines[:24] != tuple((i, i + 1) for i in range(24))


def test_terms_that_say_the_same_are_not_regressed(names: Names) -> None:
    study = crowd()
    levels = study.people["territory"].map(
        {"tarapaca": "primary", "maule": "secondary", "los_lagos": "adult"}
    )
    same = type(study)(study.people.assign(level=levels), study.responses, study.ties)
    found = associated(same, 2, "advice", ["advice"], names, asked(group="territory"))
    assert found is not None
    assert (found.terms, found.large) == ((), False)


def test_a_large_network_is_told_without_its_regression(names: Names, monkeypatch) -> None:
    monkeypatch.setattr("lidera_nb.report.network.found.associated.MOST", 30)
    usable = ["advice", "collaboration"]
    found = associated(crowd(), 2, "advice", usable, names, asked(group="territory"))
    assert found is not None
    assert found.large
    assert (len(found.pairs), found.terms) == (1, ())
