"""The curation widget in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

NOTHING = dict.fromkeys(("word", "publish", "return", "mark", "retire"), "")


def piece(path="title", label="Título", es="Desayuno", en="", most=120):
    return {"path": path, "label": label, "es": es, "en": en, "most": most}


def opened(**more):
    part = {"id": "what", "label": "Qué hicimos", "said": ["Pan y té."]}
    card = {"lang": "es", "elsewhere": "", "title": "Desayuno", "kind": "Lo que hicimos",
            "facts": [], "langs": [["es", "En español"]], "parts": [part]}  # fmt: skip
    review = {"who": "Colega 1", "at": "hoy", "marks": [["Útil", "Plenamente"]],
              "advice": "Lista para publicarse", "comment": "Muy clara."}  # fmt: skip
    return {
        "id": "k1", "status": "curating", "stands": "Dos colegas la leyeron.", "version": 1,
        "card": card, "facts": [["Autorización", "Sí"]], "langs": ["es", "en"],
        "pieces": [piece(), piece("what", "Qué hicimos", "Pan y té.", most=3000)],
        "missing": [], "files": [], "reviews": [review], "returns": [], "finds": [], "alike": [],
        "marked": None, "compared": None, "may": {**NOTHING, "retire": "No está."},
        "versions": [{"number": 1, "told": "quien la escribió", "out": False, "note": ""}],
        "shown": False, "retired": None, "successors": [], **more,
    }  # fmt: skip


def view(**more):
    row = {
        "id": "k1",
        "lang": "es",
        "title": "Desayuno",
        "told": ["2 de 2 revisiones"],
        "at": "hoy",
    }
    section = {"id": "curating", "title": "Para decidir", "rows": [row], "more": False}
    return {"n": 1, "status": "open", "title": "Fichas de la red", "sections": [section],
            "most": 2000, "reasons": [["outdated", "Quedó atrás"], ["harm", "Hace daño"]],
            **more}  # fmt: skip


def unfolded(stage, **more):
    page = stage.open("curation", view(open=opened(**more)))
    page.get_by_text("Mejorar la redacción o traducir").click()
    return page


def test_opening_a_card_moves_the_focus_there_and_back_to_its_row(stage):
    page = stage.open("curation", view())
    page.get_by_role("button", name="Abrir la ficha: Desayuno").click()
    stage.answer(view(open=opened(), n=2))
    assert page.evaluate("document.activeElement.textContent") == "Desayuno"
    page.get_by_role("button", name="Volver a la lista").click()
    stage.answer(view(n=3))
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label == "Abrir la ficha: Desayuno"


def test_reviews_stand_beside_the_text(stage):
    page = stage.open("curation", view(open=opened()))
    for text in ("Pan y té.", "Muy clara.", "Plenamente", "Lista para publicarse"):
        assert page.get_by_text(text, exact=True).first.is_visible()


def test_only_what_was_worded_is_saved_with_the_version_it_was_made_from(stage):
    page = unfolded(stage)
    page.get_by_role("button", name="Guardar la redacción").press("Enter")
    assert stage.acts == []
    page.get_by_label("Título · en inglés").fill("Breakfast")
    page.get_by_role("button", name="Guardar la redacción").click()
    assert stage.acts[0]["body"] == {
        "do": "word", "card": "k1", "base": 1,
        "lines": [{"lang": "en", "path": "title", "text": "Breakfast"}],
    }  # fmt: skip


def test_nothing_is_published_before_what_was_worded_is_saved(stage):
    page = unfolded(stage)
    page.get_by_label("Título · en inglés").fill("Breakfast")
    page.get_by_role("button", name="Publicar esta ficha").press("Enter")
    assert stage.acts == []
    assert page.get_by_text("Guarde primero la redacción").is_visible()
    stage.push(view(open=opened(version=2, pieces=[piece(en="Breakfast")]), n=2))
    page.get_by_role("button", name="Publicar esta ficha").click()
    assert stage.acts[0]["body"] == {"do": "publish", "card": "k1", "version": 2}


def test_what_another_curator_changed_elsewhere_leaves_ones_words_as_they_are(stage):
    page = unfolded(stage)
    page.get_by_label("Título · en español").fill("Pan y té")
    others = [piece(), piece("what", "Qué hicimos", "Pan, té y leche.", most=3000)]
    stage.push(view(open=opened(version=2, pieces=others), n=2))
    assert page.get_by_label("Título · en español").input_value() == "Pan y té"
    page.get_by_role("button", name="Guardar la redacción").click()
    body = stage.acts[0]["body"]
    assert (body["base"], [line["path"] for line in body["lines"]]) == (2, ["title"])


def clashing(stage):
    """Somebody else saved another title while one was typing one."""
    page = unfolded(stage)
    page.get_by_label("Título · en español").fill("Mi título")
    stage.push(view(open=opened(version=2, pieces=[piece(es="Su título")]), n=2))
    return page


def test_two_texts_of_one_piece_stand_side_by_side_and_nothing_is_saved_unsettled(stage):
    page = clashing(stage)
    for text in ("Mi título", "Su título"):
        assert page.get_by_text(text, exact=True).is_visible()
    page.get_by_role("button", name="Guardar la redacción").press("Enter")
    page.get_by_role("button", name="Publicar esta ficha").press("Enter")
    assert stage.acts == []
    assert page.get_by_text("Partes por resolver antes de guardar: 1").is_visible()


def test_ones_own_text_is_kept_and_then_saved_upon_the_others(stage):
    page = clashing(stage)
    page.get_by_role("button", name="Quedarme con lo mío").click()
    assert page.get_by_label("Título · en español").input_value() == "Mi título"
    page.get_by_role("button", name="Guardar la redacción").click()
    assert stage.acts[0]["body"]["base"] == 2


def test_the_others_text_is_taken_and_nothing_is_left_to_save(stage):
    page = clashing(stage)
    page.get_by_role("button", name="Quedarme con lo guardado").click()
    assert page.get_by_label("Título · en español").input_value() == "Su título"
    assert page.get_by_text("Hay cambios sin guardar").count() == 0


def test_what_was_typed_in_a_card_that_was_closed_meanwhile_stays_to_be_read(stage):
    page = unfolded(stage)
    page.get_by_label("Título · en español").fill("Mi título")
    may = {**NOTHING, "word": "Esta ficha ya no está en la biblioteca."}
    stage.push(view(open=opened(may=may), n=2))
    assert page.get_by_text("Mi título", exact=True).is_visible()
    page.get_by_role("button", name="Descartarlo").click()
    assert page.get_by_text("Mi título", exact=True).count() == 0


def test_a_similar_card_is_marked_and_the_mark_taken_away(stage):
    one = {"id": "k2", "lang": "es", "title": "Leche", "likeness": "60 % de parecido",
           "out": True, "marked": False}  # fmt: skip
    page = stage.open("curation", view(open=opened(alike=[one])))
    assert page.get_by_role("link", name="Leche").get_attribute("href") == "/library/k2"
    page.get_by_role("button", name="Marcar como repetida de: Leche").click()
    marked = {"id": "k2", "lang": "es", "title": "Leche"}
    stage.answer(view(open=opened(alike=[{**one, "marked": True}], marked=marked), n=2))
    page.get_by_role("button", name="Quitar la marca").click()
    assert [act["body"]["of"] for act in stage.acts] == ["k2", ""]


def test_a_card_is_returned_with_its_comment_and_the_comment_is_then_gone(stage):
    page = stage.open("curation", view(open=opened()))
    box = page.get_by_label("Comentario para quien la escribió")
    box.fill("Falta el costo.")
    page.get_by_role("button", name="Devolver con este comentario").click()
    assert stage.acts[0]["body"] == {"do": "return", "card": "k1", "comment": "Falta el costo."}
    stage.answer(view(open=opened(version=1), n=2))
    stage.push(view(open=opened(version=2), n=3))
    assert box.input_value() == ""


def test_a_card_is_retired_with_a_reason_a_successor_and_a_text(stage):
    may = dict(NOTHING, word="No.", publish="No.")
    out = opened(status="published", may=may, shown=True, successors=[["k2", "Leche", "es"]])
    page = stage.open("curation", view(open=out))
    page.get_by_text("Retirar de la biblioteca").click()
    page.get_by_label("Por qué se retira").select_option("harm")
    page.get_by_label("Qué leer en su lugar").select_option("k2")
    page.get_by_label("Qué deben saber quienes la usan").fill("Usen la otra.")
    page.get_by_role("button", name="Retirar la ficha").click()
    assert stage.acts[0]["body"] == {"do": "retire", "card": "k1", "reason": "harm",
                                     "successor": "k2", "comment": "Usen la otra."}  # fmt: skip


def test_two_versions_are_asked_for_side_by_side(stage):
    told = [{"number": n, "told": "usted", "out": n == 1, "note": ""} for n in (2, 1)]
    change = {"label": "Título", "lang": "es", "before": "Desayuno", "after": "Pan"}
    compared = {"before": 1, "after": 2, "changes": [change]}
    page = stage.open("curation", view(open=opened(versions=told, compared=compared, version=2)))
    assert page.get_by_text("Pan", exact=True).is_visible()
    page.get_by_label("Comparar").select_option("2")
    assert stage.acts[0]["body"] == {"do": "compare", "card": "k1", "before": 2, "after": 2}


def test_text_of_the_author_is_never_markup(stage):
    bad = "<img src=x onerror=document.title='broken'>"
    card = {**opened()["card"], "title": bad}
    page = stage.open("curation", view(open=opened(card=card, pieces=[piece(es=bad)])))
    assert page.get_by_role("heading", name=bad).is_visible()
    assert page.title() == "LIDERA"
