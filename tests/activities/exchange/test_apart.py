"""Pairs that are kept apart: asked in private or noted by who leads, kept by all, told by none."""

import pytest

from lidera_nb.activities import registry as registries
from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.survey.asking import handle
from lidera_nb.events.catalogue import private_fields
from tests.activities.exchange.meeting import Meeting
from tests.ourcourse import our_course


@pytest.fixture
def group():
    return Meeting(our_course())


def wishes(group, person, other, apart=True):
    return group.does(person, "apart", do="wish", other=handle(person, other), apart=apart)


def parts(group, one="ana", other="lea", reason="Disputa por una matrícula.", do="part", **more):
    given = {"reason": reason} if do == "part" else {}
    body = {"do": do, "cohort": "valle", "one": one, "other": other, **given, **more}
    return group.does("ines", "parting", "cohort:valle", **body)


def left(group):
    group.leads(do="pay", amount=1_000_000)
    group.leads(do="match")
    return group.desk()["proposal"]


@pytest.mark.parametrize(("asks", "of"), [("ana", "lea"), ("lea", "ana")])
def test_a_private_wish_of_either_side_keeps_two_schools_from_being_matched(group, asks, of):
    group.offers("lea")
    group.asks("ana")
    wishes(group, asks, of)
    assert left(group)["visits"] == []
    wishes(group, asks, of, apart=False)
    assert [one["who"] for one in left(group)["visits"]] == ["Ana Pérez visita a Lea Soto en abril"]


@pytest.mark.parametrize(("asks", "of"), [("ana", "lea"), ("lea", "ana"), (None, None)])
def test_no_explanation_tells_a_wish_from_months_that_do_not_fit(group, asks, of):
    group.offers("lea", *(["apr"] if asks else ["may"]))
    group.asks("ana")
    group.offers("sol", "jun")
    group.asks("tea", "jun")
    if asks:
        wishes(group, asks, of)
    proposal = left(group)
    (out,) = proposal["left"]
    assert out["why"] == "Ofrecen el tema, pero no calzan los meses u otra condición: 2 de 2."
    group.leads(do="confirm", seal=proposal["seal"])
    assert "no calzaron los meses u otra condición" in group.reads("ana", "ask")
    assert group.cohort.exchange.rounds[0].left == {"ana": "not.date"}


def test_neither_the_other_one_nor_who_leads_is_told_of_a_wish(group):
    before = {who: [str(group.sees(who, key)) for key in keys]
              for who, keys in (("lea", ("apart", "ask", "offer", "peers")),
                                ("ines", ("matching", "parting", "encounters")))}  # fmt: skip
    wishes(group, "ana", "lea")
    for who, keys in (("lea", ("apart", "ask", "offer", "peers")),
                      ("ines", ("matching", "parting", "encounters"))):  # fmt: skip
        assert [str(group.sees(who, key)) for key in keys] == before[who]
    assert [one["name"] for one in group.sees("ana", "apart")["apart"]] == ["Lea Soto"]


def test_whom_somebody_named_is_sealed_and_only_a_handle_leaves_the_server(group):
    (event,) = wishes(group, "ana", "lea")
    assert private_fields("apart.wished") == {"other"}
    assert private_fields("pair.parted") == {"reason"}
    assert event.stream == "person:ana"
    assert "'lea'" not in str(group.sees("ana", "apart"))


def test_a_wish_names_a_colleague_whom_one_can_see_and_there_are_few(group):
    group.another()
    group.enrol("uma", "Uma Paz", "otra")
    for stranger in ("uma", "ana", "ines"):
        assert wishes(group, "ana", stranger).text == "apart.refused.who"
    for other in ("eva", "lea", "paz", "sol", "tea"):
        wishes(group, "ana", other)
    group.enrol("zoe", "Zoe Vera")
    assert wishes(group, "ana", "zoe") == Refusal("apart.refused.most", {"most": 5})
    assert group.sees("ana", "apart")["full"]
    group.withdraws("lea")
    wishes(group, "ana", "lea", apart=False)
    assert not group.sees("ana", "apart")["full"]
    assert wishes(group, "ana", "lea").text == "apart.refused.who"


def test_colleagues_are_not_suggested_to_one_another_either_way(group):
    for person in ("ana", "lea"):
        group.says(person, "peers", joined="agreed", topic_climate=True)
    assert "Lea Soto" in group.reads("ana", "peers")
    wishes(group, "lea", "ana")
    assert "Lea" not in group.reads("ana", "peers")
    assert "Ana" not in group.reads("lea", "peers")


def test_whoever_leads_notes_a_pair_with_a_reason_and_takes_it_back(group):
    group.offers("lea")
    group.asks("ana")
    parts(group)
    (pair,) = group.sees("ines", "parting")["cohorts"][0]["pairs"]
    assert (pair["who"], pair["reason"]) == ("Ana Pérez y Lea Soto", "Disputa por una matrícula.")
    assert left(group)["visits"] == []
    assert "Disputa" not in str([group.sees("ana", key) for key in ("apart", "ask", "offer")])
    parts(group, "lea", "ana", do="release")
    assert group.sees("ines", "parting")["cohorts"][0]["pairs"] == []
    assert parts(group, do="release") == ()
    assert len(left(group)["visits"]) == 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"reason": " "}, "apart.refused.empty"),
        ({"reason": "x" * 601}, "apart.refused.text"),
        ({"other": "ana"}, "apart.refused.pair"),
        ({"other": "ines"}, "apart.refused.pair"),
        ({"cohort": "otra"}, "refused.survey_cohort"),
    ],
)
def test_a_pair_is_of_two_schools_of_a_cohort_that_one_leads_and_has_a_reason(group, wrong, why):
    group.another()
    assert parts(group, **wrong).text == why


def test_somebody_who_does_not_lead_can_note_no_pair(group):
    group.another()
    body = {"do": "part", "cohort": "valle", "one": "ana", "other": "lea", "reason": "x"}
    assert group.does("ivan", "parting", **body).text == "refused.survey_cohort"
    assert group.sees("ivan", "parting")["cohorts"][0]["people"] == []


def test_circles_keep_pairs_apart_or_say_that_there_are_none(group):
    for n in range(4):
        group.enrol(f"n{n}", f"Nueva {n}")
    wishes(group, "ana", "lea")
    parts(group, "eva", "paz")
    group.leads(do="circle", size=5)
    circles = group.desk()["circles"]["circles"]
    for pair in (("Ana Pérez", "Lea Soto"), ("Eva Ñancupil", "Paz Órdenes")):
        assert not any(all(name in circle for name in pair) for circle in circles)
    for other in ("lea", "eva"):
        parts(group, "sol", other)
        parts(group, "ana", other)
    parts(group, "ana", "sol")
    parts(group, "eva", "lea")
    assert group.leads(do="circle", size=8).text == "exchange.refused.circles"


def test_erasure_takes_pairs_and_reasons_from_memory(group):
    parts(group)
    pairs = registries.nameless(group.registry, "ines").cohorts["valle"].exchange.pairs
    assert [one.reason for one in pairs.values()] == [""]
    assert not registries.nameless(group.registry, "lea").cohorts["valle"].exchange.pairs
