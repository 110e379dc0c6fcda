"""Words that were meant, and words of the same origin."""

import pytest

from lidera_nb.cards.search.lexicon import Lexicon, distance


@pytest.fixture
def known():
    lexicon = Lexicon()
    lexicon.add({"asistencia", "convivencia", "reflexion", "pie"})
    lexicon.add({"asistencia"})
    return lexicon


@pytest.mark.parametrize("typed", ["asistensia", "asitsencia", "asistencias", "assistencia"])
def test_a_word_with_one_or_two_slips_is_recognised(known, typed):
    assert known.meant(typed)[-1] == "asistencia"


@pytest.mark.parametrize("typed", ["pia", "resistencia", "xilofono"])
def test_a_short_word_a_word_that_begins_otherwise_and_a_strange_one_are_not(known, typed):
    assert known.meant(typed) is None


def test_of_two_words_that_are_as_near_the_one_in_more_cards_is_meant():
    lexicon = Lexicon()
    lexicon.add({"clases", "clavos"})
    lexicon.add({"clavos"})
    assert lexicon.meant("clavas")[-1] == "clavos"


def test_a_word_that_no_card_uses_any_more_is_never_offered(known):
    assert known.meant("convivensia")[-1] == "convivencia"
    known.remove({"convivencia"})
    assert known.meant("convivensia") is None


@pytest.mark.parametrize(
    ("typed", "other"),
    [("reflection", "reflexion"), ("participation", "participacion"), ("protocol", "protocolo"),
     ("responsibility", "responsabilidad"), ("creativity", "creatividad")],
)  # fmt: skip
def test_words_of_the_same_origin_find_each_other(typed, other):
    lexicon = Lexicon()
    lexicon.add({other})
    assert lexicon.kin(typed) == {other}


def test_a_distance_counts_changed_missing_added_and_swapped_letters():
    told = [("patio", "patio"), ("patio", "ptio"), ("patio", "pation"), ("patio", "patoi")]
    assert [distance(a, b, 2) for a, b in told] == [0, 1, 1, 1]
    assert distance("patio", "recreo", 2) == 3
