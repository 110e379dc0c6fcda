"""The mynetwork widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def measure(**more):
    return {"id": "seeks", "label": "A cuántas personas busca", "help": "Las que nombró.",
            "mine": 4, "low": 2, "high": 6, "most": 12, "told": "Usted: 4.",
            "group": "La mitad central está entre 2 y 6.", "change": "", **more}  # fmt: skip


def view(**more):
    return {
        "n": 1, "status": "open", "title": "Mi red", "synthetic": False,
        "round": "Ronda 1. Respondieron 20 de 24 personas.",
        "seeks": {"told": "Usted nombró a una persona:",
                  "people": [{"name": "Ana Soto", "relations": "consejo, apoyo"}]},
        "sought": {"told": "**3** personas le nombraron.", "names": ["Beto Rojas"],
                   "more": "y 2 personas más, que no muestran su nombre"},
        "ego": {"sought": 3, "seeks": ["Ana Soto"], "told": "Dibujo: a la izquierda, 3 personas."},
        "measures": [measure(), measure(id="reach", label="Hasta dónde llega", mine=0)],
        "meaning": "Usted busca y le buscan.",
        "tries": [{"title": "Cierre la vuelta", "text": "Cuéntele qué hizo con su consejo."}],
        **more,
    }  # fmt: skip


def test_the_picture_is_told_in_words_and_draws_a_dot_for_everybody(stage):
    page = stage.open("mynetwork", view())
    assert page.get_by_role("img", name="Dibujo: a la izquierda, 3 personas.").is_visible()
    assert (page.locator(".l-in").count(), page.locator(".l-ego rect").count()) == (3, 1)
    assert "Ana" not in page.locator(".l-ego").text_content()


def test_a_crowd_is_drawn_in_part_and_the_rest_is_counted(stage):
    page = stage.open("mynetwork", view(ego={"sought": 30, "seeks": [], "told": "Dibujo"}))
    assert page.locator(".l-in").count() == 12
    assert page.locator(".l-ego").get_by_text("y 18 más").count() == 1


def test_names_stand_with_what_they_are_to_one(stage):
    page = stage.open("mynetwork", view())
    assert page.get_by_text("consejo, apoyo").is_visible()
    assert page.get_by_text("y 2 personas más, que no muestran su nombre").is_visible()


def test_a_value_lies_where_it_belongs_beside_the_band(stage):
    page = stage.open("mynetwork", view())
    scale, half, mine = (
        page.locator(one).first.bounding_box() for one in (".l-scale", ".l-half", ".l-here")
    )
    assert abs(half["x"] - scale["x"] - scale["width"] / 6) < 1.5
    assert abs(half["width"] - scale["width"] / 3) < 1.5
    assert abs(mine["x"] + mine["width"] / 2 - scale["x"] - scale["width"] / 3) < 1.5


def test_where_nothing_can_be_shown_it_says_why_and_nothing_else(stage):
    page = stage.open("mynetwork", {"n": 1, "status": "open", "title": "Mi red",
                                    "synthetic": True, "why": "Respondieron 4 de 12."})  # fmt: skip
    assert page.get_by_text("Respondieron 4 de 12.").is_visible()
    assert page.get_by_text("Datos sintéticos").is_visible()
    assert page.locator("h3").count() == 0


def test_a_name_is_never_markup(stage):
    bad = "<img src=x onerror=document.title='broken'>"
    people = [{"name": bad, "relations": bad}]
    page = stage.open("mynetwork", view(seeks={"told": "Usted:", "people": people}))
    assert page.get_by_text(bad).first.is_visible()
    assert page.title() == "LIDERA"


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize(("lang", "dark"), [("es", False), ("en", True)])
def test_axe_finds_nothing_serious(stage, axe, width, lang, dark):
    assert axe(stage.open("mynetwork", view(synthetic=True), lang, width, dark)) == []


def test_nothing_scrolls_sideways_at_320_pixels_even_with_text_twice_as_large(stage):
    page = stage.open("mynetwork", view(), width=320)
    for size in ("100%", "200%"):
        page.evaluate("size => (document.documentElement.style.fontSize = size)", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, size
