"""Cards that may tell the same, from toy cards and the seed library."""

import pytest

from lidera_nb.cards.duplicates import ALIKE, beginnings, duplicates
from lidera_nb.cards.model import Content, Words
from lidera_nb.cards.seed import load_seeds
from tests.ourcourse import COURSE

BREAKFAST = {
    "title": "Desayuno para empezar el día",
    "problem": "Llegan sin comer y no escuchan la primera hora.",
    "what": "Un desayuno corto en la sala, con pan y leche, servido por un apoderado.",
}
AGAIN = {
    "title": "Un desayuno en la sala",
    "problem": "Nuestros niños llegaban sin comer y no escuchaban.",
    "what": "Apoderados sirven pan y leche en la sala durante la primera hora.",
}
MATHS = {
    "title": "Taller de fracciones",
    "problem": "En sexto no dividen.",
    "what": "Una hora semanal con material concreto.",
}


def card(**texts):
    return Content.model_validate({"kind": "practice", "texts": texts})


def test_inflected_and_accented_words_meet_in_their_beginnings():
    told = beginnings(Words(title="Decisión", problem="las decisiones"))
    assert set(told) == {"decisi"}


def test_the_same_practice_in_other_words_is_found_and_another_practice_is_not():
    others = {"b": card(es=AGAIN), "c": card(es=MATHS)}
    assert [one.id for one in duplicates(card(es=BREAKFAST), others)] == ["b"]


def test_the_same_text_is_wholly_alike():
    (found,) = duplicates(card(es=BREAKFAST), {"b": card(es=BREAKFAST)})
    assert found.likeness == pytest.approx(1)
    assert found.lang == "es"


def test_two_equal_bags_of_one_word_and_one_with_half_of_it_have_the_cosine_worked_by_hand():
    # One word is in both bags, one in the first alone: rarities log 2 and log 3.
    one, two = card(es={"title": "gato perro"}), card(es={"title": "gato"})
    (found,) = duplicates(one, {"b": two}, least=0)
    assert found.likeness == pytest.approx(0.6931 / (0.6931**2 + 1.0986**2) ** 0.5, abs=1e-3)


def test_cards_of_different_languages_are_not_held_against_each_other():
    assert duplicates(card(es=BREAKFAST), {"b": card(en=BREAKFAST)}) == ()


def test_a_card_without_words_is_like_none():
    assert duplicates(card(es={"title": "ya"}), {"b": card(es=AGAIN)}, least=0.01) == ()


def test_no_two_cards_of_the_seed_library_are_suggested_as_the_same():
    seeds = {name: seed.content for name, seed in load_seeds(COURSE).items()}
    for name, content in seeds.items():
        others = {other: one for other, one in seeds.items() if other != name}
        assert duplicates(content, others, least=ALIKE) == (), name
