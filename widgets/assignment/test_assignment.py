"""The assignment widget in a real browser: what it sends, and what it says of saving."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=alert(1)>"


def question(name="share", **more):
    asked = {"id": name, "kind": "number", "label": name.title(), "help": "", "required": True,
             "points": 1, "value": None, "least": 0, "top": 1000}  # fmt: skip
    return {**asked, **more}


def view(*questions, n=1, **more):
    part = {"title": "", "body": "", "questions": list(questions or [question()])}
    return {"n": n, "status": "open", "title": "Tarea", "intro": "", "done_text": "Lista.",
            "rubric": "", "assignment": "h", "points": 1, "sections": [part], "standing": None,
            "earlier": [], "changed": False, "shut": False, "settled": False, "deadline": "",
            "rules": [], **more}  # fmt: skip


def bodies(stage):
    return [act["body"] for act in stage.acts]


def sent(stage, count):
    stage.page.wait_for_function("count => model.acts.length === count", arg=count)
    return bodies(stage)[-1]


@pytest.mark.parametrize(("typed", "lang", "value"), [
    ("1.234", "es", 1234), ("12,5", "es", 12.5), ("12.5", "es", 12.5), ("1.234,5", "es", 1234.5),
    ("1,234", "en", 1234), ("12.5", "en", 12.5), ("12,5", "en", 12.5), ("23 %", "es", 23),
])  # fmt: skip
def test_numbers_are_read_as_they_are_written_in_each_country(stage, typed, lang, value):
    page = stage.open("assignment", view(question(top=9999)), lang)
    page.get_by_role("textbox").fill(typed)
    page.get_by_role("textbox").blur()
    act = {"do": "answer", "assignment": "h", "question": "share", "value": value}
    assert sent(stage, 1) == act


def test_each_sign_says_truly_how_an_answer_is_saved(stage):
    page = stage.open("assignment", view())
    sign = page.locator(".l-task-sign")
    page.get_by_role("textbox").fill("doce")
    assert sign.text_content() == "Sin guardar. Escriba un número, por ejemplo 12,5."
    page.get_by_role("textbox").fill("12")
    assert sign.text_content() == "Sin guardar todavía"
    page.get_by_role("textbox").blur()
    sent(stage, 1)
    assert sign.text_content() == "Guardando…"
    stage.answer(view(question(value=12), n=2))
    assert sign.text_content() == "Guardado"


def test_what_is_typed_on_while_it_is_saved_stays_and_is_sent_next(stage):
    page = stage.open("assignment", view(question(kind="text", most=200)))
    page.get_by_role("textbox").fill("Una")
    page.get_by_role("textbox").blur()
    sent(stage, 1)
    page.get_by_role("textbox").fill("Una más ")
    stage.answer(view(question(kind="text", most=200, value="Una"), n=2))
    assert page.get_by_role("textbox").input_value() == "Una más "
    assert sent(stage, 2)["value"] == "Una más"


def test_an_answer_refused_for_its_age_is_sent_again_and_another_refusal_is_told(stage):
    page = stage.open("assignment", view())
    page.get_by_role("textbox").fill("12")
    page.get_by_role("textbox").blur()
    sent(stage, 1)
    stage.ack("refused", reason="Esto cambió.")
    stage.push(view(n=5))
    sent(stage, 2)
    stage.ack("refused", reason="No se pudo.")
    assert page.locator(".l-task-sign").text_content() == "No se pudo."
    assert len(stage.acts) == 2


def test_handing_in_waits_for_the_answer_under_way_and_sends_the_rest(stage):
    page = stage.open("assignment", view(question(), question("other")))
    page.get_by_role("textbox").first.fill("1")
    page.get_by_role("textbox").first.blur()
    sent(stage, 1)
    page.get_by_role("textbox").last.fill("2")
    page.get_by_role("button", name="Entregar").click()
    stage.answer(view(question(value=1), question("other"), n=2))
    acts = {"do": "hand_in", "assignment": "h", "values": {"other": 2}}
    assert sent(stage, 2) == acts


def test_nothing_that_somebody_wrote_becomes_markup(stage):
    shown = question(kind="reflection", label=HOSTILE, most=200, value=HOSTILE)
    stands = {"number": 1, "at": "hoy", "late": False, "withdrawn": False}
    page = stage.open("assignment", view(shown))
    assert page.locator(".l-assignment img").count() == 0
    stage.push(view(shown, n=2, status="done", standing=stands, intro=HOSTILE))
    page.get_by_text("Ver lo que entregó").click()
    assert page.get_by_text(HOSTILE).count() == 2
    assert page.locator(".l-assignment img").count() == 0
