"""Sentences as passages to choose: they cover the text, and abbreviations end none."""

import pytest

from lidera_nb.reflection.sentences import sentences


def parts(text):
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(("text", "wanted"), [
    ("", []),
    ("Uno", ["Uno"]),
    ("Uno. ¿Dos? ¡Tres! Cuatro…", ["Uno. ", "¿Dos? ", "¡Tres! ", "Cuatro…"]),
    ("«Uno.» Dos", ["«Uno.» ", "Dos"]),
    ("La Sra. Soto vino. J. Pérez no.", ["La Sra. Soto vino. ", "J. Pérez no."]),
    ("Uno\n\n- Dos\nTres", ["Uno\n\n", "- Dos\n", "Tres"]),
    ("El 12.5 y el 3.000 no cortan.", ["El 12.5 y el 3.000 no cortan."]),
])  # fmt: skip
def test_a_text_is_cut_where_a_sentence_ends(text, wanted):
    assert parts(text) == wanted


@pytest.mark.parametrize("text", [" . . ", "\n\n\n", "…" * 50, "a. " * 2000, "🙂. 🙃", "x" * 9000])
def test_the_sentences_of_any_text_cover_all_of_it(text):
    assert "".join(parts(text)) == text
