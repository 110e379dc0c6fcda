"""Wording a card piece by piece."""

from lidera_nb.cards.model import Content
from lidera_nb.cards.wording import pieces, worded

TOLD = {
    "title": "Desayuno", "problem": "Llegan sin comer.", "steps": ["Pan", "Té"],
    "risks": [{"risk": "Se acaba", "answer": "Comprar antes"}],
}  # fmt: skip


def card(**texts):
    return Content.model_validate({"kind": "practice", "texts": texts or {"es": TOLD}})


def test_steps_are_one_piece_of_a_line_each_and_risks_two_each():
    told = pieces(card(), "es")
    assert told["steps"] == "Pan\nTé"
    assert told["risks.0.answer"] == "Comprar antes"
    assert told["what"] == ""


def test_a_language_that_is_not_there_has_the_same_pieces_all_empty():
    told = pieces(card(), "en")
    assert told.keys() == pieces(card(), "es").keys()
    assert not any(told.values())


def test_what_was_not_changed_stays_as_it_was():
    content = worded(card(), {"es": {"title": "Pan y té", "steps": "Pan\n\n Leche "}})
    assert content.texts["es"].title == "Pan y té"
    assert content.texts["es"].steps == ("Pan", "Leche")
    assert content.texts["es"].problem == "Llegan sin comer."
    assert content.texts["es"].risks == card().texts["es"].risks


def test_a_translation_is_begun_with_its_title_and_not_without():
    assert worded(card(), {"en": {"title": "Breakfast"}}).texts["en"].title == "Breakfast"
    assert worded(card(), {"en": {"problem": "They come hungry."}}) is None


def test_a_translation_of_which_all_was_struck_is_gone():
    content = card(es=TOLD, en={"title": "Breakfast"})
    assert set(worded(content, {"en": {"title": ""}}).texts) == {"es"}
    assert worded(card(), {"es": dict.fromkeys(pieces(card(), "es"), "")}) is None


def test_a_piece_that_the_card_has_not_and_a_text_too_long_are_no_card():
    assert worded(card(), {"es": {"risks.7.risk": "x"}}) is None
    assert worded(card(), {"es": {"title": "x" * 121}}) is None
