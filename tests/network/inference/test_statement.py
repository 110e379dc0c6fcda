"""What results say of themselves, in both languages."""

import numpy as np
import pytest

from lidera_nb.network import autocorrelation, mrqap, qap_correlation, statement


def ties(n, seed):
    return (np.random.default_rng(seed).random((n, n)) < 0.3) * 1.0


def test_how_sure_a_p_value_is_stands_in_the_first_sentence():
    found = qap_correlation(ties(30, 1), ties(30, 2), 999)
    told = statement(found, "en")
    assert told.startswith(f"The p-value of {found.p_two:.3f} comes from 999 random permutations")
    assert "people" not in told


def test_a_p_value_whose_interval_includes_the_threshold_asks_for_more_permutations():
    found = qap_correlation(ties(30, 1), ties(30, 2), 999)
    near = type(found)(**{**vars(found), "p_two": 0.052})
    assert "draw more permutations" in statement(near, "en")
    assert "haga más permutaciones" in statement(near, "es")


def test_few_people_are_told_what_they_can_show():
    found = qap_correlation(ties(5, 1), ties(5, 4), 999)
    told = statement(found, "es")
    assert "Son solo 5 personas, y hay 120 maneras en que podrían cambiar de lugar" in told
    assert "El menor valor p que esta prueba puede dar es 0,008" in told
    assert "no significa que no haya relación" in told


def test_three_people_can_show_nothing():
    told = statement(qap_correlation(ties(3, 1), ties(3, 2), 99), "en")
    assert "The least p-value this test can give is 0.167" in told
    assert "not even a perfect correlation" in told


def test_a_regression_says_which_term_is_least_sure_and_what_each_would_need():
    found = mrqap(ties(12, 1), {"trust": ties(12, 2), "support": ties(12, 3)}, 199)
    told = statement(found, "en")
    doubtful = found.table["mc_two"].idxmax()
    assert f"The least certain is that of “{doubtful}”" in told
    row = found.table.loc["trust"]
    needed = 2.8016 * row["null_sd"] * abs(row["estimate"] / row["t"])
    assert f"trust {needed:.2f}; support" in told


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_model_of_few_people_says_how_its_search_ended_and_what_it_could_find(lang):
    y = np.random.default_rng(1).normal(size=12)
    found = autocorrelation(y, np.ones((12, 1)), ties(12, 1) / 12)
    told = statement(found, lang)
    assert told.startswith(found.convergence.words(lang))
    assert {"es": "Son solo 12 personas", "en": "There are only 12 people"}[lang] in told


def test_a_model_of_many_people_says_only_how_its_search_ended():
    y = np.random.default_rng(1).normal(size=40)
    found = autocorrelation(y, np.ones((40, 1)), ties(40, 1) / 40)
    assert statement(found, "en") == found.convergence.words("en")
