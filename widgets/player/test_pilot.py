"""The testers' part within a widget: what is sent, what is kept, and what a refusal says."""

from __future__ import annotations

import pytest

from lidera_nb.activities import pilot

pytestmark = pytest.mark.browser
LINE = "choice.puerta.uno.label"
FIRST = "Tomo yo el curso"


def for_tester(view, **more):
    """A view of the player as a tester gets it, with the first choice marked."""
    first, *others = view["scene"]["decision"]["choices"]
    decision = {**view["scene"]["decision"], "choices": [{**first, "line": LINE}, *others]}
    told = {"texts": pilot._labels("es"), "flags": [], "most": 1000, "instead": None,
            "realism": None, **more}  # fmt: skip
    return {**view, "scene": {**view["scene"], "decision": decision}, "pilot": told}


def flag_of(page):
    return page.get_by_role("button", name=f"Marcar esta línea: {FIRST}")


def flags(page, comment=""):
    flag_of(page).click()
    page.get_by_role("radio", name="No se entiende").check()
    page.get_by_role("textbox", name="Comentario").fill(comment)
    page.get_by_role("button", name="Guardar la marca").click()


def test_a_flag_is_sent_with_its_kind_and_comment_and_then_shown(stage, sample):
    page = stage.open("player", for_tester(sample("scene")))
    flags(page, "¿Qué curso?")
    body = {"do": "flag", "line": LINE, "fault": "unclear", "comment": "¿Qué curso?"}
    assert [act["body"] for act in stage.acts] == [body]
    mine = [{"line": LINE, "fault": "unclear", "text": FIRST}]
    stage.answer({**for_tester(sample("scene"), flags=mine), "n": 2})
    marked = page.get_by_role("button", name=f"Marcada (No se entiende): {FIRST}")
    assert marked.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.className") == "l-flag l-set"
    assert page.get_by_text("Sus marcas (1)").is_visible()


def test_a_refused_flag_keeps_what_was_typed_and_says_why_beside_it(stage, sample):
    page = stage.open("player", for_tester(sample("scene")))
    flags(page, "Un comentario")
    stage.ack("refused", reason="Esa línea no está.")
    assert page.locator(".l-flagging").get_by_text("Esa línea no está.").is_visible()
    assert page.get_by_role("textbox", name="Comentario").input_value() == "Un comentario"


def test_the_decision_can_be_made_while_a_flag_is_on_its_way(stage, sample):
    page = stage.open("player", for_tester(sample("scene")))
    flags(page)
    page.get_by_role("radio", name=FIRST).check()
    assert page.locator(".l-decision[inert]").count() == 0


def test_none_of_these_is_sent_and_then_the_nearest_is_asked_for(stage, sample):
    page = stage.open("player", for_tester(sample("scene")))
    page.get_by_role("button", name="Ninguna de estas").click()
    page.get_by_role("textbox", name="¿Qué haría usted").fill("<b>Salir</b>")
    page.get_by_role("button", name="Guardar y elegir").click()
    scene = sample("scene")["scene"]["id"]
    assert stage.acts[-1]["body"] == {"do": "decline", "scene": scene, "instead": "<b>Salir</b>"}
    stage.answer({**for_tester(sample("scene"), instead="<b>Salir</b>"), "n": 2})
    assert page.get_by_text("Guardado. Usted haría: «<b>Salir</b>»").is_visible()
    assert "más cercana" in page.evaluate("document.activeElement.textContent")
    assert page.get_by_role("button", name="Ninguna de estas").count() == 0


def test_a_rating_is_asked_for_once_and_without_a_number_says_what_is_missing(stage, sample):
    scene = sample("scene")["scene"]
    ending = {name: part for name, part in scene.items() if name != "decision"} | {"ending": True}
    view = {**sample("scene"), "scene": ending, "pilot": for_tester(sample("scene"))["pilot"]}
    page = stage.open("player", view)
    page.get_by_role("button", name="Enviar mi valoración").click()
    assert page.get_by_text("Elija un número del 1 al 5.").is_visible()
    assert stage.acts == []
    page.get_by_role("radio", name="4").check()
    page.get_by_role("button", name="Enviar mi valoración").click()
    assert stage.acts[-1]["body"] == {"do": "rate", "realism": 4, "comment": ""}
    stage.answer({**view, "pilot": {**view["pilot"], "realism": 4}, "n": 2})
    assert page.get_by_text("Gracias: su valoración (4 de 5)").is_visible()
    assert page.get_by_role("button", name="Enviar mi valoración").count() == 0
