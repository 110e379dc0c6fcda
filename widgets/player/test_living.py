"""The player with all that a case may have: roles, inbox, people, resources, costs, clips."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser
REASON = "Que nadie quede solo esta mañana."
BAD = "<img src=x onerror=document.title='broken'>"


def bodies(stage):
    return [act["body"] for act in stage.acts]


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_a_case_with_roles_begins_once_one_is_chosen(stage, sample):
    page = stage.open("player", sample("cast"))
    start = page.get_by_role("button", name="Comenzar el caso")
    start.click()
    assert page.get_by_role("alert").inner_text() == "Elija primero un papel."
    assert page.evaluate("document.activeElement.type") == "radio"
    assert stage.acts == []
    page.get_by_role("radio", name="Inspectoría general").check()
    assert page.get_by_role("alert").inner_text() == ""
    start.click()
    assert bodies(stage) == [{"do": "start", "role": "deputy"}]
    stage.answer(sample("rich"))
    assert page.get_by_text("Inspectoría general").is_visible()


def test_a_role_that_was_chosen_stays_when_a_start_is_refused(stage, sample):
    page = stage.open("player", sample("cast"))
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Comenzar el caso").click()
    stage.ack("refused", reason="Elija primero con qué papel quiere vivir el caso.")
    assert page.get_by_role("radio").first.is_checked()


def test_a_message_is_opened_once_and_stays_readable_in_later_scenes(stage, sample):
    page = stage.open("player", sample("rich"))
    page.get_by_role("button", name=re.compile("Reunión de las 9")).click()
    assert bodies(stage) == [{"do": "consult", "document": "m3"}]
    view = sample("rich") | {"n": 13}
    view["inbox"][0]["body"] = BAD
    stage.answer(view)
    assert page.get_by_text(BAD).is_visible()
    assert "Reunión de las 9" in focused(page)
    later = sample("turned") | {"n": 14}
    later["inbox"] = [one | {"fresh": False} for one in view["inbox"]]
    stage.push(later)
    page.get_by_text("Anteriores (3)").click()
    assert page.get_by_text(BAD).is_visible()
    assert page.title() == "LIDERA"


def test_an_earlier_message_that_is_opened_does_not_fold_away(stage, sample):
    view = sample("rich")
    del view["inbox"][2]["body"]
    page = stage.open("player", view)
    page.get_by_text("Anteriores (1)").click()
    page.get_by_role("button", name=re.compile("Sobre mi hijo")).click()
    stage.answer(sample("rich") | {"n": 13})
    assert page.get_by_text("¿Va a haber clases mañana?").is_visible()
    assert "Sobre mi hijo" in focused(page)


def test_arriving_messages_are_told_once_with_the_decision(stage, sample):
    page = stage.open("player", sample("rich"))
    page.evaluate("""() => { window.told = [];
      for (const one of document.querySelectorAll('[role=status]')) {
        new MutationObserver(() => told.push(one.textContent)).observe(one, { childList: true });
      } }""")
    stage.push(sample("turned"))
    stage.push(sample("turned") | {"n": 14})
    news = [text for text in page.evaluate("told") if "mensajes" in text.lower()]
    assert news == ["Su decisión quedó registrada. Mensajes nuevos: 2."]


def test_what_cannot_be_had_says_why_and_sends_nothing(stage, sample):
    page = stage.open("player", sample("rich"))
    paper = page.get_by_role("button", name=re.compile("Informe de reemplazos"))
    assert paper.get_attribute("aria-disabled") == "true"
    assert paper.inner_text().endswith("No alcanza por 5 h.")
    paper.click(force=True)
    page.get_by_role("button", name=re.compile("Llamada perdida")).click(force=True)
    assert stage.acts == []


def test_a_closed_choice_can_be_read_but_not_chosen(stage, sample):
    page = stage.open("player", sample("rich"))
    closed = page.get_by_role("radio", name=re.compile("Dejo a la asistente"))
    assert closed.is_disabled()
    question = page.get_by_role("group", name=re.compile("^Decisión 2"))
    described = question.evaluate(
        "e => document.getElementById(e.getAttribute('aria-describedby')).textContent"
    )
    assert described.startswith("Dejo a la asistente con una guía")
    assert described.endswith("No alcanza por 2 h.")
    open_one = page.get_by_role("radio", name=re.compile("Costo · horas: 2 h"))
    open_one.check()
    assert open_one.is_checked()


def test_a_choice_that_closed_meanwhile_is_asked_for_again(stage, sample):
    view = sample("rich")
    page = stage.open("player", view)
    page.get_by_role("radio").nth(1).check()
    view["n"] = 13
    view["scene"]["decision"]["choices"][1]["closed"] = "No alcanza por 1 h."
    stage.push(view)
    page.get_by_role("button", name="Confirmar la decisión").click()
    assert page.get_by_role("alert").inner_text().startswith("Elija una de las opciones.")
    assert stage.acts == []
    assert page.evaluate("document.activeElement.checked") is False


def test_a_share_is_kept_as_a_draft_and_sent_in_place_of_a_confidence(stage, sample):
    page = stage.open("player", sample("rich"))
    page.get_by_role("radio").first.check()
    page.get_by_role("textbox").fill(REASON)
    lock = page.get_by_role("button", name="Confirmar la decisión")
    lock.click()
    assert page.get_by_role("alert").inner_text() == "Marque qué parte del grupo estima."
    page.get_by_role("radio", name="60").check()
    changed = sample("rich") | {"n": 13}
    changed["scene"]["decision"]["choices"].pop()
    stage.push(changed)
    lock.click()
    said = {"scene": "monday", "choice": "teach", "reason": REASON, "share": 60}
    assert bodies(stage) == [{"do": "decide", **said}]


def test_people_and_resources_are_told_in_words(stage, sample):
    page = stage.open("player", sample("rich"))
    left = page.locator(".l-left li").text_content()
    assert left == "Horas: 4 h (queda el 40\u00a0%)"
    page.get_by_text("Quiénes están en esto (2)").click()
    told = page.locator(".l-people li").first.inner_text().split("\n")
    told = [line for line in told if line]
    assert told[0] == "Rosa Paillán · jefa de UTP"
    assert told[-1] == "Ante usted: de su lado"
    stage.push(sample("turned") | {"people": sample("rich")["people"]})
    assert page.locator(".l-people").is_visible()


def test_who_turned_is_told_with_the_consequence(stage, sample):
    page = stage.open("player", sample("turned"))
    lines = page.locator(".l-changes li").all_inner_texts()
    assert lines[2].endswith("Rosa Paillán se acerca: con toda su confianza")
    assert lines[3].endswith("Marisol Soto se aleja: distante")


def test_a_clip_is_fetched_when_it_is_played_and_its_transcript_is_always_there(stage, sample):
    asked = []
    page = stage.open("player", sample("scene"))
    page.on("request", lambda request: asked.append(request.url))
    stage.swap("player", sample("rich"))
    page.wait_for_timeout(300)
    assert [url for url in asked if "/clips/" in url] == []
    assert page.locator("audio").get_attribute("aria-label") == "Mensaje de voz de la apoderada"
    page.get_by_text("Leer la transcripción").first.click()
    assert page.get_by_text("¿Aló? Soy la mamá de Tomás.").is_visible()
    page.evaluate("document.querySelector('audio').play().catch(() => {})")
    page.get_by_text("No se pudo reproducir aquí.").first.wait_for()


def test_an_ended_case_shows_what_was_read_and_opens_nothing_more(stage, sample):
    view = sample("rich")
    del view["scene"]["decision"]
    view["scene"] |= {"ending": True, "documents": []}
    page = stage.open("player", view)
    assert page.locator("button.l-paper").count() == 0
    page.get_by_text("Anteriores (1)").click()
    page.get_by_text("Sobre mi hijo").click()
    assert page.get_by_text("¿Va a haber clases mañana?").is_visible()
