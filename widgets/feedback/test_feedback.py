"""The feedback widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
BAD = "<img src=x onerror=document.title='broken'> *no* [x](javascript:alert(1))"
LEVELS = ["Acción habitual", "Comprensión", "Reflexión", "Reflexión crítica"]
RUBRIC = {
    "title": "Profundidad de la reflexión", "source": "Descriptores propios.", "levels": LEVELS,
    "criteria": {"depth": {"title": "Qué hace el texto con lo que pasó",
                           "looks": [f"Se ve así: {name.lower()}." for name in LEVELS]}},
}  # fmt: skip
PARTS = [
    {"text": "Mandé a llamar a treinta y ocho porque ", "marks": [], "ends": [], "masked": False},
    {"text": "se podía contar", "marks": [1], "ends": [1], "masked": False},
    {"text": ". A ", "marks": [], "ends": [], "masked": False},
    {"text": "Maite", "marks": [], "ends": [], "masked": True},
    {"text": " la dejé para después.", "marks": [], "ends": [], "masked": False},
]


def item(**more):
    return {
        "module": "01-los-que-faltan", "step": "reflection", "number": 1, "where": "Los que faltan",
        "title": "Reflexión", "handed": "3 ago 2026, 10:00", "newer": False, "fresh": True,
        "signed": "Firma Ivo Tapia, 4 ago 2026, 12:00", "overall": "Gracias por contarlo.",
        "rubric": "r1", "answer": None, "most": 2000, "points": [],
        "criteria": [{"id": "depth", "level": 2.5, "quotes": ["se podía contar"],
                      "word": "entre «Comprensión» y «Reflexión»"}],
        "texts": [{"label": "¿Qué pesó?", "parts": PARTS,
                   "remarks": [{"n": 1, "text": "¿Y lo que no se cuenta?"}]}],
        **more,
    }  # fmt: skip


def view(*items, **more):
    return {"n": 3, "status": "open", "title": "Lo que le escribieron", "intro": "", "why": "",
            "items": list(items), "rubrics": {"r1": RUBRIC}, "waiting": [], "growth": [],
            **more}  # fmt: skip


def grown(*levels):
    points = [{"where": f"Caso {i}", "level": at, "word": "Comprensión"}
              for i, at in enumerate(levels)]  # fmt: skip
    return {"rubric": "Profundidad", "title": "Qué hace el texto", "levels": LEVELS,
            "points": points, "told": "De Comprensión a Reflexión."}  # fmt: skip


def opened(stage, shown, lang="es", width=390, dark=False):
    page = stage.open("feedback", shown, lang, width, dark)
    page.locator(".l-returned header button").first.click()
    return page


def test_it_is_told_as_seen_when_it_is_opened_and_once(stage):
    page = stage.open("feedback", view(item()))
    assert page.get_by_text("Gracias por contarlo.").count() == 0
    assert stage.acts == []
    page.get_by_role("button", name="Leer la devolución").press("Enter")
    assert page.get_by_text("Gracias por contarlo.").is_visible()
    seen = {"do": "seen", "module": "01-los-que-faltan", "step": "reflection", "number": 1}
    assert [act["body"] for act in stage.acts] == [seen]
    stage.answer(view(item(fresh=False), n=4))
    assert page.get_by_text("Gracias por contarlo.").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Cerrar"
    assert len(stage.acts) == 1


def test_a_comment_stands_with_its_number_at_the_passage_and_both_lead_to_each_other(stage):
    page = opened(stage, view(item()))
    assert page.locator("mark").inner_text() == "se podía contar"
    page.get_by_role("link", name="Comentario 1").press("Enter")
    assert page.locator("li:target").inner_text().startswith("¿Y lo que no se cuenta?")
    page.get_by_role("link", name="Volver al texto (1)").press("Enter")
    assert page.locator("a:target").inner_text() == "1"
    assert page.locator(".l-masked").inner_text() == "Maite"
    assert page.locator(".l-own").inner_text().replace("1.", ".") == "".join(
        part["text"] for part in PARTS
    )


def test_a_level_is_words_with_what_it_looks_like_and_what_it_rests_on(stage):
    page = opened(stage, view(item()))
    looks = page.locator(".l-criterion > .l-look").all_inner_texts()
    assert [look.split("\n")[-1] for look in looks] == [
        "Se ve así: comprensión.", "Se ve así: reflexión."
    ]  # fmt: skip
    assert page.locator(".l-criterion > blockquote").inner_text() == "se podía contar"
    page.get_by_text("Ver todos los niveles").click()
    assert page.get_by_text("Se ve así: reflexión crítica.").is_visible()


def test_the_answer_is_sent_once_kept_while_it_is_written_and_shown_afterwards(stage):
    page = opened(stage, view(item(fresh=False)))
    box = page.get_by_role("textbox", name="Su respuesta")
    box.fill("Lo voy a probar el lunes.")
    page.get_by_role("button", name="Enviar mi respuesta").click()
    assert stage.acts[-1]["body"]["do"] == "answer"
    assert stage.acts[-1]["body"]["text"] == "Lo voy a probar el lunes."
    stage.ack("refused", reason="Esta devolución ya no está publicada.")
    assert page.get_by_text("Esta devolución ya no está publicada.").is_visible()
    assert box.input_value() == "Lo voy a probar el lunes."
    page.get_by_role("button", name="Enviar mi respuesta").click()
    answer = {"text": "Lo voy a probar el lunes.", "at": "5 ago 2026, 9:00"}
    stage.answer(view(item(fresh=False, answer=answer), n=4))
    assert page.get_by_text("Usted respondió el 5 ago 2026, 9:00").is_visible()
    assert page.get_by_role("textbox").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Su respuesta"


def test_what_was_being_written_is_shown_when_the_feedback_is_taken_back(stage):
    page = opened(stage, view(item(fresh=False)))
    page.get_by_role("textbox").fill("Gracias, pero…")
    stage.push(view(n=4, why="Su texto está entregado."))
    assert page.get_by_text("Gracias por contarlo.").count() == 0
    page.get_by_text("Ver lo que escribía").click()
    assert page.get_by_text("Gracias, pero…").is_visible()
    page.get_by_role("button", name="Descartarlo").click()
    assert page.get_by_text("Gracias, pero…").count() == 0


def test_levels_over_time_are_drawn_told_and_laid_out_as_a_table(stage):
    page = stage.open("feedback", view(growth=[grown(2.0, 2.5, 3.0)]))
    assert page.get_by_role("img", name="Qué hace el texto. De Comprensión a Reflexión.").count()
    dots = [float(dot.get_attribute("cy")) for dot in page.locator("circle").all()]
    assert dots == sorted(dots, reverse=True)
    page.get_by_text("Ver lo mismo en una tabla").click()
    assert page.locator("tbody tr").count() == 3


def test_words_of_people_are_never_markup(stage):
    hostile = item(
        overall=BAD, where=BAD, signed=BAD,
        criteria=[{"id": "depth", "level": 2, "word": BAD, "quotes": [BAD]}],
        texts=[{"label": BAD, "remarks": [{"n": 1, "text": BAD}], "parts": [
            {"text": BAD, "marks": [1], "ends": [1], "masked": False}]}],
        points=[{"label": BAD, "told": BAD, "note": BAD}], answer={"text": BAD, "at": BAD},
    )  # fmt: skip
    page = opened(stage, view(hostile, why=BAD, growth=[grown(1, 2) | {"told": BAD}]))
    assert page.locator("img, a[href^=javascript]").count() == 0
    assert page.title() == "LIDERA"
    assert BAD in page.locator("mark").inner_text()


@pytest.mark.parametrize(("lang", "dark", "width"), [("es", False, 390), ("en", True, 1280)])
def test_everyone_can_use_it(stage, axe, lang, dark, width):
    points = [{"label": "¿Cuántos?", "told": "2 de 3 puntos", "note": "Cuente otra vez."}]
    waiting = [{"where": "La cuenta", "title": "Reflexión", "handed": "5 ago"}]
    shown = view(item(newer=True, points=points), waiting=waiting, growth=[grown(1, 2.5)])
    page = opened(stage, shown, lang, width, dark)
    assert axe(page) == []
    for one in page.locator("button, textarea, summary").all():
        assert one.bounding_box()["height"] >= 44
    page.set_viewport_size({"width": 320, "height": 700})
    for size in ("100%", "200%"):
        page.evaluate("size => (document.documentElement.style.fontSize = size)", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, size
