"""The roster widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=alert(1)>"


def relation(name="advice", **more):
    return {"id": name, "title": "Consejo", "question": "¿A quién acude?", "help": "",
            "often": "¿Cada cuánto?", "about": "", "topics": [], "listed": True, "free": True,
            "most": 3, "state": "", "ties": [], **more}  # fmt: skip


def view(**more):
    people = [["h1", "Eva Ñancupil"], ["h2", "Óscar Soto"], ["h3", "Lía Soto"], ["h4", HOSTILE]]
    return {"n": 1, "status": "open", "title": "Sus conversaciones", "phase": "asking",
            "refused": False, "group": "Valle", "cohort": "valle", "wave": 1, "form": "f",
            "naming": {"label": "Que nadie", "help": "x"}, "intro": "Son.", "thanks": "Gracias.",
            "sees": [{"who": "Colegas", "text": "Su nombre."}], "purposes": [],
            "scale": [[1, "A veces"], [2, "Siempre"]],
            "relations": [relation(), relation("support", title="Apoyo", question="¿Con quién?")],
            "roster": [{"label": "Maule", "people": people}], "written": [], **more}  # fmt: skip


def last(stage):
    return stage.acts[-1]["body"]


def test_an_answer_names_who_was_chosen_and_what_was_written(stage):
    page = stage.open("roster", view())
    page.get_by_role("checkbox", name="Óscar Soto").check()
    page.get_by_role("textbox").fill("Rosa Elgueta")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Seguir").click()
    sent = last(stage)
    assert [tie["who"] for tie in sent["ties"]] == ["h2", sent["names"][0]["token"]]
    assert sent["names"][0]["name"] == "Rosa Elgueta"
    assert not sent["nobody"]


def test_enter_takes_the_only_match_and_no_accent_is_needed(stage):
    page = stage.open("roster", view())
    page.get_by_role("textbox").fill("nancu")
    page.keyboard.press("Enter")
    assert page.locator(".l-chip").inner_text().startswith("Eva Ñancupil")
    assert page.get_by_role("textbox").input_value() == ""
    page.get_by_role("textbox").fill("soto")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.value") == "h2"


def test_more_people_than_the_question_allows_cannot_be_chosen(stage):
    page = stage.open("roster", view())
    for box in page.locator(".l-choose").get_by_role("checkbox").all()[:3]:
        box.check()
    page.locator(".l-choose").get_by_role("checkbox").nth(3).click()
    assert page.locator(".l-chip").count() == 3
    assert "el máximo" in page.locator(".l-choose").get_by_role("status").inner_text()


def test_who_leaves_the_list_leaves_what_was_chosen(stage):
    page = stage.open("roster", view())
    page.get_by_role("checkbox", name="Óscar Soto").check()
    page.get_by_role("checkbox", name="Lía Soto").check()
    stage.push(view(roster=[{"label": "Maule", "people": [["h3", "Lía Soto"]]}]))
    page.get_by_role("button", name="Seguir").click()
    assert [tie["who"] for tie in last(stage)["ties"]] == ["h3"]


def test_those_who_were_saved_are_asked_about_next_and_every_one_must_be(stage):
    begun = relation(state="begun", ties=[["h1", None, []], ["h2", 2, []]])
    page = stage.open("roster", view(relations=[begun]))
    assert page.get_by_role("group", name="Óscar Soto").get_by_role("radio").nth(1).is_checked()
    page.get_by_role("button", name="Guardar y seguir").click()
    assert stage.acts == []
    assert page.get_by_role("group", name="Eva Ñancupil").locator(".l-error").is_visible()
    page.get_by_role("group", name="Eva Ñancupil").get_by_role("radio").first.check()
    page.get_by_role("button", name="Guardar y seguir").click()
    assert [tie["frequency"] for tie in last(stage)["ties"]] == [1, 2]


def test_nobody_is_said_with_a_press_and_not_by_an_empty_answer(stage):
    page = stage.open("roster", view())
    page.get_by_role("button", name="Seguir").click()
    assert page.get_by_role("alert").is_visible()
    page.get_by_role("button", name="A nadie").click()
    assert last(stage)["nobody"] is True
    whole = relation(state="whole")
    stage.answer(view(n=2, relations=[whole, relation("support", question="¿Con quién?")]))
    assert page.evaluate("document.activeElement.textContent") == "¿Con quién?"


def test_a_refused_answer_stays_on_the_screen_with_the_reason(stage):
    page = stage.open("roster", view())
    page.get_by_role("checkbox", name="Óscar Soto").check()
    page.get_by_role("button", name="Seguir").click()
    stage.ack("refused", reason="La ronda se cerró.")
    assert page.get_by_text("La ronda se cerró.").is_visible()
    assert page.locator(".l-chip").count() == 1


def test_a_name_is_text_and_never_markup(stage):
    page = stage.open("roster", view())
    page.get_by_role("checkbox", name=HOSTILE).check()
    assert page.locator("img").count() == 0


def test_when_no_round_is_open_one_can_still_refuse_to_be_named(stage):
    page = stage.open("roster", {"n": 1, "status": "open", "title": "Sus conversaciones",
                                 "phase": "waiting", "refused": False})  # fmt: skip
    page.get_by_role("button", name="Prefiero que nadie me nombre").click()
    assert last(stage) == {"do": "naming", "refuse": True}
