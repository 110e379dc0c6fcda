"""The desk widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_progress_is_told_in_words_and_synthetic_data_is_marked(stage, sample):
    page = stage.open("desk", sample("desk"), width=1280)
    row = page.get_by_role("row", name="Persona de ejemplo 1")
    assert "Módulos completos: 1 de 4" in row.inner_text()
    assert "La silla vacía: 3 de 5 pasos" in row.inner_text()
    assert "En curso" in row.inner_text()
    assert "Datos sintéticos" in page.get_by_role("heading", level=3).inner_text()


def test_the_table_stays_a_table_for_a_screen_reader_on_a_phone(stage, sample):
    page = stage.open("desk", sample("desk"), width=320)
    assert page.get_by_role("table", name="Grupo de prueba").get_by_role("row").count() == 3
    assert page.get_by_role("cell", name="Ninguna todavía").is_visible()


def test_closing_a_record_brings_the_focus_back_to_its_row(stage, sample):
    page = stage.open("desk", sample("desk"))
    page.get_by_role("button", name="Abrir el registro: Persona de ejemplo 1").click()
    stage.answer(sample("record"))
    assert page.evaluate("document.activeElement.textContent") == "Persona de ejemplo 1"
    page.get_by_role("button", name="Volver al grupo").first.click()
    stage.answer(sample("desk") | {"n": 32})
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == "Abrir el registro: Persona de ejemplo 1"
    bodies = [act["body"] for act in stage.acts]
    assert bodies == [{"do": "open", "person": "p1", "cohort": "demo"}, {"do": "close"}]


def test_a_record_shows_profile_path_ending_and_reflection(stage, sample):
    page = stage.open("desk", sample("record"))
    text = page.locator("article").inner_text()
    for told in ("Biobío", "No quiero decidir", "Septiembre con dos nombres", "Llamaría antes."):
        assert told in text


def test_every_case_of_a_record_has_a_heading_and_the_last_lies_open(stage, sample):
    page = stage.open("desk", sample("record"))
    first, last = page.locator("article > section").all()
    assert first.get_by_role("heading", level=3).inner_text() == "La fila"
    assert "El patio en silencio" in first.inner_text()
    assert first.locator("details[open]").count() == 0
    assert last.locator(":scope > details[open]").count() == 3
    first.get_by_text("Decisiones y razones (1)").click()
    assert first.get_by_text("Espero al lunes para hablar.").is_visible()


def test_an_empty_desk_says_so(stage, sample):
    page = stage.open("desk", sample("desk") | {"cohorts": []})
    assert page.get_by_text("Todavía no tiene grupos a su cargo.").is_visible()
