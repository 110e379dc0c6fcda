"""What cards are worth for a query."""

import numpy as np
import pytest

from lidera_nb.cards.search.ranking import Held, found, fuse, rank, rarity
from lidera_nb.cards.search.reading import Idea, Name


def held(**worth):
    """Postings: stem to the worth of cards 0, 1, … ."""

    def told(name):
        row = np.array(worth[name.phrase[0]], np.float32)
        places = np.flatnonzero(row).astype(np.int32)
        return Held(places, row[places])

    return told


def idea(*names, weight=1.0):
    return Idea(tuple(Name("es", (stem,), each) for stem, each in names), weight)


def test_an_idea_is_worth_its_best_name_and_not_their_sum():
    worth = rank([idea(("a", 1.0), ("b", 0.5))], held(a=[1, 0, 1], b=[1, 1, 0]), 3, 3, "es")
    rare = rarity(3, 3)
    assert worth.tolist() == pytest.approx([rare, rare / 2, rare])


def test_a_rare_idea_is_worth_more_than_a_common_one():
    ideas = [idea(("common", 1.0)), idea(("rare", 1.0))]
    worth = rank(ideas, held(common=[1, 1, 1, 0], rare=[0, 0, 0, 1]), 4, 4, "es")
    assert worth[3] > worth[0] > 0


def test_a_name_of_another_language_is_worth_nothing_here():
    assert rank([idea(("a", 1.0))], held(a=[1, 1]), 2, 2, "en").tolist() == [0, 0]


def test_what_is_faint_beside_the_best_is_not_found():
    assert found(np.array([10, 3, 1, 0], np.float32)).tolist() == [True, True, False, False]
    assert not found(np.zeros(3, np.float32)).any()


def test_rarity_falls_as_more_hold_it_and_is_never_negative():
    told = [rarity(holding, 10) for holding in (0, 1, 5, 10)]
    assert told == sorted(told, reverse=True)
    assert told[-1] >= 0


def test_what_stands_high_in_two_rankings_goes_before_what_leads_one():
    fused = fuse([(1.0, [1, 2, 3]), (1.0, [4, 2, 1])])
    assert sorted(fused, key=lambda place: -fused[place])[:2] == [1, 2]
