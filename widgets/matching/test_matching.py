"""The matching widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

VISIT = {"id": "1-1", "who": "Ana visita a Lea en abril", "account": "Asignado: $50.000.",
         "granted": 50_000, "settled": False}  # fmt: skip
ROUND = {"number": 1, "title": "Ronda 1", "visits": [VISIT]}
PROPOSAL = {"lead": "Se responden 1 de 2 pedidos.", "seal": "abc",
            "visits": [{"who": "Ana visita a Lea en abril", "why": "Tienen en común: asistencia."}],
            "left": [{"who": "Eva", "why": "Nadie más ofrece una visita."}]}  # fmt: skip


def view(**more):
    one = {"id": "valle", "title": "Valle", "synthetic": True, "fund": "Fondo: $0.",
           "standing": "1 ofrece y 2 piden.", "asked": 2, "rounds": [], "sizes": [],
           "diaries": [], **more}  # fmt: skip
    return {"n": 1, "status": "open", "title": "Rondas", "intro": "Estimaciones.", "cohorts": [one]}


def bodies(stage):
    return [act["body"] for act in stage.acts]


def test_money_is_noted_as_a_whole_number_and_nothing_else_is_sent(stage):
    page = stage.open("matching", view())
    page.get_by_text("Anotar en el fondo").first.click()
    amount = page.get_by_label("Dinero que entra al fondo (pesos)")
    button = page.get_by_role("button", name="Anotar en el fondo")
    amount.fill("-5 lucas")
    button.click()
    assert stage.acts == []
    assert page.get_by_text("Escriba un número entero, sin signos.").is_visible()
    amount.fill("1.500.000")
    button.click()
    assert bodies(stage) == [{"do": "pay", "cohort": "valle", "amount": 1_500_000}]


def test_what_is_proposed_is_shown_with_its_reasons_and_confirmed_as_it_stands(stage):
    page = stage.open("matching", view(proposal=PROPOSAL))
    assert page.get_by_text("Tienen en común: asistencia.").is_visible()
    assert page.get_by_text("Nadie más ofrece una visita.").is_visible()
    page.get_by_role("button", name="Confirmar estas visitas").click()
    assert bodies(stage) == [{"do": "confirm", "cohort": "valle", "seal": "abc"}]


def test_nothing_can_be_confirmed_where_nobody_goes(stage):
    page = stage.open("matching", view(proposal={**PROPOSAL, "visits": []}))
    assert page.get_by_role("button", name="Confirmar estas visitas").count() == 0


def test_a_visits_account_is_closed_with_what_was_spent_also_with_nothing(stage):
    page = stage.open("matching", view(rounds=[ROUND]))
    page.get_by_text("Cerrar la cuenta").first.click()
    page.get_by_label("Gastado (pesos)").fill("0")
    page.get_by_role("button", name="Cerrar la cuenta: Ana visita a Lea en abril").click()
    assert bodies(stage) == [{"do": "settle", "cohort": "valle", "visit": "1-1", "spent": 0}]


def test_an_account_that_is_closed_stays_closed(stage):
    made = {**ROUND, "visits": [{**VISIT, "settled": True}]}
    page = stage.open("matching", view(rounds=[made]))
    assert page.get_by_label("Gastado (pesos)").count() == 0


def test_circles_are_asked_for_with_a_size(stage):
    made = {"lead": "Círculos: 2.", "circles": ["Ana, Lea", "Eva, Sol"]}
    page = stage.open("matching", view(sizes=[4, 5, 6], circles=made))
    assert page.get_by_text("Eva, Sol").is_visible()
    page.get_by_label("Personas por círculo").select_option("4")
    page.get_by_role("button", name="Proponer círculos").click()
    assert bodies(stage) == [{"do": "circle", "cohort": "valle", "size": 4}]
