"""The labs widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

MINE = {"joined": True, "joins": False, "tells": True, "tell": "/m/probar-fichas#card=c-1",
        "notes": [{"when": "before", "value": "62,5"}]}  # fmt: skip
ROWS = [
    {"who": "Ana", "measures": "Antes: 62,5.", "outcome": "Resultó.", "ended": "worked", "why": ""},
    {"who": "Eva", "measures": "Antes: 80.", "outcome": "No resultó.", "ended": "not",
     "why": "Falta de tiempo"},
]  # fmt: skip
LAB = {"id": "l-1", "title": "Visitas breves", "lang": "es", "href": "/library/c-1",
       "standing": "En marcha", "question": "¿Sube?", "measure": "Asistencia", "unit": "%",
       "plan": [{"who": "UTP", "what": "Visita", "until": "agosto"}], "rows": ROWS, "mine": MINE,
       "closes": False, "learned": ""}  # fmt: skip


def view(*labs, leads=False):
    one = {"id": "valle", "title": "Valle", "synthetic": False, "leads": leads,
           "cards": [{"id": "c-1", "title": "Visitas breves"}], "labs": list(labs)}  # fmt: skip
    return {"n": 1, "status": "open", "title": "Laboratorios", "intro": "Juntos.",
            "cohorts": [one], "most": {"text": 600, "line": 120, "tasks": 6}}  # fmt: skip


def bodies(stage):
    return [act["body"] for act in stage.acts]


def test_a_school_notes_its_measure_and_is_led_to_tell_how_it_came_out(stage):
    page = stage.open("labs", view(LAB))
    page.get_by_label("Su medida de antes", exact=True).fill("64")
    page.get_by_role("button", name="Anotar").click()
    assert bodies(stage) == [
        {"do": "note", "cohort": "valle", "lab": "l-1", "when": "before", "value": "64"}
    ]
    tell = page.get_by_role("link", name="Contar cómo resultó")
    assert tell.get_attribute("href") == "/m/probar-fichas#card=c-1"


def test_schools_stand_side_by_side_and_where_it_failed_as_plainly(stage):
    page = stage.open("labs", view(LAB))
    assert page.get_by_text("No resultó.").is_visible()
    assert page.get_by_text("Falta de tiempo").is_visible()
    assert page.get_by_text("no hay promedio", exact=False).is_visible()


def test_a_lab_is_announced_with_the_lines_of_its_plan_that_say_something(stage):
    page = stage.open("labs", view(leads=True))
    page.get_by_text("Anunciar un laboratorio").click()
    page.get_by_label("Ficha que se prueba").select_option("c-1")
    for label, text in (("¿Qué quieren averiguar?", "¿Sube?"), ("La medida común", "Asistencia"),
                        ("Unidad", "%"), ("Primer día", "2026-08-10"),
                        ("Último día", "2026-09-30")):  # fmt: skip
        page.get_by_label(label).fill(text)
    task = page.get_by_role("group", name="Tarea 1")
    for label, text in (("Quién", "UTP"), ("Qué hace", "Visita"), ("Hasta cuándo", "agosto")):
        task.get_by_label(label).fill(text)
    page.get_by_role("button", name="Anunciar al grupo").click()
    (sent,) = bodies(stage)
    assert sent["plan"] == [{"who": "UTP", "what": "Visita", "until": "agosto"}]
    assert (sent["card"], sent["begins"], sent["ends"]) == ("c-1", "2026-08-10", "2026-09-30")


def test_joining_and_closing_name_the_lab(stage):
    joins = {**MINE, "joined": False, "joins": True, "notes": [], "tells": False}
    page = stage.open("labs", view({**LAB, "mine": joins}))
    page.get_by_role("button", name="Entrar con mi escuela").click()
    assert bodies(stage) == [{"do": "join", "cohort": "valle", "lab": "l-1"}]


def test_whoever_leads_closes_with_what_was_learned(stage):
    page = stage.open("labs", view({**LAB, "mine": None, "closes": True}, leads=True))
    page.get_by_text("Cerrar el laboratorio").first.click()
    page.get_by_label("¿Qué aprendieron", exact=False).fill("Hacen falta horas.")
    page.get_by_role("button", name="Cerrar el laboratorio").click()
    (sent,) = bodies(stage)
    assert (sent["do"], sent["learned"]) == ("close", "Hacen falta horas.")
