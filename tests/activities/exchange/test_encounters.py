"""An encounter from its announcement to what somebody takes from it."""

import pytest

from lidera_nb.activities import registry as registries
from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.cards.writing.origins import sources_of
from lidera_nb.events import kinds
from lidera_nb.events.catalogue import private_fields
from tests.activities.exchange.meeting import FIELDS, Meeting
from tests.ourcourse import our_course


@pytest.fixture
def group():
    return Meeting(our_course())


@pytest.fixture
def meeting(group):
    """An encounter with two seats to which Ana, Lea and Sol said yes, in this order."""
    name = group.announces()
    for person in ("ana", "lea", "sol"):
        group.answers(person, name)
    return name


def test_people_of_its_macrozones_see_an_encounter_and_nobody_else(group):
    group.announces()
    seen = group.encounter("ana")
    assert seen["facts"] == [
        "Cuándo: jueves 10 de septiembre de 2026 y viernes 11 de septiembre de 2026",
        "Dónde: Liceo Las Ánimas, Valdivia (Los Ríos)",
        "Macrozonas invitadas: Centro Sur",
        "Cupos: 0 de 2 ocupados; en lista de espera: 0",
    ]
    assert (seen["topic"], seen["about"]) == ("Asistencia", "Traiga un caso.")
    assert "1 de septiembre" in seen["standing"]
    assert seen["comes"]
    for outside in ("eva", "paz"):
        assert group.sees(outside)["rooms"] == []


def test_whoever_is_invited_by_name_sees_it_wherever_their_school_lies(group):
    group.announces(guests=["paz"])
    assert group.encounter("paz")["comes"]
    assert group.sees("eva")["rooms"] == []


def test_seats_are_given_in_order_and_a_seat_that_is_given_back_goes_to_the_next(group, meeting):
    assert group.encounter("lea")["mine"] == "Usted tiene cupo."
    waits = group.encounter("sol")["mine"]
    assert waits == ("Usted está en la lista de espera, en el lugar 1. Si alguien cancela, sube.")
    assert group.encounter("tea")["waits"]
    group.on(9, 5)
    group.answers("ana", meeting, comes=False)
    assert group.encounter("sol")["mine"] == "Usted tiene cupo."
    assert group.encounter("sol", "en")["mine"] == "You have a seat."
    assert group.answers("sol", meeting) == ()


def test_whoever_leads_reads_who_comes_with_their_schools(group, meeting):
    group.answers("tea", meeting, comes=False)
    assert group.lists() == {
        "seated": ["Ana Pérez", "Lea Soto"], "waiting": ["Sol Díaz"], "declined": ["Tea Ruiz"]
    }  # fmt: skip
    first = group.encounter("ines")["lists"][0]["people"][0]
    assert first["who"] == "Ana Pérez · Maule · Básica"
    assert first["estimate"] > 0
    assert "lists" not in group.encounter("ana")
    assert "Lea" not in str(group.encounter("ana"))


def test_a_change_and_a_cancellation_are_told_with_their_reasons(group, meeting):
    change = {"do": "change", "encounter": meeting, **FIELDS, "seats": 3, "reason": "Hay más sala."}
    group.meets("ines", **change)
    assert group.encounter("sol")["mine"] == "Usted tiene cupo."
    assert [one["reason"] for one in group.encounter("ana")["changes"]] == ["Hay más sala."]
    group.meets("ines", do="cancel", encounter=meeting, reason="Paro de buses.")
    seen = group.encounter("ana")
    assert (seen["standing"], seen["reason"]) == ("Se suspendió.", "Paro de buses.")
    assert not seen["comes"]
    assert group.answers("tea", meeting).text == "encounters.refused.cancelled"
    assert group.meets("ines", do="cancel", encounter=meeting, reason="Otra.") == ()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"seats": 1}, "encounters.refused.seats"),
        ({"reason": " "}, "encounters.refused.empty"),
        ({}, "encounters.refused.same"),
        ({"begins": "2026-08-04"}, "encounters.refused.past"),
        ({"guests": ["nadie"]}, "encounters.refused.guest"),
    ],
)
def test_a_change_that_takes_a_seat_or_says_nothing_is_refused(group, meeting, wrong, why):
    change = {"do": "change", "encounter": meeting, **FIELDS, "reason": "Sala.", **wrong}
    assert group.meets("ines", **change) == Refusal(
        why, {"most": 1200} if why.endswith("text") else {}
    )


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"begins": "pronto"}, "encounters.refused.day"),
        ({"ends": "2026-09-12"}, "encounters.refused.days"),
        ({"deadline": "2026-09-10"}, "encounters.refused.deadline"),
        ({"territory": "united_states"}, "encounters.refused.territory"),
        ({"place": ""}, "encounters.refused.empty"),
        ({"topic": "x" * 161}, "encounters.refused.text"),
        ({"zones": []}, "encounters.refused.nobody"),
        ({"zones": ["atlantis"]}, "encounters.refused.nobody"),
        ({"cohorts": ["otra"]}, "refused.survey_cohort"),
        ({"seats": 0}, "refused.malformed"),
        ({"guests": ["ines"]}, "encounters.refused.guest"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_announced(group, wrong, why):
    group.another()
    assert group.announces(**wrong).text == why
    assert not group.cohort.encounters.all


def test_an_answer_is_refused_that_is_too_late_too_many_or_from_elsewhere(group, meeting):
    group.another()
    group.enrol("uma", "Uma Paz", "otra")
    assert group.answers("eva", meeting).text == "refused.survey_cohort"
    assert group.answers("uma", meeting).text == "refused.survey_cohort"
    assert group.answers("ines", meeting).text == "encounters.refused.invited"
    assert group.answers("ana", "e-none").text == "encounters.refused.gone"
    group.on(9, 2)
    assert group.answers("tea", meeting).text == "encounters.refused.closed"
    group.on(9, 10)
    assert group.answers("ana", meeting, comes=False).text == "encounters.refused.begun"


def test_a_full_waiting_list_is_told(group):
    name = group.announces(seats=1)
    for person in ("ana", "lea"):
        group.answers(person, name)
    assert not group.encounter("sol")["comes"]
    assert group.answers("sol", name).text == "encounters.refused.full"


def test_nobody_but_who_leads_that_cohort_changes_cancels_or_pays(group, meeting):
    group.another()
    acts = (
        {"do": "cancel", "encounter": meeting, "reason": "x"},
        {"do": "change", "encounter": meeting, **FIELDS, "reason": "x"},
        {"do": "grant", "encounter": meeting, "person": "ana", "amount": 1},
        {"do": "settle", "encounter": meeting, "person": "ana", "spent": 0},
    )
    for body in acts:
        assert group.meets("ana", **body).text == "encounters.refused.leads"
        assert group.meets("ivan", **body).text == "refused.survey_cohort"
    assert not any("Ana" in str(room) for room in group.sees("ivan")["rooms"])


def test_an_encounter_of_two_cohorts_fills_its_seats_in_one_order(group):
    group.another("cerro", "ines")
    group.enrol("uma", "Uma Paz", "cerro")
    name = group.announces(cohorts=["valle", "cerro"], guests=["uma"])
    for person in ("uma", "ana", "lea"):
        group.answers(person, name)
    assert group.lists()["seated"] == ["Uma Paz", "Ana Pérez"]
    assert group.encounter("lea")["mine"].startswith("Usted está en la lista de espera")


def test_the_fund_pays_a_journey_by_the_rules_of_visits(group, meeting):
    grant = {"do": "grant", "encounter": meeting, "person": "ana", "amount": 90_000}
    assert group.meets("ines", **grant).text == "encounters.refused.fund"
    group.leads(do="pay", amount=100_000)
    assert group.meets("ines", **{**grant, "person": "sol"}).text == "encounters.refused.seat"
    group.meets("ines", **grant)
    assert group.cohort.exchange.fund.free == 10_000
    assert "$90.000" in group.encounter("ana")["paid"]
    assert group.meets("ines", **grant).text == "encounters.refused.granted"
    settle = {"do": "settle", "encounter": meeting, "person": "ana", "spent": 90_001}
    assert group.meets("ines", **settle).text == "exchange.refused.overspent"
    group.meets("ines", **{**settle, "spent": 60_000})
    assert group.cohort.exchange.fund.free == 40_000
    assert group.meets("ines", **{**settle, "spent": 0}).text == "encounters.refused.settled"


def test_the_account_of_somebody_who_rests_can_still_be_closed(group, meeting):
    group.leads(do="pay", amount=100_000)
    group.meets("ines", do="grant", encounter=meeting, person="ana", amount=90_000)
    group.withdraws("ana")
    assert group.lists()["gone"] == ["alguien que ya no participa"]
    assert group.lists()["seated"] == ["Lea Soto", "Sol Díaz"]
    group.meets("ines", do="settle", encounter=meeting, person="ana", spent=0)
    assert group.cohort.exchange.fund.free == 100_000


def test_afterwards_whoever_was_there_looks_back_and_can_make_a_card(group, meeting):
    told = {"took": "Que llaman por la mañana, no por la tarde.", "doubts": "", "tries": "Lo haré."}
    assert group.says("ana", "encountered", **told).text == "encounters.locked"
    assert group.sees("ana", "encountered")["status"] == "locked"
    group.on(9, 11)
    assert group.sees("sol", "encountered")["status"] == "locked"
    seen = group.sees("ana", "encountered")
    assert "Usted estuvo en: Asistencia." in seen["intro"]
    values = {one["id"]: told[one["id"]] for one in seen["fields"]}
    body = {"do": "submit", "form": seen["form"], "values": values}
    group.does("ana", "encountered", **body)
    assert group.sees("ana", "encountered")["status"] == "done"
    (source,) = [one for one in sources_of(group.story("ana")) if one.text == told["took"]]
    assert (source.origin.how, source.origin.step) == ("exchange", "encountered")


def test_erasure_leaves_neither_answers_nor_words_in_memory(group, meeting):
    group.meets("ines", do="cancel", encounter=meeting, reason="Paro.")
    one = registries.nameless(group.registry, "ana").cohorts["valle"].encounters.all[meeting]
    assert one.coming == ("lea", "sol")
    gone = registries.nameless(group.registry, "ines").cohorts["valle"].encounters.all[meeting]
    assert (gone.facts.place, gone.facts.topic, gone.facts.about, gone.cancelled) == ("",) * 4


def test_what_is_written_of_an_encounter_is_sealed():
    words = {"place", "topic", "about"}
    assert private_fields("encounter.announced") == words
    assert private_fields("encounter.changed") == words | {"reason"}
    assert private_fields("encounter.cancelled") == {"reason"}
    assert private_fields("encounter.told") == {"took", "doubts", "tries"}
    assert not any(issubclass(kinds.KINDS[name], kinds.Act) for name in kinds.KINDS
                   if name.startswith("encounter.") and name != "encounter.told")  # fmt: skip
