"""The judged queries, which were there before any ranker, are answered well."""

import pytest

from tests.cards.search.judging import measured, ndcg

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
