"""The judged queries, which were there before any ranker, are answered well."""

import pytest

from lidera_nb.cards.library import of_seed
from lidera_nb.cards.search.sqlite import SqliteIndex
from lidera_nb.cards.seed import load_seeds
from tests.cards.search.judging import measured, ndcg
from tests.ourcourse import COURSE

GAIN = 0.15


def test_a_ranking_is_worth_its_gain_beside_the_best_one():
    grades = {"a": 3, "b": 1}
    assert ndcg(["a", "b"], grades) == 1
    assert ndcg(["x"], grades) == 0
    # worked by hand: (1/log2(2) + 7/log2(3)) / (7/log2(2) + 1/log2(3))
    assert ndcg(["b", "a"], grades) == pytest.approx((1 + 7 * 0.63093) / (7 + 0.63093), abs=1e-4)


def test_the_index_answers_better_than_plain_full_text_search():
    found = measured()
    assert found["ndcg_at_10"] >= found["ndcg_plain_fts5"] + GAIN


def test_the_index_answers_across_languages_where_plain_full_text_search_cannot():
    found = measured()
    assert found["ndcg_across"] >= found["ndcg_plain_fts5_across"] + GAIN


def test_what_the_ranking_was_tuned_on_is_answered_far_better_than_by_plain_full_text_search():
    found = measured()
    assert found["ndcg_development"] >= found["ndcg_plain_fts5_development"] + 2 * GAIN


@pytest.mark.parametrize(
    ("query", "lang"), [("apoderados que no vienen", "es"), ("parents who do not come", "en")]
)
def test_a_query_of_common_verbs_finds_the_card_on_exactly_that(query, lang):
    index = SqliteIndex()
    index.put(of_seed(seed) for seed in load_seeds(COURSE).values())
    best = index.search(query, lang).hits[0]
    assert best.id == "reunion-de-apoderados-de-treinta-minutos"
