"""The judged queries are sound: enough, in both languages, a third across, of cards that exist."""

from __future__ import annotations

from collections import Counter

import pytest

from lidera_nb.cards.seed import load_seeds
from tests.judgedqueries import (
    GRADES,
    Query,
    development_queries,
    goes_across,
    indexed_languages,
    judged_queries,
)
from tests.ourcourse import COURSE

SEEDS = load_seeds(COURSE)
EVERY = pytest.mark.parametrize("query", judged_queries(), ids=lambda one: one.id)
BOTH = (*judged_queries(), *development_queries())


def test_there_are_enough_queries_half_of_them_in_each_language() -> None:
    langs = Counter(query.lang for query in judged_queries())
    assert langs.total() >= 60
    assert abs(langs["es"] - langs["en"]) <= 2


def test_a_third_of_the_queries_go_across_languages() -> None:
    across = Counter(query.lang for query in judged_queries() if query.cross)
    assert across.total() >= len(judged_queries()) / 3
    assert min(across["es"], across["en"]) >= 8


def test_no_query_is_there_twice_nor_both_judged_and_tuned_on() -> None:
    assert len({query.id for query in BOTH}) == len(BOTH)
    assert len({query.text.casefold() for query in BOTH}) == len(BOTH)


@pytest.mark.parametrize("query", BOTH, ids=lambda one: one.id)
def test_a_query_is_answered_exactly_by_one_card_at_least(query: Query) -> None:
    assert set(query.grades) <= set(SEEDS)
    assert set(query.grades.values()) <= set(GRADES)
    assert 3 in query.grades.values()


@EVERY
def test_a_query_counts_as_across_if_its_answers_are_indexed_in_the_other_language(
    query: Query,
) -> None:
    assert query.cross == goes_across(query.lang, query.grades)


def test_every_card_is_indexed_in_one_language_and_each_takes_half() -> None:
    langs = indexed_languages()
    assert set(langs) == set(SEEDS)
    found = Counter(langs.values())
    assert abs(found["es"] - found["en"]) <= 1


def test_both_languages_are_spread_over_dimensions_and_kinds() -> None:
    langs = indexed_languages()
    for which in ("a", "b", "c", "d", "e"):
        first = [i for i, card in SEEDS.items() if card.content.dimensions[0] == which]
        share = sum(langs[i] == "es" for i in first) / len(first)
        assert 1 / 3 <= share <= 2 / 3
    judged = [i for i, card in SEEDS.items() if card.content.kind == "judgement"]
    assert 1 / 3 <= sum(langs[i] == "es" for i in judged) / len(judged) <= 2 / 3


def test_most_cards_answer_some_query() -> None:
    answered = {card for query in judged_queries() for card in query.grades}
    assert len(answered) >= 0.9 * len(SEEDS)
