"""The newties widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

TRAVEL = [{"value": "region", "label": "Solo dentro"}, {"value": "online", "label": "Por video"}]
FORM = [
    {"id": "count", "label": "Cuántas", "value": 5,
     "options": [{"value": n, "label": str(n)} for n in (1, 5, 10)]},
    {"id": "travel", "label": "A qué distancia", "value": "online", "options": TRAVEL},
]  # fmt: skip
TIE = {"rank": 1, "one": "Ana", "other": "Beto", "kind": "Visita", "how": "Una visita.",
       "why": ["Porque sí.", "Lo que cuesta: poco."]}  # fmt: skip
CHANGE = {"title": "Qué cambiaría", "lead": "Simulamos.", "assumed": "Son supuestos.",
          "rows": [{"measure": "Llega", "numbers": "1% → 2%", "gain": "1 punto más"}]}  # fmt: skip
ONE = {"id": "valle", "title": "Valle"}


def view(**more):
    return {"n": 1, "status": "open", "title": "Vínculos", "intro": "Diga bajo qué condiciones.",
            "groups": [ONE], "group": ONE, "form": FORM, **more}  # fmt: skip


def found(**more):
    return view(synthetic="", lead="Un vínculo.", ties=[TIE], change=CHANGE, method="Así.", **more)


def test_nothing_is_suggested_before_it_is_asked_for(stage):
    page = stage.open("newties", view())
    assert page.get_by_role("button", name="Proponer vínculos").is_visible()
    assert page.get_by_role("list").count() == 0


def test_the_conditions_are_sent_as_they_stand(stage):
    page = stage.open("newties", view())
    page.get_by_label("Cuántas").select_option("10")
    page.get_by_role("button", name="Proponer vínculos").click()
    body = stage.acts[0]["body"]
    assert body == {"do": "propose", "cohort": "valle", "count": 10, "travel": "online"}


def test_another_group_can_be_chosen(stage):
    sur = {"id": "sur", "title": "Sur"}
    page = stage.open("newties", view(groups=[ONE, sur]))
    page.get_by_label("Grupo").select_option("sur")
    page.get_by_role("button", name="Proponer vínculos").click()
    assert stage.acts[0]["body"]["cohort"] == "sur"


def test_what_was_found_is_told_with_its_why_and_gets_the_focus(stage):
    page = stage.open("newties", view())
    page.get_by_role("button", name="Proponer vínculos").click()
    stage.answer(found(n=2))
    assert page.evaluate("document.activeElement.textContent") == "Un vínculo."
    assert "Una visita." in page.get_by_role("listitem").first.inner_text()
    assert page.get_by_text("1% → 2%").is_visible()
    assert page.get_by_text("Son supuestos.").is_visible()


def test_why_there_is_nothing_yet_is_said(stage):
    page = stage.open("newties", view(why="Todavía no hay propuestas."))
    assert page.get_by_text("Todavía no hay propuestas.").is_visible()
    page = stage.open("newties", view(groups=[], group=None, why="Usted no facilita."))
    assert page.get_by_text("Usted no facilita.").is_visible()
    assert page.get_by_role("button").count() == 0


def test_a_name_is_text_whatever_it_holds(stage):
    hostile = {**TIE, "how": "<img src=x onerror=alert(1)>"}
    page = stage.open("newties", {**found(), "ties": [hostile]})
    assert page.locator("img").count() == 0
    assert page.get_by_text("<img src=x").is_visible()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    ("lang", "dark"), [("es", False), ("es", True), ("en", False), ("en", True)]
)
def test_everyone_can_use_it(stage, axe, lang: str, dark: bool, width: int):
    page = stage.open("newties", found(), lang, width, dark)
    assert axe(page) == []
    for size in ("100%", "200%"):
        page.evaluate("size => (document.documentElement.style.fontSize = size)", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    for one in page.locator("select, button").all():
        assert one.bounding_box()["height"] >= 44
