"""Narrowing results, and counting what each word would leave."""

import numpy as np
import pytest

from lidera_nb.cards.search.facets import Facets
from tests.cards.search.cards import a_card

ALL = np.ones(3, bool)


@pytest.fixture
def facets():
    """Three cards: urban for staff, urban for families, rural for staff."""
    found = Facets()
    told = [("staff", "urban"), ("families", "urban"), ("staff", "rural")]
    for place, (students, rurality) in enumerate(told):
        card = a_card("x", "Algo", students=(students,), context={"rurality": (rurality,)})
        found.set(place, card)
    return found


def test_a_word_leaves_the_cards_that_hold_it(facets):
    left, _ = facets.narrow(ALL, {"students": ["staff"]})
    assert left.tolist() == [True, False, True]


def test_words_of_one_facet_add_up_and_facets_narrow_each_other(facets):
    left, _ = facets.narrow(ALL, {"students": ["staff", "families"], "rurality": ["rural"]})
    assert left.tolist() == [False, False, True]


def test_a_facet_counts_what_the_other_facets_leave(facets):
    _, counts = facets.narrow(ALL, {"students": ["staff"], "rurality": ["urban"]})
    assert counts["students"] == {"staff": 1, "families": 1}
    assert counts["rurality"] == {"urban": 1, "rural": 1}
    assert counts["kind"] == {"practice": 1}


@pytest.mark.parametrize("where", [{"students": ["nobody"]}, {"shoes": ["red"]}])
def test_a_word_or_a_facet_that_does_not_exist_leaves_nothing(facets, where):
    assert not facets.narrow(ALL, where)[0].any()


def test_a_place_that_was_made_free_holds_nothing(facets):
    facets.clear(0)
    assert facets.narrow(ALL, {"students": ["staff"]})[0].tolist() == [False, False, True]


def test_the_hundredth_card_is_counted_as_the_first_is():
    facets = Facets()
    for place in range(100):
        facets.set(place, a_card("x", "Algo", students=("staff",)))
    _, counts = facets.narrow(np.ones(100, bool), {})
    assert counts["students"] == {"staff": 100}
