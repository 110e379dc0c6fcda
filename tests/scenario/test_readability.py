"""Indices worked by hand, syllables of known words, and the bounds of the scales."""

from __future__ import annotations

import pytest

from lidera_nb.scenario.readability import grade, index, sentences, words
from lidera_nb.scenario.syllables import english_syllables, spanish_syllables

SPANISH = {
    "diphthongs": {"ciudad": 2, "escuela": 3, "aula": 2, "limpiáis": 2, "ruido": 2, "veintiún": 2},
    "hiatus": {"país": 2, "día": 2, "teoría": 4, "leer": 2, "caos": 2, "aéreo": 4, "oír": 2},
    "three vowels": {"averiguáis": 4, "vivíais": 3, "buey": 1, "caíais": 3},
    "u that is not heard": {"que": 1, "quiero": 2, "guerra": 2, "guía": 2, "guion": 1, "quitó": 2},
    "u with its dots": {"pingüino": 3, "averigüe": 4, "antigüedad": 4, "lingüística": 4},
    "u after g before a": {"guagua": 2, "agua": 2, "Paraguay": 3},
    "h between vowels": {"ahora": 3, "prohibir": 2, "ahumar": 2, "búho": 2, "desahucio": 3,
                         "vehículo": 4, "cacahuete": 4, "alcohol": 3},
    "h elsewhere": {"huir": 1, "hoy": 1, "anhelo": 3, "chico": 2},
    "y": {"y": 1, "rey": 1, "reyes": 2, "muy": 1, "mayo": 2, "ley": 1, "yo": 1},
    "equal vowels": {"chiita": 3, "zoo": 2, "nihilismo": 4},
    "words of the trade": {"apoderada": 5, "convivencia": 4, "dirección": 3, "UTP": 1},
}  # fmt: skip
ENGLISH = {"school": 1, "teacher": 2, "table": 2, "tables": 2, "asked": 1, "wanted": 2, "idea": 3,
           "families": 3, "changes": 2, "makes": 1, "quiet": 2, "science": 2, "patient": 2,
           "situation": 4, "people": 2, "league": 1, "handled": 2, "the": 1}  # fmt: skip


@pytest.mark.parametrize("rule", SPANISH)
def test_spanish_syllables_follow_the_rules_of_spelling(rule: str) -> None:
    assert {word: spanish_syllables(word) for word in SPANISH[rule]} == SPANISH[rule]


def test_an_accent_may_be_written_as_a_character_of_its_own() -> None:
    assert spanish_syllables("pai\u0301s") == 2


def test_english_syllables_are_those_of_common_words() -> None:
    assert {word: english_syllables(word) for word in ENGLISH} == ENGLISH


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("No. Nunca. ¿Por qué?", 3),
        ("Son las 7:52. El inspector no se sienta.", 2),
        ("El saldo es de $31.600.000 y no alcanza.", 1),
        ("«No sé», dice. «¿Y usted?» Calla.", 3),
        ("Llega la Sra. Paz con O. Maturana, del 6° B. Nadie habla.", 2),
        ("Espera… y calla.", 1),
        ("De: Bernardita Salas\nPara: Direcciones\n\n1. El saldo\n2. La fecha", 4),
        ("7:52", 0),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int) -> None:
    assert sentences(text) == count


def test_figures_and_marks_are_no_words() -> None:
    assert words("*Son* 43 «me gusta», el 7:52; don't") == ["Son", "me", "gusta", "el", "don't"]


def test_perspicuity_is_that_of_the_formula() -> None:
    """Eight words, two sentences, 13 syllables: la ni-ña no vi-no, su ma-dre no con-tes-ta."""
    value = index("La niña no vino. Su madre no contesta.", "es")
    assert value == pytest.approx(206.835 - 62.3 * 13 / 8 - 8 / 2)


def test_reading_ease_is_that_of_the_formula() -> None:
    """Seven words, two sentences, eight syllables: only moth-er has two."""
    value = index("The girl came late. Her mother waits.", "en")
    assert value == pytest.approx(206.835 - 84.6 * 8 / 7 - 1.015 * 7 / 2)


def test_a_text_without_words_has_no_index() -> None:
    assert index("7:52", "es") is None


@pytest.mark.parametrize(
    ("lang", "value", "expected"),
    [("es", 39.9, "very difficult"), ("es", 40, "somewhat difficult"), ("es", 55, "normal"),
     ("es", 65, "rather easy"), ("es", 80, "very easy"), ("es", 101, "very easy"),
     ("en", -5, "very difficult"), ("en", 49.9, "difficult"), ("en", 60, "standard")],
)  # fmt: skip
def test_a_grade_is_that_of_the_published_scale(lang: str, value: float, expected: str) -> None:
    assert grade(value, lang) == expected
