"""Stems of words in both languages."""

import pytest

from lidera_nb.cards.search.stems import fold, stem, stems, words


@pytest.mark.parametrize(
    ("lang", "alike"),
    [
        ("es", ["evaluación", "evaluacion", "Evaluaciones", "evaluar"]),
        ("es", ["niña", "nina", "niñas"]),
        ("es", ["convivencia", "Convivencias"]),
        ("en", ["meetings", "meeting", "Meet"]),
        ("en", ["absent", "Absent"]),
    ],
)
def test_inflections_and_accents_of_a_word_have_one_stem(lang, alike):
    assert len({stem(word, lang) for word in alike}) == 1


def test_words_that_say_nothing_have_no_stem():
    assert stems("Los niños que no están en la sala", "es") == ["nin", "sal"]
    assert stems("What to do with the absent", "en") == ["absent"]


def test_a_word_written_in_decomposed_letters_is_one_word():
    assert words("reunio\u0301n") == ["reunión"]


def test_only_letters_and_digits_are_left_of_a_text():
    assert words('8° "básico"; DROP TABLE_x*') == ["8", "básico", "drop", "table", "x"]
    assert fold("⑴") == "1"
