"""The cards widget in a real browser: nothing typed is lost, and nothing is sent unseen."""

from __future__ import annotations

import pytest

from lidera_nb.activities.cards.writing.consent import asked
from tests.widgets.cardviews import PATIENCE, bodies, content, entry, later, listing, opened, sent

pytestmark = pytest.mark.browser
BAD = "<img src=x onerror=document.title='broken'>"


def test_the_list_says_where_a_card_stands_and_what_is_next(stage):
    page = stage.open("cards", listing(entry(title=BAD)))
    assert page.get_by_role("heading", name=BAD).is_visible()
    assert page.get_by_text("Borrador.").is_visible()
    page.get_by_role("button", name="Abrir").click()
    assert bodies(stage) == [{"do": "open", "card": "c1"}]
    assert page.title() == "LIDERA"


def test_a_card_that_was_begun_opens_by_itself(stage):
    page = stage.open("cards", listing())
    page.get_by_role("button", name="Contar lo que hicimos").click()
    stage.answer({**listing(entry()), "n": 1})
    assert sent(stage, page, 2) == {"do": "open", "card": "c1"}
    stage.answer(opened())
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_a_card_is_made_from_what_one_wrote_elsewhere(stage):
    one = {"id": "m/case/1/v", "how": "decision", "title": "Los que faltan", "asked": "¿Quién va?",
           "text": "Voy yo."}  # fmt: skip
    page = stage.open("cards", listing(sources=[one]))
    page.get_by_text("A partir de lo que ya escribió (1)").click()
    page.get_by_role("button", name="Hacer un criterio").click()
    assert bodies(stage) == [{"do": "capture", "kind": "judgement", "source": "m/case/1/v"}]


def test_the_way_back_leads_to_the_list_and_not_into_the_card_again(stage):
    page = stage.open("cards", opened())
    page.get_by_role("button", name="Volver a mis fichas").click()
    stage.ack()
    stage.push(listing(entry()))
    assert page.evaluate("document.activeElement.id").endswith("open-c1")
    assert bodies(stage) == [{"do": "close"}]


def test_what_is_typed_is_saved_by_itself_and_the_field_stays_as_it_is(stage):
    page = stage.open("cards", opened())
    title = page.get_by_label("Nombre de la práctica")
    title.fill("Desayuno ")
    body = sent(stage, page, 1)
    assert (body["do"], body["base"]) == ("write", 1)
    assert body["content"]["texts"]["es"]["title"] == "Desayuno"
    saved = content()
    saved["texts"]["es"]["title"] = "Desayuno"
    stage.answer(opened(content=saved, version=2))
    assert title.input_value() == "Desayuno "
    title.press_sequentially("caliente")
    assert sent(stage, page, 2)["base"] == 2


def test_of_two_versions_neither_is_lost(stage):
    page = stage.open("cards", opened())
    page.get_by_label("Nombre de la práctica").fill("Lo mío")
    theirs = content()
    theirs["texts"]["es"]["title"] = "De otra ventana"
    stage.push(opened(content=theirs, version=2))
    assert page.get_by_text("guardó una versión de esta ficha").is_visible()
    assert page.get_by_label("Nombre de la práctica").input_value() == "Lo mío"
    page.get_by_role("button", name="Seguir con lo mío").click()
    assert sent(stage, page, 1)["base"] == 2


def test_what_others_saved_comes_into_a_form_in_which_nothing_was_typed(stage):
    page = stage.open("cards", opened())
    theirs = content()
    theirs["texts"]["es"]["title"] = "De otra ventana"
    stage.push(opened(content=theirs, version=2))
    assert page.get_by_label("Nombre de la práctica").input_value() == "De otra ventana"
    assert bodies(stage) == []


def test_a_missing_part_leads_to_its_field_also_in_a_folded_section(stage):
    page = stage.open("cards", opened())
    page.get_by_role("link", name="Para quiénes se hizo").click()
    assert page.evaluate("document.activeElement.id").endswith("students-all")
    assert page.get_by_text("falta: 3").count() == 1
    page.get_by_role("link", name="Cuánto cuesta al año").click()
    assert page.get_by_role("radio", name="Sin gasto de dinero").is_visible()


def test_steps_are_lines_and_a_line_that_is_too_long_is_told_and_not_sent(stage):
    page = stage.open("cards", opened())
    page.get_by_text("Cómo se hace").click()
    steps = page.get_by_label("Los pasos")
    steps.fill("x" * 201)
    assert page.get_by_text("más de 200 letras").is_visible()
    steps.fill("Uno\n\nDos")
    assert page.get_by_text("más de 200 letras").count() == 0
    assert sent(stage, page, 1)["content"]["texts"]["es"]["steps"] == ["Uno", "Dos"]


def test_consent_is_asked_word_by_word_and_nothing_is_chosen_beforehand(stage):
    page = stage.open("cards", opened())
    page.get_by_role("button", name="Autorizar").click()
    assert page.get_by_text("Falta elegir").is_visible()
    page.get_by_role("radio", name="Con mi nombre").check()
    assert page.get_by_label("Con qué nombre").input_value() == "Ana Soto"
    page.get_by_role("radio", name="Solo esta red").check()
    page.get_by_role("radio", name="citando la autoría").check()
    page.get_by_role("button", name="Autorizar").click()
    assert bodies(stage) == [{
        "do": "agree", "card": "c1", "naming": "named", "reach": "network",
        "licence": "CC-BY-4.0", "byline": "Ana Soto", "partners_agreed": False,
        "text": asked("es")["text"],
    }]  # fmt: skip


def test_a_whole_card_is_sent_after_what_was_typed_is_saved(stage):
    given = {"naming": "anonymous", "reach": "open", "licence": "CC0-1.0", "byline": "",
             "partners_agreed": False, "at": "3 nov"}  # fmt: skip
    consent = {**asked("es"), "name": "", "given": given}
    found = [{"lang": "es", "path": "what", "kind": "name", "text": "Ana"}]
    view = opened(missing=[], consent=consent, found=found)
    page = stage.open("cards", view)
    page.get_by_label("Nombre de la práctica").fill("Desayuno")
    page.get_by_label("Ya lo revisé").check()
    page.get_by_role("button", name="Enviar a revisión").click()
    written = sent(stage, page, 1)
    assert written["do"] == "write"
    stage.answer(later(view, version=2, content=written["content"]))
    assert sent(stage, page, 2) == {"do": "send", "card": "c1", "version": 2, "checked": True,
                                    "note": ""}  # fmt: skip


def test_what_colleagues_said_is_text_and_versions_are_compared(stage):
    told = {"version": 1, "marks": {"useful": 4, "clear": 2}, "advice": "changes", "comment": BAD,
            "at": "3 nov"}  # fmt: skip
    versions = [{"number": n, "at": "3 nov", "mine": n == 2, "published": False, "note": ""}
                for n in (2, 1)]  # fmt: skip
    compared = {"number": 1, "fields": [
        {"path": "texts.es.title", "before": "Pan", "after": BAD},
        {"path": "students", "before": [], "after": ["families"]},
    ]}  # fmt: skip
    page = stage.open("cards", opened(reviews=[told], versions=versions, compared=compared))
    assert page.get_by_text("útil: 4 de 4 · clara: 2 de 4").is_visible()
    assert page.locator("ins").all_inner_texts() == [BAD, "Las familias"]
    page.get_by_role("button", name="Comparar la versión 1").click()
    assert bodies(stage) == [{"do": "open", "card": "c1", "against": 1}]
    assert page.title() == "LIDERA"


def test_a_memo_is_written_down_and_a_file_that_did_not_arrive_is_told(stage):
    memo = {"file": "f1", "media": "audio/ogg", "size": 4096, "name": BAD, "transcript": "",
            "memo": True, "href": "/card-files/c1/f1"}  # fmt: skip
    page = stage.open("cards", opened(files=[memo]))
    page.get_by_label("Lo que dice la nota").fill("Fui primero a la casa.")
    page.get_by_role("button", name="Guardar lo escrito").click()
    assert bodies(stage) == [{"do": "transcribe", "card": "c1", "file": "f1",
                              "transcript": "Fui primero a la casa."}]  # fmt: skip
    given = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-"}
    page.locator("input[type=file]").set_input_files(given)
    page.get_by_text("El archivo no llegó.").wait_for(timeout=PATIENCE)
    assert page.title() == "LIDERA"


def test_what_was_said_of_a_file_stays_when_the_list_is_drawn_anew(stage):
    page = stage.open("cards", opened())
    told = '{"status": "saved", "told": "Guardada. Sin el lugar."}'
    page.route("**/card-files/c1", lambda route: route.fulfill(status=200, body=told))
    page.get_by_text("Archivos y notas de voz").click()
    given = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"x"}
    page.locator("input[type=file]").set_input_files(given)
    page.get_by_text("Guardada. Sin el lugar.").wait_for(timeout=PATIENCE)
    file = {"file": "f1", "media": "image/jpeg", "size": 9, "name": "a.jpg", "transcript": "",
            "memo": False, "href": "/card-files/c1/f1"}  # fmt: skip
    stage.push({**opened(files=[file]), "n": 2})
    page.get_by_role("link", name="a.jpg").wait_for(timeout=PATIENCE)
    assert page.get_by_text("Guardada. Sin el lugar.").is_visible()


@pytest.mark.parametrize(("lang", "width", "dark"), [("es", 320, False), ("en", 1280, True)])
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(stage, axe, lang, width, dark):
    page = stage.open("cards", opened(lang), lang, width, dark)
    page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    stage.push(listing(entry()))
    assert axe(page) == []
