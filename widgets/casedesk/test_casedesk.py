"""The casedesk widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def opened(**more):
    lines = [
        {"id": "title", "label": "Título", "original": "El acto", "es": "El acto", "en": ""},
        {"id": "decision.m1.prompt", "label": "Decisión 1: lo que hay que decidir",
         "original": "¿Qué hace?", "es": "¿Qué hará?", "en": "What do you do?"},
    ]  # fmt: skip
    effects = [{"id": "m1.a", "label": "Decisión 1, opción A", "value": 0}]
    return {
        **row(), "adapt": True, "byline": "name", "lines": lines, "effects": effects,
        "points": [-20, -10, 0, 10, 20], "missing": 1, "most": 2000, "advice": ["Título: largo"],
        "version": "v1", "published": False, "same": False, **more,
    }  # fmt: skip


def row(**more):
    return {"case": "own-1", "title": "El acto", "lang": "es", "name": "Persona 1",
            "cohort": "Grupo", "at": "4 ago 2026, 08:30", "state": "sent", **more}  # fmt: skip


def view(**more):
    return {"n": 1, "status": "open", "title": "Los casos enviados", "drafts": [row()], **more}


def test_an_empty_list_says_so(stage):
    page = stage.open("casedesk", view(drafts=[]))
    assert page.get_by_text("Todavía nadie ha enviado un caso.").is_visible()


def test_opening_a_case_moves_the_focus_there_and_back_to_its_row(stage):
    page = stage.open("casedesk", view())
    page.get_by_role("button", name="Abrir el caso: El acto").click()
    stage.answer(view(open=opened(), n=2))
    assert page.evaluate("document.activeElement.textContent") == "El acto"
    page.get_by_role("button", name="Volver a la lista").click()
    stage.answer(view(n=3))
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == "Abrir el caso: El acto"
    assert [act["body"] for act in stage.acts] == [{"do": "open", "case": "own-1"}, {"do": "close"}]


def test_only_what_changed_is_saved(stage):
    page = stage.open("casedesk", view(open=opened()))
    save = page.get_by_role("button", name="Guardar los cambios")
    save.press("Enter")
    assert stage.acts == []
    page.get_by_label("Título · En inglés").fill("The play")
    page.get_by_label("Decisión 1, opción A", exact=True).select_option("10")
    save.click()
    assert stage.acts[0]["body"] == {
        "do": "save", "case": "own-1", "effects": {"m1.a": 10},
        "lines": [{"lang": "en", "id": "title", "text": "The play"}],
    }  # fmt: skip


def test_what_was_typed_stays_when_another_view_arrives(stage):
    page = stage.open("casedesk", view(open=opened()))
    page.get_by_label("Título · En inglés").fill("The play")
    stage.push(view(open=opened(state="opened", version="v2"), n=2))
    assert page.get_by_label("Título · En inglés").input_value() == "The play"


def test_publishing_waits_until_nothing_is_missing_or_unsaved(stage):
    page = stage.open("casedesk", view(open=opened()))
    publish = page.get_by_role("button", name="Publicar para Grupo")
    assert publish.count() == 0
    assert page.get_by_text("Líneas que faltan: 1").is_visible()
    stage.push(view(open=opened(missing=0, version="v2"), n=2))
    page.get_by_label("Título · En inglés").fill("x")
    assert publish.count() == 0
    page.get_by_label("Título · En inglés").fill("")
    page.reload()
    stage.show("casedesk", view(open=opened(missing=0, version="v2")))
    publish.click()
    assert stage.acts[0]["body"] == {"do": "publish", "case": "own-1", "version": "v2"}


def test_the_authors_words_are_read_only_without_their_leave(stage):
    page = stage.open("casedesk", view(open=opened(adapt=False)))
    assert page.get_by_label("Título · En español").count() == 0
    assert page.get_by_label("Título · En inglés").is_editable()
    assert page.get_by_text("No autoriza adaptar la redacción").is_visible()


def test_the_original_stands_beside_a_line_that_was_adapted(stage):
    page = stage.open("casedesk", view(open=opened()))
    assert page.get_by_text("Original: ¿Qué hace?").is_visible()


def test_a_comment_is_sent_and_then_gone(stage):
    page = stage.open("casedesk", view(open=opened()))
    box = page.get_by_label("Comentario para quien lo escribió")
    box.fill("¿Y la apoderada?")
    page.get_by_role("button", name="Devolver con este comentario").click()
    assert stage.acts[0]["body"]["comment"] == "¿Y la apoderada?"
    stage.answer(view(open=opened(state="returned"), n=2))
    assert box.input_value() == ""


def test_text_of_the_author_is_never_markup(stage):
    bad = "<img src=x onerror=document.title='broken'>"
    page = stage.open("casedesk", view(open=opened(title=bad, name=bad)))
    assert page.get_by_role("heading", name=bad).is_visible()
    assert page.title() == "LIDERA"
