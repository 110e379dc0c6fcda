"""The diary widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

ENTRY = {"id": "d-1", "day": "2026-08-03", "date": "3 de agosto de 2026", "visit": "",
         "about": "", "text": "El saludo.", "shared": False}  # fmt: skip


def view(*entries, **more):
    return {"n": 1, "status": "open", "title": "Su diario", "intro": "Cada día.",
            "today": "2026-08-04", "least": "2025-08-03", "most": 2000, "entries": list(entries),
            "visits": [{"id": "1-1", "label": "Visita a Lea"}], **more}  # fmt: skip


def bodies(stage):
    return [act["body"] for act in stage.acts]


def test_an_entry_begins_with_today_and_the_last_visit(stage):
    page = stage.open("diary", view())
    page.get_by_label("¿Qué vio", exact=False).fill("El patio.")
    page.get_by_role("button", name="Guardar en mi diario").click()
    assert bodies(stage) == [
        {"do": "note", "entry": "", "day": "2026-08-04", "visit": "1-1", "text": "El patio."}
    ]


def test_an_entry_is_corrected_in_its_place(stage):
    page = stage.open("diary", view(ENTRY))
    page.get_by_role("button", name="Corregir la anotación del 3 de agosto de 2026").click()
    text = page.locator("li").get_by_label("¿Qué vio", exact=False)
    assert text.input_value() == "El saludo."
    assert text.evaluate("e => e === document.activeElement")
    text.fill("El saludo de la mañana.")
    page.get_by_role("button", name="Guardar la corrección").click()
    (sent,) = bodies(stage)
    assert (sent["entry"], sent["visit"], sent["text"]) == ("d-1", "", "El saludo de la mañana.")


def test_an_entry_says_who_reads_it_and_is_shared_and_taken_out(stage):
    page = stage.open("diary", view(ENTRY, {**ENTRY, "id": "d-2", "shared": True}))
    assert page.get_by_text("Solo usted la lee.").is_visible()
    assert page.get_by_text("También la lee quien conduce su grupo.").is_visible()
    page.get_by_role("button", name="Dejar de compartir la anotación", exact=False).click()
    assert bodies(stage) == [{"do": "share", "entry": "d-2", "shared": False}]


def test_what_was_typed_outlives_a_view_that_arrives(stage):
    page = stage.open("diary", view())
    text = page.get_by_label("¿Qué vio", exact=False)
    text.fill("A medio escribir")
    stage.push(view(ENTRY))
    assert page.get_by_label("¿Qué vio", exact=False).first.input_value() == "A medio escribir"
