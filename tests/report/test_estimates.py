from __future__ import annotations

import pytest

from lidera_nb.report.estimates import brier, wilson


def test_wilson_agrees_with_the_worked_example_of_the_literature() -> None:
    # Newcombe (1998), Statistics in Medicine 17: 81 of 263 gives 0.2553 to 0.3662.
    share = wilson(81, 263)
    assert (round(share.low, 4), round(share.high, 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize(("hits", "n"), [(0, 1), (1, 1), (0, 30), (30, 30)])
def test_an_interval_never_leaves_zero_and_one(hits: int, n: int) -> None:
    share = wilson(hits, n)
    assert 0 <= share.low <= share.value <= share.high <= 1


def test_always_answering_half_scores_a_quarter() -> None:
    score = brier({"a": [(0.5, True)], "b": [(0.5, False)]}, seed=1)
    assert (score.value, score.n) == (0.25, 2)


def test_the_same_seed_gives_the_same_interval() -> None:
    answers = {str(i): [(0.25 * (i % 5), i % 2 == 0)] for i in range(12)}
    assert brier(answers, seed=3) == brier(answers, seed=3)
    assert brier(answers, seed=3).low <= brier(answers, seed=3).value
