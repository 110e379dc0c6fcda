"""The encounters widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

TOLD = {"id": "e-1", "topic": "Asistencia", "about": "Traiga un caso.", "standing": "Se responde.",
        "ended": False, "reason": "", "facts": ["Cuándo: jueves"], "changes": []}  # fmt: skip
MINE = {**TOLD, "mine": "Usted todavía no responde.", "paid": "", "comes": True, "declines": True,
        "waits": False}  # fmt: skip
ANA = {"id": "ana", "name": "Ana", "who": "Ana · Maule", "account": "", "grants": True,
       "settles": False, "estimate": 90_000}  # fmt: skip
FIELDS = {"begins": "2026-09-10", "ends": "2026-09-10", "deadline": "2026-09-01", "place": "Liceo",
          "territory": "maule", "topic": "Asistencia", "about": "Traiga un caso.", "seats": "2",
          "guests": []}  # fmt: skip
DESK = {**TOLD, "lists": [{"place": "seated", "title": "Con cupo (1)", "people": [ANA]}],
        "fields": FIELDS, "cancels": True}  # fmt: skip


def view(*encounters, leads=False):
    choice = {"cohorts": [{"id": "valle", "label": "Valle"}], "fund": "Fondo: $0.",
              "zones": [{"id": "south", "label": "Sur", "help": "Los Ríos"}],
              "territories": [{"id": "maule", "label": "Maule"}],
              "guests": [{"id": "ana", "label": "Ana · Maule"}]}  # fmt: skip
    room = {"id": "valle", "title": "Valle", "synthetic": False, "leads": leads,
            "encounters": list(encounters), **(choice if leads else {})}  # fmt: skip
    return {"n": 1, "status": "open", "title": "Encuentros", "intro": "Juntos.", "rooms": [room],
            "most": {"text": 1200, "line": 160, "seats": 300}}  # fmt: skip


def bodies(stage):
    return [act["body"] for act in stage.acts]


@pytest.mark.parametrize(
    ("more", "label", "comes"),
    [({}, "Voy", True), ({"waits": True}, "Anotarme en la lista", True), ({}, "No voy", False)],
)
def test_somebody_answers_for_the_encounter_that_they_read(stage, more, label, comes):
    page = stage.open("encounters", view({**MINE, **more}))
    page.locator("button", has_text=label).first.click()
    if (label, comes) == ("Voy", True):
        assert page.get_by_text("ven su nombre", exact=False).is_visible()
    assert bodies(stage) == [
        {"do": "answer", "cohort": "valle", "encounter": "e-1", "comes": comes}
    ]


def test_an_encounter_is_announced_as_it_was_typed(stage):
    page = stage.open("encounters", view(leads=True))
    page.get_by_text("Convocar un encuentro").click()
    for label, text in (("Tema", "Asistencia"), ("De qué se trata", "Un caso."),
                        ("Primer día", "2026-09-10"), ("Se responde hasta", "2026-09-01"),
                        ("Lugar y comuna", "Liceo"), ("Cupos", "30")):  # fmt: skip
        page.get_by_label(label).fill(text)
    page.get_by_label("Región del lugar").select_option("maule")
    page.get_by_label("Sur").check()
    page.locator("button", has_text="Convocar").click()
    (sent,) = bodies(stage)
    assert sent == {
        "do": "announce", "cohort": "valle", "cohorts": ["valle"], "zones": ["south"],
        "begins": "2026-09-10", "ends": "", "deadline": "2026-09-01", "territory": "maule",
        "place": "Liceo", "topic": "Asistencia", "about": "Un caso.", "seats": 30, "guests": [],
    }  # fmt: skip


def test_a_change_begins_with_what_stands_and_asks_why(stage):
    page = stage.open("encounters", view(DESK, leads=True))
    page.get_by_text("Cambiar el encuentro").click()
    form = page.locator("article form")
    form.get_by_label("Cupos").fill("3")
    form.get_by_label("Motivo", exact=False).fill("Más sala.")
    page.get_by_role("button", name="Guardar el cambio").click()
    (sent,) = bodies(stage)
    assert sent == {**FIELDS, "do": "change", "cohort": "valle", "encounter": "e-1", "seats": 3,
                    "reason": "Más sala."}  # fmt: skip


def test_a_journey_is_granted_with_the_estimate_to_start_from(stage):
    page = stage.open("encounters", view(DESK, leads=True))
    page.get_by_text("Asignar el viaje").first.click()
    amount = page.get_by_label("Viaje de Ana (pesos)")
    assert amount.input_value() == "90000"
    button = page.get_by_role("button", name="Asignar el viaje: Ana")
    amount.fill("mucho")
    button.click()
    assert stage.acts == []
    amount.fill("85.000")
    button.click()
    grant = {"do": "grant", "cohort": "valle", "encounter": "e-1", "person": "ana"}
    assert bodies(stage) == [{**grant, "amount": 85_000}]


def test_only_the_list_goes_to_the_printer(stage):
    page = stage.open("encounters", view(DESK, leads=True))
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_role("button", name="Imprimir la lista").click()
    assert page.evaluate("window.asked")
    page.emulate_media(media="print")
    assert page.locator(".l-listed").get_by_text("Ana · Maule").is_visible()
    assert not page.get_by_role("heading", name="Encuentros").is_visible()
    assert not page.get_by_text("Cambiar el encuentro").is_visible()
