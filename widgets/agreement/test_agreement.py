"""The agreement widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=window.hurt=1> **no** <script>window.hurt=1</script>"


def row(place, state="differ", **more):
    return {"text": f"t{place}", "place": place, "state": state, "levels": [["2", "3"]],
            "final": None, "signed": False, **more}  # fmt: skip


def reading(by, level, **more):
    return {"by": by, "together": [], "at": "4 ago", "levels": [level], "version": 1,
            "remarks": [], "overall": "", **more}  # fmt: skip


def text(**more):
    return {"text": "t1", "place": 1, "newer": False, "settled": [], "chosen": {}, "overall": "",
            "signed": None, "readings": [reading("Inés", "2"), reading("Iván", "3")],
            "answers": [{"label": "¿Qué?", "text": "uno dos tres", "marks": []}],
            **more}  # fmt: skip


def view(shown=None, rows=(), **more):
    measure = {"name": "Alfa", "value": "0,70", "low": "0,50", "high": "0,90", "words": "Alfa 0,70"}
    sample = {
        "id": "s1", "closed": True, "drawn": 10, "percent": 50, "seed": "7", "rubric": "Kember",
        "version": 1, "readers": [["Inés", 10], ["Iván", 10]], "of": 10,
        "levels": [[1, "1", "Hábito"], [2, "2", ""], [3, "3", "Reflexión"]],
        "criteria": [{"id": "depth", "title": "Profundidad", "same": 9, "twice": 10,
                      "measures": [measure, measure]}],
        "rows": list(rows) or [row(1), row(2, "alike")], "text": shown,
    }  # fmt: skip
    return {"n": 1, "status": "open", "title": "Muestras", "groups": [["valle", "Valle", False]],
            "group": "valle", "me": "ines", "readers": [["ines", "Inés"], ["ivan", "Iván"]],
            "sources": [], "rubrics": [["kember", "Kember", "h"]], "least": 10, "fewest": 2,
            "samples": [["s1", "Lectura", True]], "sample": sample, **more}  # fmt: skip


def bodies(stage):
    return [act["body"] for act in stage.acts]


def test_passages_that_two_readers_marked_are_told_apart_and_nothing_written_is_markup(stage):
    marks = [[0, 7, 0], [4, 12, 1]]
    answer = {"label": "¿Qué?", "text": "uno dos tres" + HOSTILE, "marks": marks}
    page = stage.open("agreement", view(text(answers=[answer])))
    said = [one.inner_text() for one in page.locator("mark").all()]
    assert [one.split("marcado por")[0].strip() for one in said] == ["uno", "dos", "tres"]
    assert [one[-1] for one in said] == ["1", "2", "2"]
    assert said[1].endswith("1 2")
    assert HOSTILE in page.locator(".l-agr-text").inner_text()
    assert page.evaluate("window.hurt") is None


def test_a_level_is_settled_with_what_was_typed_even_if_a_view_comes_meanwhile(stage):
    page = stage.open("agreement", view(text()))
    page.get_by_label("Profundidad").select_option("3")
    page.get_by_label("Qué le dice").fill("Lo conversamos.")
    stage.push(view(text(), n=2, rows=[row(1), row(2, "alike", signed=True)]))
    page.get_by_role("checkbox", name="Iván").check()
    page.get_by_role("button", name="Guardar el nivel final").click()
    assert bodies(stage) == [{
        "do": "settle", "cohort": "valle", "sample": "s1", "text": "t1", "levels": {"depth": 3},
        "overall": "Lo conversamos.", "together": ["ivan"],
    }]  # fmt: skip


def test_a_sample_has_at_least_ten_texts_and_what_was_chosen_outlives_a_hand_in(stage):
    source = {"of": "m/s", "title": "Caso", "free": 40, "texts": 42, "rubric": ""}
    page = stage.open("agreement", view(sample=None, samples=[], sources=[source]))
    assert page.get_by_label("¿Cuántos").locator("option").all_inner_texts() == [
        "10 textos (25 %)", "12 textos (30 %)", "20 textos (50 %)", "40 textos (100 %)",
    ]  # fmt: skip
    page.get_by_label("¿Cuántos").select_option("20")
    page.get_by_role("checkbox", name="Inés").check()
    stage.push(view(sample=None, samples=[], sources=[{**source, "texts": 43}], n=2))
    page.get_by_role("checkbox", name="Iván").check()
    page.get_by_role("button", name="Sortear los textos").click()
    assert bodies(stage) == [{"do": "draw", "cohort": "valle", "of": "m/s", "rubric": "kember",
                              "hash": "h", "number": 20, "readers": ["ines", "ivan"]}]  # fmt: skip


def test_an_open_sample_tells_no_level_and_closes_after_a_second_press(stage):
    sample = {k: v for k, v in view()["sample"].items() if k not in ("rows", "criteria", "text")}
    page = stage.open("agreement", view(sample={**sample, "closed": False}))
    page.get_by_role("button", name="Cerrar la doble lectura").click()
    assert stage.acts == []
    page.get_by_role("button", name="Sí, cerrarla ahora").click()
    assert bodies(stage) == [{"do": "close", "cohort": "valle", "sample": "s1"}]
