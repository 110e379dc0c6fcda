"""Stems of words in both languages."""

import pytest

from lidera_nb.cards.search.stems import fold, stem, stems, words


@pytest.mark.parametrize(
    ("lang", "alike"),
    [
        ("es", ["evaluación", "evaluacion", "Evaluaciones", "evaluar"]),
        ("es", ["niña", "nina", "niñas"]),
        ("es", ["convivencia", "Convivencias"]),
        ("es", ["vienen", "vino", "vendrían", "venir", "venía"]),
        ("es", ["repiten", "repitió", "repetir"]),
        ("en", ["meetings", "meeting", "Meet"]),
        ("en", ["absent", "Absent"]),
        ("en", ["came", "come", "coming"]),
        ("en", ["taught", "teaching", "teach"]),
    ],
)
def test_inflections_and_accents_of_a_word_have_one_stem(lang, alike):
    assert len({stem(word, lang) for word in alike}) == 1


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("es", "sala", "salir"),
        ("es", "asistencia", "asistente"),
        ("es", "sábado", "saber"),
        ("es", "iniciativa", "inicio"),
        ("en", "initiative", "initial"),
        ("en", "officer", "office"),
    ],
)
def test_words_of_another_meaning_have_another_stem(lang, one, other):
    assert stem(one, lang) != stem(other, lang)


def test_words_that_say_nothing_have_no_stem():
    assert stems("Los niños que no están en la sala", "es") == ["nin", "sala"]
    assert stems("What to do with the absent", "en") == ["absent"]


def test_a_word_written_in_decomposed_letters_is_one_word():
    assert words("reunio\u0301n") == ["reunión"]


@pytest.mark.parametrize("typed", ["don't", "don’t", "dont"])
def test_a_refusal_is_one_word_however_it_is_written(typed):
    assert words(f"they {typed} come") == ["they", "dont", "come"]
    assert stem("dont", "en") == ""


def test_only_letters_and_digits_are_left_of_a_text():
    assert words('8° "básico"; DROP TABLE_x*') == ["8", "básico", "drop", "table", "x"]
    assert fold("⑴") == "1"
