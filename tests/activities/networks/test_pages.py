"""From the journal to both pages: who sees what, when, and what changes it."""

import json

from lidera_nb.activities.activity import Passing, Refusal
from lidera_nb.activities.networks import given
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.story import receive
from lidera_nb.events import kinds
from tests.activities.survey.surveyed import MODULE, NAMES

NAMED = (*NAMES.values(), *(f"Equis {i}" for i in range(6)), *(f'"{one}"' for one in NAMES))
"""Everybody's name, and their ids wherever one stands by itself."""


def told(view):
    return [name for name in NAMED if name in json.dumps(view, ensure_ascii=False)]


def test_while_the_round_is_open_nothing_is_shown(open_round):
    assert "se cierre la primera ronda" in open_round.mine("ana")["why"]
    assert "se cierra la primera ronda" in open_round.map()["why"]


def test_one_sees_whom_one_named_and_of_the_others_only_who_agreed(group):
    view = group.mine("ana")
    assert view["sought"]["told"] == "**2** personas le nombraron."
    assert told(view) == ["Eva Ñancupil", "Lea Soto"]


def test_the_page_opens_although_the_survey_was_not_finished(group):
    group.enrol("new", "Nadia")
    group.ready("new")
    assert group.mine("new")["why"].startswith("Usted no estaba en el grupo")


def test_the_map_names_only_those_who_agreed_to_that(group):
    assert told(group.map()) == ["Eva Ñancupil"]


def test_who_asks_not_to_be_named_afterwards_is_gone_from_both_pages(group):
    group.happen("person:eva", "eva", kinds.NamingRefused())
    assert told(group.map()) == []
    assert told(group.mine("ana")) == ["Lea Soto"]
    assert group.mine("ana")["seeks"]["told"] == "En esta ronda no nombró a nadie."


def test_whose_data_rest_is_counted_nowhere(group):
    group.happen("person:lea", "lea", kinds.PersonBlocked())
    assert group.mine("ana")["sought"]["told"] == "**Una** persona le nombró."
    assert group.mine("lea")["status"] == "locked"
    assert len(group.map()["people"]["x"]) == 11


def test_a_facilitator_sees_no_group_of_another(group):
    group.enrol("otto", "Otto", cohort="norte", role="instructor")
    page = group.course.modules["network"]
    maps = read_models("otto", page, group.registry, group.story)["networks"]
    assert set(maps.groups) == {"norte"}
    around = group.around("otto", page)
    at = ("network", "network")
    assert isinstance(
        receive(group.story("otto"), at, {"do": "look", "cohort": "valle"}, around), Refusal
    )
    assert isinstance(
        receive(group.story("otto"), at, {"do": "look", "cohort": "norte"}, around), Passing
    )


def test_nothing_can_be_done_on_ones_own_network(group):
    around = group.around("ana")
    assert isinstance(receive(group.story("ana"), (MODULE, "mine"), {"do": "x"}, around), Refusal)


def test_a_closed_round_is_worked_out_once_until_a_source_changes(group, monkeypatch):
    group.map()
    monkeypatch.setattr(given, "study_of", None)
    monkeypatch.setattr(given, "map_of", None)
    assert group.map()["people"]
    assert group.mine("ana")["sought"]
    monkeypatch.undo()
    group.happen("person:paz", "paz", kinds.PersonBlocked())
    assert len(group.map()["people"]["x"]) == 11


def test_whoever_leads_no_group_is_told_so(group):
    group.enrol("eli", "Eli", role="evaluator")
    view = group.map("eli")
    assert (view["groups"], view["why"]) == ([], "Usted no facilita ningún grupo todavía.")
