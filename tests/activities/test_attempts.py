"""Playing a case again: when, how often, which attempt counts, and who sees what of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from lidera_nb.activities import registry
from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.attempts import ONCE, AttemptPolicy
from lidera_nb.activities.colleagues import peers_of
from lidera_nb.activities.course import load_course
from lidera_nb.activities.desk import recordview
from lidera_nb.activities.readmodels import read_models, record
from lidera_nb.activities.story import receive, show
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.errors import ContentError
from lidera_nb.events import kinds
from lidera_nb.scenario.state import Play
from tests.ourcourse import our_course
from tests.toycohort import ToyCohort
from tests.toycourse import MODULE, write_course

CASE = (MODULE, "case")


def course(tmp_path: Path, **policy: object):
    root = write_course(tmp_path / "course")
    path = root / "modules" / MODULE / "module.yaml"
    text = path.read_text("utf-8")
    if policy:
        told = str(policy).replace("'", '"')
        text = text.replace(
            '"activity": "simulation",', f'"activity": "simulation", "attempts": {told},'
        )
    path.write_text(text, "utf-8")
    return load_course(root)


@pytest.fixture
def cohort(tmp_path) -> ToyCohort:
    return ToyCohort(course(tmp_path, most=3))


def begun(cohort: ToyCohort, person: str = "ana") -> None:
    cohort.enrol(person)
    cohort.consent(person)
    cohort.fill(person, "profile")


def around(cohort: ToyCohort, **models: object) -> Circumstance:
    return Circumstance(frozenset({"participant"}), "es", cohort.now, 5, models=models)


def refusal(cohort: ToyCohort, **body: object) -> object:
    found = receive(cohort.told("ana"), CASE, body, around(cohort))
    return found.text if isinstance(found, Refusal) else found


def test_without_a_policy_a_case_is_played_once(tmp_path):
    once = ToyCohort(course(tmp_path))
    begun(once)
    once.play("ana")
    assert "again" not in show(once.told("ana"), CASE, around(once))
    assert refusal(once, do="again", attempt=2) == "refused.attempts"


def test_a_new_attempt_begins_only_after_an_ending_and_only_once(cohort):
    begun(cohort)
    cohort.play("ana", stop_after=1)
    assert refusal(cohort, do="again", attempt=2) == "refused.not_here"
    cohort.go_on("ana")
    assert refusal(cohort, do="again", attempt=3) == "refused.not_here"
    cohort.play("ana", attempt=2, stop_after=0)
    assert refusal(cohort, do="again", attempt=2) == ()
    assert refusal(cohort, do="start") == ()


def test_the_fourth_of_three_is_refused(cohort):
    begun(cohort)
    cohort.play("ana")
    cohort.play("ana", "llamar", "preguntar", "votar", attempt=2)
    cohort.play("ana", "llamar", "preguntar", "votar", attempt=3)
    assert refusal(cohort, do="again", attempt=4) == "refused.attempts"
    started = [e.payload for e in cohort.journal.read("person:ana")]
    numbers = [one.attempt for one in started if isinstance(one, kinds.CaseStarted)]
    assert numbers == [1, 2, 3]


def test_a_view_says_which_attempt_this_is_and_what_counts(cohort):
    begun(cohort)
    rule = (
        "Puede jugar este caso hasta 3 veces; cada intento queda guardado. En los informes cuenta "
        "el primero."
    )
    assert show(cohort.told("ana"), CASE, around(cohort))["rule"] == rule
    cohort.play("ana")
    view = show(cohort.told("ana"), CASE, around(cohort))
    assert view["again"] == {"attempt": 2, "rule": rule}
    cohort.play("ana", attempt=2, stop_after=0)
    view = show(cohort.told("ana"), CASE, around(cohort))
    assert (view["status"], view["attempt"]) == ("open", {"number": 2, "most": 3})
    assert "again" not in view


def test_the_debrief_keeps_the_finished_attempt_while_another_is_under_way(cohort):
    begun(cohort)
    cohort.play("ana", "llamar", "preguntar", "votar")
    cohort.fill("ana", "reflection")
    cohort.play("ana", "esperar", attempt=2, stop_after=1)
    view = show(cohort.told("ana"), (MODULE, "debrief"), around(cohort))
    assert view["steps"][0]["choice"] == "Llamar (es)"
    assert view["attempts"] is None


def test_attempts_stand_side_by_side_once_two_have_ended(cohort):
    begun(cohort)
    cohort.play("ana", "llamar", "preguntar", "votar")
    cohort.fill("ana", "reflection")
    cohort.play("ana", "llamar", "explicar", "decidir", attempt=2)
    found = show(cohort.told("ana"), (MODULE, "debrief"), around(cohort))["attempts"]
    assert [(one["number"], one["counts"], one["ending"]) for one in found["columns"]] == [
        (1, True, "Fin Acuerdo (es)"), (2, False, "Fin Orden (es)")]  # fmt: skip
    assert [row["same"] for row in found["decisions"]] == [True, False, False]
    trust = found["indicators"][0]
    assert [cell["value"] for cell in trust["cells"]] == [65, 49]
    assert not found["underway"]


def test_peers_count_the_first_attempt_of_each_person_alone(cohort):
    for number in range(6):
        begun(cohort, f"p{number}")
        cohort.play(f"p{number}", "llamar", "preguntar", "votar")
        cohort.play(f"p{number}", "esperar", "mirar", "decidir", attempt=2)
    found = peers_of("p0", CASE, registry.read(cohort.journal), cohort.told)
    assert found["puerta"].choices == {"llamar": 5}
    assert "patio" not in found


def test_calibration_takes_predictions_of_first_attempts_alone(cohort):
    begun(cohort)
    cohort.play("ana", "llamar", "preguntar", "votar")
    cohort.play("ana", "llamar", "preguntar", "votar", attempt=2)
    module = cohort.course.modules[MODULE]
    models = read_models("ana", module, registry.read(cohort.journal), cohort.told)
    assert [len(one.said) for one in models["plays"]] == [3]


def test_staff_read_every_attempt_with_its_number(cohort):
    begun(cohort)
    cohort.play("ana")
    cohort.play("ana", "esperar", attempt=2, stop_after=1)
    seen = recordview(record("ana", "Ana", cohort.told("ana")), "toy", "es")
    assert [play["title"] for play in seen["plays"]] == [
        "El recado · intento 1", "El recado · intento 2"]  # fmt: skip


def test_time_limits_that_were_lifted_stay_lifted(cohort):
    begun(cohort)
    cohort.play("ana")
    cohort.send("ana", "case", {"do": "untimed"})
    cohort.play("ana", attempt=2, stop_after=0)
    assert cohort.told("ana").states[CASE].untimed


def played(ended: bool = True, **levels: int) -> Play:
    return Play(1, ("fin",), levels, ended=ended)


def test_the_first_counts_the_last_that_ended_or_the_best_by_its_objective():
    attempts = [played(a=5, b=1), played(a=1, b=9), played(ended=False, a=99, b=99)]
    assert AttemptPolicy(most=3).counting(attempts) == 0
    assert AttemptPolicy(most=3, counts="last").counting(attempts) == 1
    assert AttemptPolicy(most=3, counts="best", objective=("a",)).counting(attempts) == 0
    assert AttemptPolicy(most=3, counts="best", objective=("a", "b")).counting(attempts) == 1


def test_of_two_that_are_alike_the_earlier_is_the_best():
    alike = [played(a=5), played(a=5)]
    assert AttemptPolicy(most=2, counts="best", objective=("a",)).counting(alike) == 0


@given(some.lists(some.tuples(some.booleans(), some.integers(0, 100)), min_size=1, max_size=4))
def test_the_best_is_an_ended_one_that_no_ended_one_exceeds(made):
    attempts = [played(ended, a=level) for ended, level in made]
    best = AttemptPolicy(most=4, counts="best", objective=("a",)).counting(attempts)
    ended = [level for done, level in made if done]
    assert not ended or (made[best][0] and made[best][1] == max(ended))


def test_a_policy_that_makes_no_sense_is_refused():
    with pytest.raises(ValidationError, match="needs an 'objective'"):
        AttemptPolicy(most=2, counts="best")
    with pytest.raises(ValidationError, match="belongs to 'counts: best'"):
        AttemptPolicy(most=2, objective=("a",))
    assert ONCE.told(None, "es") == ""


def test_an_objective_that_the_case_has_not_is_refused_when_the_course_loads(tmp_path):
    with pytest.raises(ContentError, match="adds up 'fama' to find the best attempt, but its case"):
        course(tmp_path, most=2, counts="best", objective=["fama"])
    found = course(tmp_path / "b", most=2, counts="best", objective=["confianza", "tiempo"])
    told = found.modules[MODULE].step("case").attempts.told(
        found.modules[MODULE].step("case").definition.current, "es")  # fmt: skip
    assert told.endswith(
        "la suma más alta de: Confianza, Tiempo. Es el propósito de este módulo, no una nota."
    )


def test_a_step_that_plays_no_case_has_no_attempts(tmp_path):
    root = write_course(tmp_path / "course")
    path = root / "modules" / MODULE / "module.yaml"
    text = path.read_text("utf-8").replace(
        '"activity": "debrief",', '"activity": "debrief", "attempts": {"most": 2},'
    )
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError, match="'debrief' plays no case, so it has no 'attempts'"):
        load_course(root)


def test_each_attempt_stays_in_the_version_that_it_began_with(tmp_path):
    kept = tmp_path / "kept"
    before = course(tmp_path, most=2)
    before.keep(kept)
    cohort = ToyCohort(before)
    begun(cohort)
    cohort.play("ana", "llamar", "preguntar", "votar")
    words = tmp_path / "course" / "scenarios" / "el-recado" / "es.yaml"
    words.write_text(words.read_text("utf-8").replace("Llamar (es)", "Marcar (es)"), "utf-8")
    cohort.course = load_course(tmp_path / "course", kept)
    cohort.fill("ana", "reflection")
    cohort.play("ana", "llamar", "preguntar", "votar", attempt=2)
    first, second = cohort.told("ana").states[CASE].attempts
    assert first.case.hash != second.case.hash
    found = show(cohort.told("ana"), (MODULE, "debrief"), around(cohort))["attempts"]
    assert [cell["choice"] for cell in found["decisions"][0]["cells"]] == [
        "Llamar (es)", "Marcar (es)"]  # fmt: skip


def test_exploring_keeps_the_finished_attempt_until_the_next_one_ends():
    whole = our_course()
    cohort = ToyCohort(whole)
    begun(cohort)
    cohort.play("ana")
    at, module = ("02-explora", "explore"), whole.modules[cohort.module]
    case = (module.id, "case")
    first = show(cohort.told("ana"), at, around(cohort))
    cohort.play("ana", attempt=2, stop_after=2)
    during = show(cohort.told("ana"), at, around(cohort))
    assert during["decisions"] == first["decisions"]
    cohort.go_on("ana")
    after = show(cohort.told("ana"), at, around(cohort))
    assert len(after["decisions"]) == len(cohort.told("ana").states[case].said)
