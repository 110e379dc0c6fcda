"""The widget of those who are kept apart, in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

HEAD = {"n": 1, "status": "open", "title": "Aparte", "intro": "En privado."}
PEOPLE = [{"id": "h1", "name": "Lea Soto"}, {"id": "h2", "name": "Sol Díaz"}]
PAIR = {"one": "h1", "other": "h2", "who": "Lea Soto y Sol Díaz", "reason": "Un conflicto.",
        "at": "4 ago"}  # fmt: skip


def bodies(stage):
    return [act["body"] for act in stage.acts]


def test_somebody_asks_in_private_and_takes_it_back(stage):
    mine = {**HEAD, "people": PEOPLE[:1], "apart": PEOPLE[1:], "full": False}
    page = stage.open("apart", mine)
    page.get_by_role("button", name="Dejar sin efecto: Sol Díaz").click()
    assert bodies(stage) == [{"do": "wish", "other": "h2", "apart": False}]


def test_a_colleague_is_chosen_from_the_list(stage):
    page = stage.open("apart", {**HEAD, "people": PEOPLE, "apart": [], "full": False})
    page.get_by_label("La escuela de").select_option(label="Lea Soto")
    page.get_by_role("button", name="Pedir que no nos emparejen").click()
    assert bodies(stage) == [{"do": "wish", "other": "h1", "apart": True}]


def test_whoever_leads_notes_a_pair_with_its_reason(stage):
    cohort = {
        "id": "valle",
        "title": "Valle",
        "synthetic": False,
        "people": PEOPLE,
        "pairs": [PAIR],
    }
    page = stage.open("apart", {**HEAD, "most": 600, "cohorts": [cohort]})
    assert page.get_by_text("Un conflicto.").is_visible()
    page.get_by_label("Una escuela").select_option("h1")
    page.get_by_label("La otra escuela").select_option("h2")
    page.get_by_label("Motivo", exact=False).fill("Otro conflicto.")
    page.get_by_role("button", name="No juntar a estas escuelas").click()
    assert bodies(stage) == [
        {"do": "part", "cohort": "valle", "one": "h1", "other": "h2", "reason": "Otro conflicto."}
    ]
