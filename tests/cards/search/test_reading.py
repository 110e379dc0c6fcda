"""What a query asks for."""

import pytest

from lidera_nb.cards.search.glossary import glossary
from lidera_nb.cards.search.lexicon import Lexicon
from lidera_nb.cards.search.reading import ABSENT, EVERYDAY, GENERAL, PART, WORDS_MOST, Reader


@pytest.fixture
def reader():
    spanish, english = Lexicon(), Lexicon()
    spanish.add({"asistencia", "lunes", "reflexion", "diagrama"})
    english.add({"attendance", "monday"})
    held = {("es", ("asistencia",)), ("es", ("lun",)), ("en", ("attend",)), ("en", ("monday",))}
    return Reader(glossary(), {"es": spanish, "en": english}, lambda *one: one in held)


def names(idea):
    told = [name for name in idea.names if not name.begun]
    return {(name.lang, " ".join(name.phrase)): name.weight for name in told}


def test_a_word_is_asked_for_under_its_names_in_both_languages(reader):
    (idea,) = reader.read("apoderados", "es").ideas
    found = names(idea)
    assert found["es", "apoder"] > found["en", "parent"] > found["es", "tutor legal"]


def test_a_fixed_phrase_is_one_idea_and_its_words_count_for_less(reader):
    phrase, *parts = reader.read("salud mental", "es").ideas
    assert ("en", "mental health") in names(phrase)
    assert [part.weight for part in parts] == [PART, PART]


def test_a_word_of_no_school_weighs_less_than_one_of_schools(reader):
    assert [i.weight for i in reader.read("asistencia morada", "es").ideas] == [1, GENERAL]


@pytest.mark.parametrize("typed", ["vienen", "vino", "come", "came"])
def test_a_word_of_any_sentence_weighs_little_and_is_never_one_of_the_other_language(reader, typed):
    lang = "es" if typed.startswith("v") else "en"
    (idea,) = reader.read(typed, lang).ideas
    assert idea.weight == EVERYDAY
    assert {name.lang for name in idea.names if name.weight > 0.9} == {lang}
    assert all(name.phrase != ("com",) for name in idea.names)


def test_a_word_of_any_sentence_is_no_slip(reader):
    reader.lexicons["en"].add({"read"})
    assert reader.read("nobody was ready", "en").corrected == ""


def test_that_somebody_is_not_there_is_asked_for_by_its_nouns(reader):
    *_, absent = reader.read("apoderados que no vienen", "es").ideas
    assert absent.weight == ABSENT
    assert ("es", "reunion apoder") in names(absent)
    assert ("en", "attend") in names(absent)


def test_a_query_may_be_in_another_language_than_the_reader(reader):
    assert reader.read("what to do about Monday absences", "es").lang == "en"
    assert reader.read("qué hacer con las inasistencias", "en").lang == "es"
    assert reader.read("2026", "en").lang == "en"


def test_a_slip_is_put_right_and_told_and_all_else_stays_as_typed(reader):
    asked = reader.read("¿La asistensia del LUNES?", "es")
    assert asked.corrected == "¿La asistencia del LUNES?"
    assert ("es", "asistencia") in names(asked.ideas[0])


def test_a_word_of_the_other_language_is_no_slip(reader):
    asked = reader.read("diagram", "en")
    assert asked.corrected == ""
    assert ("es", "diagram") in names(asked.ideas[0])


def test_a_word_that_is_not_finished_finds_what_begins_so(reader):
    (idea,) = reader.read("diagr", "es").ideas
    assert [name.phrase for name in idea.names if name.begun] == [("diagr",)]


@pytest.mark.parametrize("typed", ["", "  ", "¿?", "*", "de la que", '"', "\ud800"])
def test_a_query_that_says_nothing_asks_for_nothing(reader, typed):
    assert reader.read(typed, "es").ideas == ()


def test_no_more_words_are_read_than_a_person_types(reader):
    assert len(reader.read("zapato " * 500, "es").ideas) <= WORDS_MOST
