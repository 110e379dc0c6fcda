"""The player widget in a real browser: one decision from the briefing to its consequence."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
BAD = "<img src=x onerror=document.title='broken'>"
REASON = "Que nadie quede solo esta mañana."


def decide(page):
    page.get_by_role("radio", name="Tomo yo el curso").check()
    page.get_by_role("textbox").fill(REASON)
    page.get_by_role("radio", name="75").check()


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_a_case_begins_with_one_button(stage, sample):
    page = stage.open("player", sample("briefing"))
    page.get_by_role("button", name="Comenzar el caso").dblclick()
    assert [act["body"] for act in stage.acts] == [{"do": "start"}]
    stage.answer(sample("scene"))
    assert focused(page) == "Antes de que toque el timbre"


def test_nothing_is_chosen_beforehand(stage, sample):
    page = stage.open("player", sample("scene"))
    assert page.locator("input:checked").count() == 0
    assert page.get_by_role("textbox").count() == 0


def test_what_is_missing_is_explained_and_gets_the_focus(stage, sample):
    page = stage.open("player", sample("scene"))
    lock = page.get_by_role("button", name="Confirmar la decisión")
    lock.click()
    alert = page.get_by_role("alert")
    assert alert.inner_text().startswith("Elija una de las opciones.")
    assert page.evaluate("document.activeElement.type") == "radio"
    page.get_by_role("radio", name="Tomo yo el curso").check()
    page.get_by_role("textbox").fill("Corta")
    assert page.get_by_text("Faltan 15 caracteres.").first.is_visible()
    lock.click()
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.get_by_role("textbox").fill(REASON)
    lock.click()
    assert alert.inner_text() == "Marque qué tan probable le parece."
    assert stage.acts == []


def test_the_keyboard_alone_plays_a_decision(stage, sample):
    page = stage.open("player", sample("scene"))
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type(REASON)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said = {"choice": "split", "reason": REASON, "confidence": 25}
    assert [act["body"] for act in stage.acts] == [{"do": "decide", "scene": "monday", **said}]


@pytest.mark.parametrize("first", ["ack", "view"])
def test_the_focus_goes_to_the_consequence_whichever_arrives_first(stage, sample, first):
    page = stage.open("player", sample("scene"))
    decide(page)
    page.get_by_role("button", name="Confirmar la decisión").click()
    if first == "view":
        stage.push(sample("after"))
        stage.ack(n=13)
    else:
        stage.answer(sample("after"))
    assert focused(page) == "Lo que vino después"
    assert page.get_by_text("Su decisión quedó registrada.").count() == 1
    assert page.get_by_role("button", name="Continuar").get_attribute("aria-disabled") == "false"


def test_a_double_click_sends_one_act(stage, sample):
    page = stage.open("player", sample("scene"))
    decide(page)
    page.get_by_role("button", name="Confirmar la decisión").dblclick()
    assert len(stage.acts) == 1


def test_a_saved_act_waits_for_its_view_before_another_can_be_sent(stage, sample):
    page = stage.open("player", sample("after"))
    page.get_by_role("button", name="Continuar").click()
    stage.ack(n=14)
    page.get_by_role("button", name="Continuar").click(force=True)
    assert len(stage.acts) == 1


def test_a_draft_survives_a_view_of_the_same_scene(stage, sample):
    page = stage.open("player", sample("scene"))
    decide(page)
    changed = sample("scene") | {"n": 13}
    changed["scene"]["decision"]["choices"].pop()
    stage.push(changed)
    assert page.get_by_role("textbox").input_value() == REASON
    assert page.locator("input:checked").count() == 2


def test_a_refused_decision_shows_the_reason_and_keeps_the_draft(stage, sample):
    page = stage.open("player", sample("scene"))
    decide(page)
    page.get_by_role("button", name="Confirmar la decisión").click()
    stage.ack("refused", reason="Esto cambió en otra pestaña.")
    assert page.get_by_text("Esto cambió en otra pestaña.").is_visible()
    assert page.get_by_role("textbox").input_value() == REASON
    page.get_by_role("button", name="Confirmar la decisión").click()
    assert stage.acts[0]["id"] != stage.acts[1]["id"]


def test_a_long_silence_lets_the_same_act_be_sent_again(stage, sample):
    page = stage.open("player", sample("scene"))
    page.clock.install()
    decide(page)
    lock = page.get_by_role("button", name="Confirmar la decisión")
    lock.click()
    page.clock.fast_forward(9000)
    assert "Todavía no hay respuesta" in page.locator(".l-standing").inner_text()
    lock.click()
    assert len({act["id"] for act in stage.acts}) == 1
    assert len(stage.acts) == 2


def test_a_document_is_consulted_once_and_stays_readable(stage, sample):
    page = stage.open("player", sample("scene"))
    page.get_by_role("button", name="Grupo de apoderados").click()
    assert [act["body"] for act in stage.acts] == [{"do": "consult", "document": "chat"}]
    read = sample("scene") | {"n": 13}
    read["scene"]["documents"][0]["body"] = "¿Alguien sabe algo?"
    stage.answer(read)
    assert page.get_by_text("¿Alguien sabe algo?").is_visible()
    assert "Grupo de apoderados" in focused(page)


def test_what_people_wrote_is_text_and_never_markup(stage, sample):
    view = sample("after")
    view["trail"][0]["reason"] = BAD
    view["consequence"]["arrivals"][0]["text"] = BAD
    page = stage.open("player", view)
    page.get_by_text("Lo decidido hasta ahora").click()
    assert page.get_by_text(BAD).count() == 2
    assert page.title() == "LIDERA"


def test_an_indicator_is_told_in_words_and_in_numbers(stage, sample):
    page = stage.open("player", sample("after"))
    told = page.locator(".l-state li").first.text_content()
    assert told == "Confianza de las familias: se enfría (44 de 100)"
    change = page.locator(".l-changes li").nth(1).inner_text()
    assert change.split("\n") == ["−15", "Su tiempo baja a 30: escaso"]


def test_two_players_of_one_page_do_not_share_controls_and_leave_cleanly(stage, sample):
    page = stage.open("player", sample("scene"))
    stage.show("player", sample("scene"), place="there")
    page.locator("#here").get_by_role("radio").first.check()
    assert page.locator("#there input:checked").count() == 0
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == (
        page.locator("[id]").count()
    )
    page.evaluate("leave()")
    assert page.locator("#there").inner_html() == ""
    assert page.evaluate("Object.values(model.fns).flat().length") == 0


def ended(sample, **more):
    view = sample("scene") | {"n": 30, "status": "done", **more}
    del view["scene"]["decision"]
    view["scene"] |= {"id": "end", "ending": True, "documents": []}
    return view


def test_an_ended_case_offers_another_attempt_and_says_what_counts(stage, sample):
    again = {"attempt": 2, "rule": "Puede jugar este caso hasta 3 veces."}
    page = stage.open("player", ended(sample, again=again))
    assert page.get_by_text("Puede jugar este caso hasta 3 veces. Conviene mirar").is_visible()
    page.get_by_role("button", name="Jugar el caso otra vez").dblclick()
    assert [act["body"] for act in stage.acts] == [{"do": "again", "attempt": 2}]
    stage.answer(sample("scene") | {"n": 31, "attempt": {"number": 2, "most": 3}})
    assert focused(page) == "Antes de que toque el timbre"
    assert page.get_by_text("Intento 2 de 3").is_visible()


def test_an_ended_case_without_attempts_left_offers_none(stage, sample):
    page = stage.open("player", ended(sample, attempt={"number": 3, "most": 3}))
    assert page.get_by_text("El caso termina aquí.").is_visible()
    assert page.get_by_role("button", name="Jugar el caso otra vez").count() == 0


def test_another_attempt_begins_in_a_role_that_is_chosen_anew(stage, sample):
    roles = sample("cast")["briefing"]["roles"]
    again = {"attempt": 2, "rule": "Hasta 3 veces.", "roles": roles}
    page = stage.open("player", ended(sample, again=again))
    page.get_by_role("button", name="Jugar el caso otra vez").click()
    assert page.get_by_role("alert").inner_text() == "Elija primero un papel."
    page.get_by_role("radio", name="Inspectoría general").check()
    page.get_by_role("button", name="Jugar el caso otra vez").click()
    assert [act["body"] for act in stage.acts] == [
        {"do": "again", "attempt": 2, "role": "deputy"}]  # fmt: skip
