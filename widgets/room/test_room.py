"""The room widget in a real browser: voting, leading and projecting."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser
REASON = "Porque no puede esperar."
CHOICES = [{"id": "call", "label": "Llamar"}, {"id": "wait", "label": "Esperar"}]
STAGE: dict[str, Any] = {
    "n": 1, "status": "open", "title": "La sala",
    "scene": {"id": "door", "when": "8:00", "title": "El portón", "cost": "", "documents": [],
              "blocks": [{"kind": "narration", "text": "Llueve."}], "advance": False,
              "ending": False},
    "indicators": [], "trail": [],
}  # fmt: skip


def room(phase: str, **more: Any) -> dict[str, Any]:
    about = {"id": "r1", "code": "KTR479", "door": "/m/room", "title": "Los que faltan"}
    return {**STAGE, "room": {**about, "phase": phase}, **more}


def guest(phase: str, **more: Any) -> dict[str, Any]:
    return {**room(phase, **more), "seat": "guest"}


def vote(number: int = 1, *, asked: bool = True, **more: Any) -> dict[str, Any]:
    point = {"prompt": "¿Qué hace?", "choices": CHOICES, "number": 1,
             "reason": {"label": "¿Por qué?", "min": 5, "max": 200}}  # fmt: skip
    return {"round": number, "open": asked, "decision": point, "mine": None, "before": None, **more}


def tally(number: int, *counts: int, reasons: tuple[str, ...] = (), few: int = 0) -> dict[str, Any]:
    people = sum(counts)
    choices = [
        {**choice, "count": count, "share": round(100 * count / people), "mine": i == 0,
         "reasons": list(reasons) if i == 0 else []}
        for i, (choice, count) in enumerate(zip(CHOICES, counts, strict=True))
    ]  # fmt: skip
    return {"round": number, "people": people, "few": few, "choices": choices}


def host(phase: str, can: dict[str, Any], **more: Any) -> dict[str, Any]:
    view = room(phase, **more)
    view["room"] |= {"joined": 9, "present": 8}
    return {**view, "seat": "host", "can": can, "wall": "/staff/project", "notes": []}


def test_a_code_is_asked_for_and_sent(stage):
    page = stage.open("room", {**STAGE, "scene": None, "seat": "guest"})
    page.get_by_role("button", name="Entrar a la sala").click()
    assert "Escriba el código" in page.get_by_role("alert").inner_text()
    page.get_by_label("Código de la sala").fill("ktr 479")
    page.keyboard.press("Enter")
    assert stage.acts[-1]["body"] == {"do": "join", "code": "ktr 479"}


def test_a_vote_needs_choice_and_reason_and_is_locked(stage):
    page = stage.open("room", guest("scene"))
    stage.push(guest("voting", vote=vote()))
    assert page.evaluate("document.activeElement.textContent").endswith("¿Qué hace?")
    page.get_by_role("button", name="Votar").click()
    assert "Elija una de las opciones." in page.get_by_role("alert").inner_text()
    page.get_by_label("Esperar").check()
    page.get_by_role("textbox").fill(REASON)
    page.get_by_role("button", name="Votar").click()
    assert stage.acts[-1]["body"] == {"do": "vote", "room": "r1", "scene": "door", "round": 1,
                                      "choice": "wait", "reason": REASON}  # fmt: skip
    mine = {"choice": "wait", "reason": REASON}
    stage.answer(guest("voting", vote=vote(mine=mine)))
    assert page.evaluate("document.activeElement.textContent") == "Su voto"
    assert page.get_by_text(REASON).is_visible()
    assert page.get_by_role("textbox").count() == 0


def test_a_second_vote_begins_from_the_first(stage):
    page = stage.open("room", guest("revealed", vote=vote(asked=False), tallies=[tally(1, 2, 1)]))
    before = {"choice": "call", "reason": REASON}
    stage.push(guest("voting", vote=vote(2, before=before), tallies=[tally(1, 2, 1)]))
    assert page.get_by_label("Llamar").is_checked()
    assert page.get_by_role("textbox").input_value() == REASON


def test_what_was_not_sent_in_time_is_shown_apart(stage):
    page = stage.open("room", guest("voting", vote=vote()))
    page.get_by_label("Llamar").check()
    page.get_by_role("textbox").fill("A medio escribir")
    stage.push(guest("revealed", vote=vote(asked=False), tallies=[tally(1, 2, 1)]))
    assert page.evaluate("document.activeElement.textContent") == "Cómo votó el grupo"
    page.get_by_text("Ver lo que escribía").click()
    assert page.get_by_text("A medio escribir").is_visible()
    page.get_by_role("button", name="Descartarlo").click()
    assert page.get_by_text("A medio escribir").count() == 0


def test_rounds_stand_side_by_side_with_their_reasons(stage):
    tallies = [tally(1, 2, 4), tally(2, 5, 1, reasons=("Por Maite.",))]
    page = stage.open("room", guest("revealed", vote=vote(2, asked=False), tallies=tallies))
    first = page.locator(".l-tally li").first.inner_text().replace("\u00a0", " ")
    assert "2 de 6 (33 %)" in first
    assert "5 de 6 (83 %)" in first
    page.get_by_text("Razones que se comparten (1)").click()
    assert page.get_by_text("Por Maite.").is_visible()


def test_too_few_votes_show_no_reasons(stage):
    tallies = [tally(1, 2, 1, few=5)]
    page = stage.open("room", guest("revealed", vote=vote(asked=False), tallies=tallies))
    assert page.get_by_text("Las razones se muestran cuando votan 5 personas o más.").is_visible()


def test_the_host_is_offered_what_comes_next(stage):
    page = stage.open("room", host("scene", {"ask": 1}))
    page.get_by_role("button", name="Abrir la votación").click()
    assert stage.acts[-1]["body"] == {"do": "ask", "room": "r1", "scene": "door", "round": 1}
    counted = vote(votes=7, missing=1)
    stage.answer({**host("voting", {"reveal": 1}, vote=counted), "n": 2})
    assert (
        page.locator(".l-votes").inner_text() == "Votos: 7. De quienes están, faltan por votar: 1."
    )
    page.get_by_role("button", name="Mostrar cómo votó el grupo").click()
    assert stage.acts[-1]["body"]["do"] == "reveal"


def test_a_tie_is_settled_with_a_reason(stage):
    settle = {"round": 1, "choices": CHOICES, "majority": None}
    shown = {"vote": vote(asked=False), "tallies": [tally(1, 2, 2)]}
    page = stage.open("room", host("revealed", {"ask": 2, "settle": settle}, **shown))
    assert page.get_by_role("button", name="Decidir por mayoría").count() == 0
    page.get_by_text("Resolver por el grupo", exact=True).click()
    page.get_by_role("button", name="Decidir esto").click()
    assert page.get_by_text("Elija una opción y escriba por qué.").is_visible()
    page.get_by_label("Esperar").check()
    page.get_by_role("textbox").fill(REASON)
    page.get_by_role("button", name="Decidir esto").click()
    body = stage.acts[-1]["body"]
    assert (body["by"], body["choice"], body["reason"]) == ("facilitator", "wait", REASON)


def test_a_role_is_asked_only_where_a_case_has_several(stage):
    about = {"module": "m", "step": "case", "minutes": 30}
    roles = [{"id": "head", "name": "Dirección"}, {"id": "utp", "name": "Jefatura de UTP"}]
    cases = [{**about, "title": "Uno", "roles": []}, {**about, "title": "Dos", "roles": roles}]
    offers = {"cohorts": [{"id": "valle", "title": "Valle"}], "cases": cases}
    page = stage.open("room", {**STAGE, "scene": None, "seat": "host", "offers": offers})
    assert page.get_by_label("Papel que juega el grupo").count() == 0
    page.get_by_label("Caso").select_option(index=1)
    page.get_by_label("Papel que juega el grupo").select_option(label="Jefatura de UTP")
    page.get_by_role("button", name="Abrir la sala").click()
    assert stage.acts[-1]["body"] == {"do": "open", "cohort": "valle", "module": "m",
                                      "step": "case", "role": "utp"}  # fmt: skip


def test_the_wall_has_the_code_and_nothing_to_press(stage):
    view = host("lobby", {})
    for name in ("can", "wall", "notes", "scene"):
        view.pop(name)
    brief = {"summary": "S", "situation": "S", "role": "R", "minutes": 30}
    page = stage.open(
        "room", {**view, "seat": "wall", "briefing": brief, "drawn": "/qr/KTR479"}, width=1280
    )
    assert page.locator(".l-code").inner_text() == "KTR\u00a0479"
    assert page.get_by_role("img", name="Código QR").get_attribute("src") == "/qr/KTR479"
    assert page.get_by_role("button").count() == 0
