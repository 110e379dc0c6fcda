"""A lab from its announcement to what the group learned."""

import pytest

from lidera_nb.activities import registry as registries
from lidera_nb.activities.activity import Refusal
from lidera_nb.cards.library import of_seed
from lidera_nb.events import kinds
from lidera_nb.events.catalogue import private_fields
from tests.activities.exchange.labbing import CARD, PLAN, Labbing
from tests.ourcourse import our_course


@pytest.fixture
def group():
    return Labbing(our_course())


@pytest.fixture
def lab(group):
    """A lab that Ana and Eva joined."""
    name = group.opens()
    for person in ("ana", "eva"):
        group.does(person, do="join", lab=name)
    return name


def test_a_lab_is_announced_with_its_plan_and_its_one_measure(group):
    group.opens()
    seen = group.sees("ana")
    assert seen["standing"] == "Anunciado: del 10 ago 2026 al 30 sept 2026"
    assert (seen["question"], seen["plan"]) == ("¿Sube la asistencia?", PLAN)
    assert (seen["measure"], seen["unit"]) == ("Asistencia media de la semana", "%")
    assert seen["href"] == f"/library/{CARD}"
    assert seen["mine"]["joins"]
    assert not seen["mine"]["tells"]
    assert group.sees("ines")["mine"] is None


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"card": "none"}, "labs.refused.card"),
        ({"plan": []}, "labs.refused.plan"),
        ({"plan": [{**PLAN[0], "until": " "}]}, "labs.refused.empty"),
        ({"question": ""}, "labs.refused.empty"),
        ({"begins": "soon"}, "labs.refused.day"),
        ({"ends": "2026-08-10"}, "labs.refused.order"),
        ({"plan": PLAN * 7}, "refused.malformed"),
    ],
)
def test_what_is_missing_in_a_lab_is_told_and_nothing_is_announced(group, wrong, why):
    assert group.opens(**wrong).text == why
    assert not group.cohort.labs.all


def test_measures_and_outcomes_stand_side_by_side_with_failures_and_no_mean(group, lab):
    group.does("ana", do="note", lab=lab, when="before", value="62,5")
    group.does("eva", do="note", lab=lab, when="before", value="80")
    group.on(9, 30)
    group.does("ana", do="note", lab=lab, when="after", value="71")
    group.tries("ana", "worked", "leadership")
    group.tries("eva", "not", "time")
    group.on(10, 1)
    ana, eva = group.sees("paz")["rows"]
    assert ana["measures"] == "Antes: 62,5. Después: 71. Cambio: +8,5. (%)"
    assert (ana["who"], ana["outcome"]) == ("Ana Pérez", "Resultó.")
    assert eva["measures"] == "Antes: 80. Después: sin anotar. (%)"
    assert (eva["outcome"], eva["ended"]) == ("No resultó.", "not")
    assert eva["why"]
    assert group.sees("paz")["standing"].startswith("Contado")
    assert group.sees("ines", "en")["rows"][0]["measures"].startswith("Before: 62.5. After: 71.")
    assert "Palabras" not in str(group.sees("paz"))


def test_the_cards_stage_follows_from_the_schools_of_a_lab_by_its_own_rules(group, lab):
    seed = group.course.seeds[CARD]
    alone = of_seed(seed)
    group.tries("ana", "not", "time")
    with_it = of_seed(seed, group.card)
    assert len(with_it.tries) == len(alone.tries) + 1
    assert with_it.tries[-1].status == "not"


def test_what_was_told_before_the_lab_began_is_no_outcome_of_it(group, lab):
    group.tries("ana", "worked")
    group.on(10, 1)
    assert group.sees("ana")["rows"][0]["outcome"] == "Aún no cuenta cómo resultó."
    assert group.sees("ana")["standing"].startswith("Terminó")


def test_who_did_not_join_notes_nothing_and_no_measure_comes_too_early_or_as_words(group, lab):
    note = {"do": "note", "lab": lab, "when": "before", "value": "3"}
    assert group.does("paz", **note) == Refusal("labs.refused.outside")
    assert group.does("ana", **{**note, "when": "after"}) == Refusal("labs.refused.early")
    assert group.does("ana", **{**note, "value": "1.000"}) == Refusal("labs.refused.number")
    group.does("ana", **note)
    assert group.sees("ana")["mine"]["notes"] == [{"when": "before", "value": "3"}]
    group.does("ana", **{**note, "value": ""})
    assert group.sees("ana")["mine"]["notes"] == [{"when": "before", "value": ""}]


def test_whoever_leads_closes_a_lab_that_is_over_with_what_was_learned(group, lab):
    closing = {"do": "close", "lab": lab, "learned": "Sirve si la UTP tiene horas."}
    assert group.does("ines", **closing) == Refusal("labs.refused.running")
    group.on(10, 1)
    assert group.sees("ines")["closes"]
    assert group.does("ines", **{**closing, "learned": ""}) == Refusal("labs.refused.empty")
    group.does("ines", **closing)
    assert group.sees("ana")["learned"] == "Sirve si la UTP tiene horas."
    assert group.does("ines", **closing) == ()


def test_nobody_opens_or_closes_but_who_leads_and_nobody_joins_for_a_school_but_its_head(group):
    name = group.opens()
    leads, schools = Refusal("labs.refused.leads"), Refusal("labs.refused.schools")
    assert group.does("ana", do="close", lab=name, learned="x") == leads
    assert group.does("ines", do="join", lab=name) == schools
    assert group.does("ana", do="join", lab="l-none") == Refusal("labs.refused.gone")
    assert group.does("ana", do="join", lab=name, cohort="otra").text == "refused.survey_cohort"


def test_whoever_leaves_or_rests_is_beside_nobody_any_more(group, lab):
    group.does("ana", do="leave", lab=lab)
    group.happen("person:eva", "eva", kinds.PersonBlocked(), subject="eva")
    assert group.sees("paz")["rows"] == []
    assert group.does("ana", do="leave", lab=lab) == ()


def test_erasure_leaves_neither_measures_nor_words_in_memory(group, lab):
    group.does("ana", do="note", lab=lab, when="before", value="62")
    without_ana = registries.nameless(group.registry, "ana").cohorts["valle"].labs.all[lab]
    assert (list(without_ana.schools), without_ana.measures) == (["eva"], {})
    without_ines = registries.nameless(group.registry, "ines").cohorts["valle"].labs.all[lab]
    assert (without_ines.question, without_ines.plan, without_ines.measure) == ("", (), "")


def test_what_people_write_in_a_lab_is_sealed():
    assert private_fields("lab.opened") == {"question", "plan", "measure", "unit"}
    assert private_fields("lab.measured") == {"value"}
    assert private_fields("lab.closed") == {"learned"}
