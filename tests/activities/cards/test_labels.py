"""Every closed word of a card has a label in both languages."""

import pytest

from lidera_nb.activities.cards.labels import LABELLED, band_told, cost_told, head, label, options
from lidera_nb.cards.costs import Cost


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_word_of_every_field_has_a_label(lang):
    for field, words in LABELLED.items():
        assert [one["id"] for one in options(lang, field)] == list(words)
        assert all(label(lang, field, word) for word in words)


def test_no_two_words_of_a_field_read_the_same():
    for field in LABELLED:
        told = [one["label"] for one in options("es", field)]
        assert len(set(told)) == len(told), field


def test_what_readers_narrow_by_has_a_name():
    assert head("es", "rurality") == "Entorno"
    assert head("en", "rurality") == "Setting"


def test_a_cost_band_says_where_it_ends_in_both_currencies():
    assert band_told("es", 0) == "solo tiempo de quienes ya están"
    assert band_told("es", 2) == "hasta 60.000 pesos (o 80 dólares) por estudiante al año"
    assert band_told("es", 5) == "más de 450.000 pesos (o 600 dólares) por estudiante al año"
    assert cost_told("en", Cost(band=4)).startswith("High: up to 600 dollars")


def test_a_word_that_a_field_does_not_have_has_no_label():
    with pytest.raises(KeyError):
        label("es", "rurality", "moon")
