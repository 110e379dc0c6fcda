"""The glossary of schools in Chile and the United States."""

import pytest

from lidera_nb.cards.search.glossary import glossary, read
from lidera_nb.cards.search.stems import stem, stems
from lidera_nb.errors import ContentError


@pytest.mark.parametrize(
    ("es", "en"),
    [("apoderado", "guardian"), ("jefa de UTP", "curriculum head"), ("inasistencia", "absences")],
)
def test_a_word_and_its_translation_lead_to_each_other(es, en):
    spanish, english = tuple(stems(es, "es")), tuple(stems(en, "en"))
    assert ("en", english) in {name[:2] for name in glossary().also(spanish, "es")}
    assert ("es", spanish) in {name[:2] for name in glossary().also(english, "en")}


def test_a_word_is_not_another_name_of_itself():
    own = (stem("apoderado", "es"),)
    assert own not in {phrase for lang, phrase, _ in glossary().also(own, "es") if lang == "es"}


def test_every_line_of_the_glossary_says_something_in_both_languages():
    assert all(entry["es"] and entry["en"] for entry in glossary().entries)


def test_a_line_without_a_second_side_is_told_with_its_place(tmp_path):
    path = tmp_path / "glossary.yaml"
    path.write_text("people:\n  - apoderado = guardian\n  - tutor\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"glossary\.yaml.*3.*words of Spanish"):
        read(path)
