"""The form widget in a real browser: nothing chosen beforehand, nothing typed ever lost."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
BAD = "<img src=x onerror=document.title='broken'>"


def fill(page):
    page.get_by_role("checkbox").check()
    page.get_by_label("¿En qué región está la escuela?").select_option(label="Biobío")
    page.get_by_role("radio", name="En la ciudad").check()


def test_nothing_is_chosen_beforehand(stage, sample):
    page = stage.open("form", sample("form"))
    assert page.locator("input:checked").count() == 0
    assert page.locator("select").input_value() == ""


def test_a_question_about_many_options_is_a_native_list(stage, sample):
    page = stage.open("form", sample("form"))
    assert page.locator("select option").count() == 13
    group = page.get_by_role("group", name="¿Dónde está la escuela?")
    assert group.get_by_role("radio").count() == 2


def test_faults_are_told_at_the_top_with_the_focus_and_again_by_field(stage, sample):
    page = stage.open("form", sample("form"))
    page.get_by_role("button", name="Guardar").click()
    assert page.evaluate("document.activeElement.className") == "l-faults"
    assert page.get_by_role("group", name="Falta revisar algunas respuestas: 3").is_visible()
    assert page.get_by_role("alert").count() == 0
    select = page.get_by_label("¿En qué región está la escuela?")
    assert select.get_attribute("aria-invalid") == "true"
    about = select.get_attribute("aria-describedby")
    assert page.locator(f"id={about}").inner_text() == "Falta responder."
    assert stage.acts == []


def test_a_fault_leads_to_its_field(stage, sample):
    page = stage.open("form", sample("form"))
    page.get_by_role("button", name="Guardar").click()
    page.get_by_role("link", name="¿Dónde está la escuela?").click()
    assert page.evaluate("document.activeElement.type") == "radio"


def test_answers_are_sent_once_with_their_types_and_without_what_was_left_open(stage, sample):
    page = stage.open("form", sample("form"))
    fill(page)
    page.get_by_label("¿Cuántos estudiantes tiene?").fill("1.204")
    page.get_by_role("button", name="Guardar").dblclick()
    values = {"agree": True, "region": "r10", "zone": "urban", "pupils": 1204}
    assert [act["body"] for act in stage.acts] == [{"do": "submit", "form": "f1", "values": values}]
    assert stage.acts[0]["n"] == 3


def test_a_number_that_is_none_or_too_large_is_explained(stage, sample):
    page = stage.open("form", sample("form"))
    fill(page)
    for typed, said in (("doce", "número entero"), ("7000", "de 0 a 6000")):
        page.get_by_label("¿Cuántos estudiantes tiene?").fill(typed)
        page.get_by_role("button", name="Guardar").click()
        assert said in page.locator(".l-error").inner_text()


def test_what_was_typed_survives_a_view_and_keeps_the_focus(stage, sample):
    page = stage.open("form", sample("form"))
    page.get_by_label("¿Qué le quita el sueño?").click()
    page.keyboard.type("El 6° bá")
    stage.push({**sample("form"), "n": 4, "note": "Otra pestaña guardó algo."})
    page.keyboard.type("sico")
    assert page.get_by_label("¿Qué le quita el sueño?").input_value() == "El 6° básico"


def test_a_refusal_is_told_and_the_answers_stay(stage, sample):
    page = stage.open("form", sample("form"))
    fill(page)
    page.get_by_role("button", name="Guardar").click()
    stage.ack("refused", reason="Esto cambió en otra pestaña.")
    assert page.get_by_text("Esto cambió en otra pestaña.").first.is_visible()
    assert page.evaluate("document.activeElement.className") == "l-faults"
    assert page.locator(".l-standing").get_attribute("aria-live") == "off"
    assert page.get_by_role("radio", name="En la ciudad").is_checked()
    page.get_by_role("button", name="Guardar").click()
    assert len(stage.acts) == 2


def test_a_sent_form_is_summed_up_and_can_be_opened_again(stage, sample):
    page = stage.open("form", sample("form"))
    fill(page)
    page.get_by_role("button", name="Guardar").click()
    done = sample("form") | {"n": 4, "status": "done"}
    done["fields"][5]["value"] = BAD
    stage.answer(done)
    assert page.evaluate("document.activeElement.textContent") == "Su escuela"
    page.get_by_text("Ver lo que respondió").click()
    assert page.get_by_text(BAD).is_visible()
    page.get_by_role("button", name="Cambiar mis respuestas").click()
    assert page.get_by_label("¿Qué le quita el sueño?").input_value() == BAD
    assert page.title() == "LIDERA"


def test_a_summary_that_was_opened_stays_open_when_the_story_goes_on(stage, sample):
    done = sample("form") | {"status": "done"}
    page = stage.open("form", done)
    page.get_by_text("Ver lo que respondió").click()
    stage.push(done | {"n": 9})
    assert page.locator("details[open]").count() == 1


def test_an_optional_choice_can_be_taken_back(stage, sample):
    page = stage.open("form", sample("form"))
    page.get_by_role("radio", name="5 siempre").check()
    page.get_by_role("button", name="Borrar esta respuesta").click()
    assert page.locator("input:checked").count() == 0


def test_a_locked_form_says_why(stage):
    view = {"n": 1, "status": "locked", "title": "Reflexión", "lock": "Se abre después."}
    page = stage.open("form", view)
    assert page.locator("#here").inner_text().split("\n\n") == ["Reflexión", "Se abre después."]


def test_checks_of_one_group_stand_together_under_its_name(stage, sample):
    view = sample("form")
    tick = {**view["fields"][0], "kind": "check", "required": False, "value": False, "help": ""}
    months = [{**tick, "id": f"m{i}", "label": name, "group": "¿Cuándo?"}
              for i, name in enumerate(["Marzo", "Abril"])]  # fmt: skip
    page = stage.open(
        "form", {**view, "fields": [*months, {**tick, "id": "alone", "label": "Solo"}]}
    )
    group = page.get_by_role("group", name="¿Cuándo?")
    assert group.get_by_role("checkbox").count() == 2
    group.get_by_role("checkbox", name="Abril").check()
    assert group.get_by_role("checkbox", name="Abril").is_checked()
    page.get_by_role("button", name="Guardar").click()
    assert stage.acts[0]["body"]["values"] == {"m0": False, "m1": True, "alone": False}
