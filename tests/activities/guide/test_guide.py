"""Leading a cohort: who may do what to whom, and what it comes to."""

import json

import pytest

from lidera_nb.events import kinds
from tests.activities.guide.leading import FIRST, Leading, course, joined


@pytest.fixture
def leading():
    return Leading()


def person(name, **more):
    return {"name": name, "role": "participant", **more}


def test_a_list_is_enrolled_whole_with_ids_that_nobody_has(leading):
    told = leading.says("p-ivo", "enrol", people=[person(" Rosa  Elgueta "), person("Luis Soto")])
    assert joined(told) == ["Rosa Elgueta", "Luis Soto"]
    again = leading.says("p-ivo", "enrol", people=[person("Marta Vera")])
    ids = [one.person for one in [*told, *again]]
    assert len(set(ids)) == 3
    assert {m.name for m in leading.known.cohorts["valle"].members.values()} >= {"Rosa Elgueta"}


@pytest.mark.parametrize(
    ("people", "refusal"),
    [
        ([person("Rosa"), person("=1+1")], "refused.guide_name"),
        ([person("Rosa"), person("Soto\u202e")], "refused.guide_name"),
        ([person("p-ANA")], "refused.guide_twice"),
        ([person("Rosa"), person("rosa")], "refused.guide_twice"),
        ([person("Rosa", role="instructor")], "refused.guide_role"),
        ([person("Rosa", role="admin")], "refused.malformed"),
        ([], "refused.malformed"),
        ([person("x" * 500)], "refused.malformed"),
        ([person(f"Rosa {i}") for i in range(201)], "refused.malformed"),
    ],
)
def test_a_list_with_a_fault_enrols_nobody(leading, people, refusal):
    before = leading.journal.last()
    assert leading.says("p-ivo", "enrol", people=people) == refusal
    assert leading.journal.last() == before


def test_another_person_of_the_same_name_is_enrolled_when_that_was_said(leading):
    assert joined(leading.says("p-ivo", "enrol", people=[person("P-Ana", again=True)])) == ["P-Ana"]


def test_an_administrator_enrols_an_instructor(leading):
    assert joined(leading.says("p-alma", "enrol", people=[person("Rosa", role="instructor")]))


@pytest.mark.parametrize("who", ["p-igor", "p-ana", "p-omar", "nobody"])
@pytest.mark.parametrize(
    ("do", "body"),
    [
        ("enrol", {"people": [person("Rosa")]}),
        ("remove", {"people": ["p-ana"]}),
        ("revoke", {"people": ["p-ana"]}),
        ("schedule", {"module": FIRST, "opens": "2027-03-02T09:00", "due": "", "closes": ""}),
        ("round", {"opens": "2027-03-02T09:00", "closes": ""}),
        ("post", {"to": [], "text": "Hola"}),
        ("retire", {"notice": "n-1"}),
        ("hand_over", {"taker": "p-igor"}),
    ],
)
def test_the_cohort_of_another_does_not_exist(leading, who, do, body):
    assert leading.says(who, do, **body) == "refused.survey_cohort"


@pytest.mark.parametrize("do", ["remove", "revoke"])
@pytest.mark.parametrize("other", ["p-ada", "p-alma"])
def test_an_instructor_strikes_no_colleague_and_no_administrator(leading, do, other):
    assert leading.says("p-ivo", do, people=["p-ana", other]) == "refused.guide_reach"


def test_whoever_leads_elsewhere_keeps_their_code_from_the_instructor_of_theirs(leading):
    assert leading.says("p-igor", "revoke", "norte", people=["p-ivo"]) == "refused.guide_reach"
    shown = {one["id"]: one["card"] for one in leading.view("p-igor", "norte")["people"]}
    assert shown == {"p-omar": True, "p-ivo": False}


def test_revoking_ends_what_is_open_until_there_is_another_code(leading):
    (told,) = leading.says("p-ivo", "revoke", people=["p-ana"])
    assert isinstance(told, kinds.CodeRevoked)
    assert leading.known.roles("p-ana") == frozenset()
    assert leading.says("p-ivo", "revoke", people=["p-ana"]) == []
    assert not leading.view("p-ivo")["people"][0]["code"]


def test_who_is_taken_out_is_nowhere_in_the_cohort_and_can_do_so_twice(leading):
    (told,) = leading.says("p-ivo", "remove", people=["p-ana", "p-ana", "p-omar"])
    assert told.person == "p-ana"
    assert [one["id"] for one in leading.view("p-ivo")["people"]] == ["p-eva"]
    assert leading.says("p-ivo", "remove", people=["p-ana"]) == []


def test_an_administrator_takes_an_instructor_out_but_no_administrator(leading):
    assert leading.says("p-alma", "remove", people=["p-ada"])[0].person == "p-ada"
    assert leading.says("p-alma", "remove", people=["p-alma"]) == "refused.guide_reach"


def days(opens="", closes="", due="", module=FIRST):
    return {"module": module, "opens": opens, "due": due, "closes": closes}


def test_a_modules_days_are_kept_as_moments_and_shown_as_they_were_written(leading):
    told = leading.says("p-ivo", "schedule", **days("2026-05-04T09:00", "2026-06-01T18:30"))
    assert told[0].opens.isoformat() == "2026-05-04T13:00:00+00:00"
    shown = leading.view("p-ivo")["calendar"][FIRST]
    assert (shown["opens"], shown["closes"]) == ("2026-05-04T09:00", "2026-06-01T18:30")
    assert shown["told"] == "Se abre el lunes 4 de mayo a las 9:00."
    assert leading.says("p-ivo", "schedule", **days("2026-05-04T09:00", "2026-06-01T18:30")) == []
    assert leading.says("p-ivo", "schedule", **days())[0].opens is None


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (days("2026-06-01T09:00", "2026-05-01T09:00"), "refused.guide_order"),
        (days("2026-06-01T09:00", "2026-06-01T09:00"), "refused.guide_order"),
        (days("pronto"), "refused.guide_date"),
        (days(module="review"), "refused.guide_module"),
        (days(module="../x"), "refused.guide_module"),
        ({"module": FIRST, "opens": None, "due": "", "closes": ""}, "refused.malformed"),
    ],
)
def test_days_that_mean_nothing_change_nothing(leading, body, refusal):
    assert leading.says("p-ivo", "schedule", **body) == refusal


def test_a_round_that_would_have_closed_already_is_refused(leading):
    assert (
        leading.says("p-ivo", "round", opens="", closes="2026-01-01T09:00") == "refused.guide_past"
    )
    assert leading.says("p-ivo", "round", opens="2026-05-01T09:00", closes="")[0].closes is None


def test_a_notice_is_for_all_or_for_some_and_is_sealed_with_its_writer(leading):
    (told,) = leading.says("p-ivo", "post", to=["p-ana"], text=" Nos vemos el *lunes*.\r\n")
    assert (told.to, told.text) == (("p-ana",), "Nos vemos el *lunes*.")
    assert leading.view("p-ada")["notices"][0]["to"] == ["P-Ana"]
    leading.says("p-ada", "retire", notice=told.notice)
    assert leading.view("p-ivo")["notices"] == []
    assert leading.says("p-ivo", "retire", notice=told.notice) == []


@pytest.mark.parametrize(
    ("to", "text", "refusal"),
    [
        ([], "   ", "refused.guide_empty"),
        ([], "x" * 1001, "refused.guide_text"),
        ([], "x\x00", "refused.guide_text"),
        (["p-omar"], "Hola", "refused.guide_gone"),
        (["p-ada"], "Hola", "refused.guide_gone"),
    ],
)
def test_a_notice_that_cannot_be_posted_is_not(leading, to, text, refusal):
    assert leading.says("p-ivo", "post", to=to, text=text) == refusal


def test_handing_over_gives_the_cohort_away_at_once(leading):
    told = leading.says("p-ivo", "hand_over", taker="p-ada")
    assert [type(one) for one in told] == [kinds.CohortHandedOver, kinds.PersonLeft]
    assert leading.says("p-ivo", "post", to=[], text="Hola") == "refused.survey_cohort"
    assert [m.person for m in leading.known.cohorts["valle"].of_role("instructor")] == ["p-ada"]


@pytest.mark.parametrize("taker", ["p-igor", "p-ana", "p-alma", "p-ivo", "nobody"])
def test_a_cohort_goes_only_to_somebody_who_instructs_with_the_giver(leading, taker):
    assert leading.says("p-ivo", "hand_over", taker=taker) == "refused.guide_taker"


def test_an_administrator_hands_over_nothing_that_they_do_not_lead(leading):
    assert leading.says("p-alma", "hand_over", taker="p-ada") == "refused.guide_not_yours"


def required():
    from lidera_nb.activities.guide.standing import OPTIONAL

    steps = [step for page in course().of("participant") for step in page.steps]
    return [(s.module, s.key) for s in steps if s.activity not in OPTIONAL]


def test_the_glance_tells_absent_stuck_under_way_and_done(leading):
    def state():
        return {one["id"]: one["state"] for one in leading.view("p-ivo")["people"]}

    assert state() == {"p-ana": "absent", "p-eva": "absent"}
    leading.acted("p-ana", 2)
    leading.acted("p-eva", 7)
    assert state() == {"p-ana": "going", "p-eva": "stuck"}
    leading.acted("p-eva", 30, *required())
    assert state()["p-eva"] == "done"


def test_nobody_is_stuck_with_what_is_closed(leading):
    leading.acted("p-eva", 30)
    for page in course().of("participant"):
        leading.says("p-ivo", "schedule", **days("2027-03-01T09:00", module=page.id))
    shown = {one["id"]: one for one in leading.view("p-ivo")["people"]}
    assert (shown["p-eva"]["state"], shown["p-eva"]["step"]) == ("done", "")


def test_a_view_holds_no_code_and_of_whoever_rests_the_name_alone(leading):
    from dataclasses import replace

    leading.acted("p-ana", 2)
    story = leading.story("p-ana")
    leading.stories["p-ana"] = replace(story, facts=replace(story.facts, blocked=True))
    shown = leading.view("p-ivo")
    ana = next(one for one in shown["people"] if one["id"] == "p-ana")
    assert (ana["state"], ana["last"], ana["step"]) == ("resting", "", "")
    told = json.dumps(shown)
    codes = leading.known.codes.values()
    assert not any(code.handle in told or code.mac in told for code in codes)
