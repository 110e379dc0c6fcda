"""The peercards widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

CARD = {
    "lang": "es", "elsewhere": "", "title": "Desayuno", "kind": "Lo que hicimos",
    "facts": [["Para quiénes", "Todo el estudiantado"]],
    "langs": [["es", "En español"]],
    "parts": [{"id": "problem", "label": "El problema", "said": ["Llegan sin comer."]},
              {"id": "steps", "label": "Pasos", "said": [["Pan", "Té"]]}],
}  # fmt: skip
NAMES = {"useful": "Útil", "clear": "Clara", "honest": "Honesta", "safe": "Segura"}
CRITERIA = [{"id": name, "label": told, "help": "¿Sí?"} for name, told in NAMES.items()]


def view(**more):
    row = {"id": "k2", "lang": "en", "title": "Reading club", "kind": "Lo que hicimos",
           "students": "Las familias", "reviews": "0 de 2 revisiones"}  # fmt: skip
    return {
        "n": 1, "status": "open", "title": "Fichas que esperan una lectura", "queue": [row],
        "taken": [], "said": [], "criteria": CRITERIA,
        "marks": [[1, "Todavía no"], [2, "En parte"], [3, "En gran parte"], [4, "Plenamente"]],
        "advice": [["ready", "Lista"], ["changes", "Necesita cambios"]], "most": 2000,
        "unread": [["conflict", "La conozco"], ["time", "No tengo tiempo"]], **more,
    }  # fmt: skip


def taken(**more):
    return view(queue=[], taken=[{"id": "k1", "version": 1, "card": CARD, "files": []}], **more)


def answered(page, advice="Lista"):
    for name in ("Útil", "Clara", "Honesta", "Segura"):
        page.get_by_role("group", name=name).get_by_role("radio").nth(2).check()
    page.get_by_role("radio", name=advice).check()


def test_a_card_that_is_taken_opens_and_has_the_focus(stage):
    page = stage.open("peercards", view())
    row = page.get_by_role("listitem").filter(has_text="Reading club")
    assert row.get_by_role("heading").get_attribute("lang") == "en"
    page.get_by_role("button", name="Tomar la ficha: Reading club").click()
    assert stage.acts[0]["body"] == {"do": "take", "card": "k2"}
    stage.answer(taken(n=2))
    assert page.evaluate("document.activeElement.textContent") == "Desayuno"
    assert page.get_by_role("listitem").all_inner_texts() == ["Pan", "Té"]


def test_a_review_is_sent_with_marks_advice_and_comment(stage):
    page = stage.open("peercards", taken())
    answered(page, "Necesita cambios")
    page.get_by_label("Qué le diría a quien la escribió").fill("Falta el costo.")
    page.get_by_role("button", name="Enviar mi lectura").click()
    assert stage.acts[0]["body"] == {
        "do": "review", "card": "k1", "version": 1, "advice": "changes",
        "marks": {"useful": 3, "clear": 3, "honest": 3, "safe": 3}, "comment": "Falta el costo.",
    }  # fmt: skip


def test_what_is_missing_is_told_where_it_is_missing_and_nothing_is_sent(stage):
    page = stage.open("peercards", taken())
    page.get_by_role("button", name="Enviar mi lectura").click()
    assert stage.acts == []
    assert page.get_by_text("Falta responder.").count() == 5
    assert page.evaluate("document.activeElement.id").endswith("ask-useful-k1")
    answered(page, "Necesita cambios")
    page.get_by_role("button", name="Enviar mi lectura").click()
    assert page.get_by_text("Diga qué cambiaría.").is_visible()
    assert stage.acts == []


def test_answers_outlive_another_view_and_are_gone_with_the_card(stage):
    page = stage.open("peercards", taken())
    answered(page)
    page.get_by_label("Qué le diría a quien la escribió").fill("Muy clara.")
    stage.push(taken(n=2, said=[{"id": "k9", "lang": "es", "title": "Otra", "state": "Espera.",
                                 "at": "hoy", "out": False}]))  # fmt: skip
    assert page.get_by_label("Qué le diría a quien la escribió").input_value() == "Muy clara."
    assert page.get_by_role("radio", checked=True).count() == 5
    stage.push(view(n=3))
    assert page.evaluate("document.activeElement.textContent") == "Fichas que esperan"
    stage.push(taken(n=4))
    assert page.get_by_role("radio", checked=True).count() == 0


def test_nothing_that_waits_is_said(stage):
    page = stage.open("peercards", view(queue=[]))
    assert page.get_by_text("En este momento ninguna ficha espera su lectura.").is_visible()


def test_text_of_the_author_is_never_markup(stage):
    bad = "<img src=x onerror=document.title='broken'>"
    card = {**CARD, "title": bad, "parts": [{"id": "what", "label": "Qué", "said": [bad]}]}
    page = stage.open(
        "peercards", view(taken=[{"id": "k1", "version": 1, "card": card, "files": []}])
    )
    assert page.get_by_role("heading", name=bad).is_visible()
    assert page.title() == "LIDERA"


def test_a_card_is_given_back_for_a_reason_and_not_without(stage):
    page = stage.open("peercards", taken())
    page.get_by_text("No puedo leer esta ficha").press("Enter")
    page.get_by_role("button", name="Devolver la ficha").press("Enter")
    assert page.get_by_text("Elija una razón.").is_visible()
    assert stage.acts == []
    page.get_by_role("radio", name="La conozco").press("Space")
    assert page.get_by_text("Elija una razón.").count() == 0
    page.get_by_role("button", name="Devolver la ficha").press("Enter")
    body = {"do": "give_back", "card": "k1", "version": 1, "why": "conflict"}
    assert stage.acts[0]["body"] == body


BOTH = {**CARD, "langs": [["es", "En español"], ["en", "En inglés"]],
        "parts": [{"id": "what", "label": "Qué hicimos", "said": ["Pan.", "Bread."]},
                  {"id": "steps", "label": "Pasos", "said": [["Pan"], []]}]}  # fmt: skip
FILE = {"name": "<b>pauta.pdf", "kind": "PDF", "size": "1,2 MB", "href": "/card-files/k1/f1"}


@pytest.mark.parametrize(("width", "columns"), [(320, 1), (1280, 2)])
def test_both_languages_stand_side_by_side_and_files_are_links(stage, axe, width, columns):
    one = {"id": "k1", "version": 1, "card": BOTH, "files": [FILE]}
    page = stage.open("peercards", view(queue=[], taken=[one]), "es", width)
    assert page.get_by_text("Bread.").get_attribute("lang") == "en"
    places = page.locator(".l-both").first.locator("> div").all()
    assert len({place.bounding_box()["x"] for place in places}) == columns
    link = page.get_by_role("link", name="<b>pauta.pdf")
    assert link.get_attribute("href") == "/card-files/k1/f1"
    page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
