"""The waves widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def cohort(**more):
    return {"id": "valle", "title": "Valle", "synthetic": True, "of": 6, "done": 2, "begun": 1,
            "few": False, "waves": [{"number": 1, "opened": "4 ago", "closed": "", "version": 1}],
            "people": [["Ana", "done"], ["Eva", "begun"], ["Lea", "none"]],
            "roster": [["p1", "Ana Soto"], ["p2", "Lea Soto"]],
            "names": [{"names": [["t1", "Lea Sotto"], ["t2", "lea soto"]], "guesses": ["p2"]}],
            "settled": [], **more}  # fmt: skip


def view(*cohorts, **more):
    instrument = {"title": "Redes", "version": 1, "relations": ["Consejo"], "fewest": 5}
    return {"n": 1, "status": "open", "title": "Rondas", "form": "f", "instrument": instrument,
            "cohorts": list(cohorts or [cohort()]), **more}  # fmt: skip


def bodies(stage):
    return [act["body"] for act in stage.acts]


def test_a_round_closes_after_a_second_press(stage):
    page = stage.open("waves", view())
    page.get_by_role("button", name="Cerrar la ronda 1").click()
    assert stage.acts == []
    page.get_by_role("button", name="Dejarla abierta").click()
    page.get_by_role("button", name="Cerrar la ronda 1").click()
    page.get_by_role("button", name="Sí, cerrarla ahora").click()
    assert bodies(stage) == [{"do": "close", "cohort": "valle", "wave": 1}]


def test_a_round_is_opened_with_the_questions_that_are_shown(stage):
    page = stage.open("waves", view(cohort(waves=[])))
    page.get_by_role("button", name="Abrir la ronda 1").click()
    assert bodies(stage) == [{"do": "open", "cohort": "valle", "form": "f"}]


def test_a_small_group_is_told_why_no_round_can_be_opened(stage):
    page = stage.open("waves", view(cohort(waves=[], few=True, of=3)))
    assert page.get_by_text("al menos 5 participantes").is_visible()
    assert page.get_by_role("button").count() == 0


def test_names_are_marked_together_and_said_to_be_somebody(stage):
    page = stage.open("waves", view())
    page.get_by_role("button", name="Marcar estos: Lea Sotto, lea soto").click()
    page.get_by_role("combobox").select_option(label="Lea Soto")
    page.get_by_role("button", name="Guardar").click()
    assert bodies(stage) == [{"do": "resolve", "cohort": "valle", "tokens": ["t1", "t2"],
                              "meaning": "person", "person": "p2"}]  # fmt: skip


def test_what_is_marked_stays_when_somebody_answers_meanwhile(stage):
    page = stage.open("waves", view())
    page.get_by_role("checkbox", name="Lea Sotto").check()
    stage.push(view(cohort(done=3), n=2))
    assert page.get_by_role("checkbox", name="Lea Sotto").is_checked()
    assert page.get_by_text("Respondieron 3 de 6.").is_visible()


def test_a_resolution_is_undone(stage):
    made = {"id": "r1", "names": ["Lea Sotto"], "meaning": "person", "person": "Lea Soto"}
    page = stage.open("waves", view(cohort(names=[], settled=[made])))
    page.get_by_role("button", name="Deshacer: Lea Sotto").click()
    assert bodies(stage) == [{"do": "undo", "cohort": "valle", "resolution": "r1"}]
