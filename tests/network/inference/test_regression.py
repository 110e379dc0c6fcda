"""MRQAP: coefficients of ordinary regressions, p-values of permuted ones, both done by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lidera_nb.network import mrqap
from lidera_nb.network.inference.exchange import shuffles
from lidera_nb.network.inference.sample import sample_of

N = 9
APART = ~np.eye(N, dtype=bool)


def relations(seed, n=N):
    """An outcome that follows `a` (0.5) but not `b`, which follows `a`; and a distance."""
    dice = np.random.default_rng(seed)
    a = (dice.random((n, n)) < 0.3) * 1.0
    b = ((dice.random((n, n)) + 0.4 * a) > 0.7) * 1.0
    distance = dice.random((n, n)) + 3
    return 0.5 * a + dice.normal(size=(n, n)), {"a": a, "b": b, "distance": distance}


def ordinary(y, columns):
    """Coefficients and t-values by least squares."""
    x = np.column_stack(columns)
    inverse = np.linalg.inv(x.T @ x)
    estimates = inverse @ x.T @ y
    left = y - x @ estimates
    variance = left @ left / (len(y) - x.shape[1])
    return estimates, estimates / np.sqrt(variance * np.diag(inverse))


def vectors(y, x):
    return y[APART], [np.ones(N * (N - 1)), *(one[APART] for one in x.values())]


def permuted(y, x, m, seed):
    groups = sample_of({**x, "y": y}).groups
    return np.concatenate(list(shuffles(groups, N, m, np.random.default_rng(seed))))


def test_estimates_are_those_of_least_squares():
    y, x = relations(1)
    estimates, t = ordinary(*vectors(y, x))
    found = mrqap(y, x, 20)
    assert list(found.table.index) == ["intercept", "a", "b", "distance"]
    assert list(found.table["estimate"]) == pytest.approx(estimates)
    assert list(found.table["t"]) == pytest.approx(t)
    left = y[APART] - np.column_stack(vectors(y, x)[1]) @ estimates
    assert found.r2 == pytest.approx(1 - left.var() / y[APART].var())
    assert found.deviance == pytest.approx(left @ left)


def test_double_semi_partialling_is_what_doing_it_step_by_step_gives():
    y, x = relations(2)
    outcome, columns = vectors(y, x)
    found = mrqap(y, x, 25, seed=4)
    for k in range(4):
        rest = [one for i, one in enumerate(columns) if i != k]
        z = np.column_stack(rest)
        left = np.zeros((N, N))
        left[APART] = columns[k] - z @ np.linalg.lstsq(z, columns[k])[0]
        by_hand = [ordinary(outcome, [*rest, left[np.ix_(p, p)][APART]])[1][-1]
                   for p in permuted(y, x, 25, 4)]  # fmt: skip
        assert found.null[:, k] == pytest.approx(by_hand)


def test_permuting_the_outcome_is_what_doing_it_step_by_step_gives():
    y, x = relations(3)
    columns = vectors(y, x)[1]
    by_hand = [ordinary(y[np.ix_(p, p)][APART], columns)[1] for p in permuted(y, x, 25, 4)]
    assert mrqap(y, x, 25, seed=4, method="qapy").null == pytest.approx(np.array(by_hand))


def test_missing_rows_are_left_out_of_every_permuted_regression():
    y, x = relations(4)
    y[:3] = np.nan
    sample, seen = sample_of({**x, "y": y}), APART.copy()
    seen[:3] = False
    found = mrqap(y, x, 25, seed=1)
    assert found.dyads == sample.dyads == seen.sum() == 6 * 8
    columns = [np.ones(48), *(one[seen] for one in x.values())]
    assert list(found.table["t"]) == pytest.approx(ordinary(y[seen], columns)[1])
    z, left = np.column_stack([columns[i] for i in (0, 2, 3)]), np.zeros((N, N))
    left[seen] = columns[1] - z @ np.linalg.lstsq(z, columns[1])[0]
    by_hand = [ordinary(y[seen], [*z.T, left[np.ix_(p, p)][seen]])[1][-1]
               for p in permuted(y, x, 25, 1)]  # fmt: skip
    assert found.null[:, 1] == pytest.approx(by_hand)


@given(some.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_neither_units_nor_the_order_of_people_matter(seed):
    y, x = relations(seed)
    turn = np.random.default_rng(seed).permutation(N)
    turned = {name: one[np.ix_(turn, turn)] for name, one in x.items()}
    turned["distance"] = 1000 * turned["distance"]
    plain, other = mrqap(y, x, 20), mrqap(y[np.ix_(turn, turn)] * 7, turned, 20)
    assert list(other.table["t"]) == pytest.approx(list(plain.table["t"]), rel=1e-6)
    assert ((plain.table["p_ge"] + plain.table["p_le"]) >= 1).all()


def test_known_coefficients_are_recovered():
    dice = np.random.default_rng(1)
    a, b = (dice.random((60, 60)) < 0.1) * 1.0, dice.normal(size=(60, 60))
    found = mrqap(1 + 2 * a - 0.5 * b + dice.normal(size=(60, 60)), {"a": a, "b": b}, 99)
    assert list(found.table["estimate"]) == pytest.approx([1, 2, -0.5], abs=0.1)
    assert (found.table["p_two"] == 0.01).all()


def test_known_odds_are_recovered():
    dice = np.random.default_rng(2)
    a, b = (dice.random((60, 60)) < 0.2) * 1.0, dice.normal(size=(60, 60))
    chance = 1 / (1 + np.exp(2 - 1.5 * a - 0.5 * b))
    found = mrqap((dice.random((60, 60)) < chance) * 1.0, {"a": a, "b": b}, 20, family="binomial")
    assert list(found.table["estimate"]) == pytest.approx([-2, 1.5, 0.5], abs=0.25)
    assert found.r2 is None
    assert found.deviance < found.null_deviance


@pytest.mark.parametrize(("family", "tests"), [("gaussian", 300), ("binomial", 60)])
def test_one_test_in_twenty_finds_what_is_not_there(family, tests):
    dice, found = np.random.default_rng(8), 0
    for _ in range(tests):
        people = dice.normal(size=(2, 12))
        a = people[0][:, None] + people[0] + dice.normal(size=(12, 12))
        y = people[1][:, None] + people[1] + dice.normal(size=(12, 12))
        b = 0.5 * a + dice.normal(size=(12, 12))
        y = y if family == "gaussian" else (y > 0.5) * 1.0
        found += mrqap(y, {"a": a, "b": b}, 99, dice, family).table.loc["a", "p_two"] <= 0.05
    assert found / tests == pytest.approx(0.05, abs=3 * np.sqrt(0.05 * 0.95 / tests))


def test_names_match_people_across_relations():
    y, x = relations(6)
    names = list("abcdefghi")
    frames = {name: pd.DataFrame(one, names, names) for name, one in x.items()}
    frames["a"] = frames["a"].loc[names[::-1], names[::-1]]
    assert mrqap(pd.DataFrame(y, names, names), frames, 20).table.equals(mrqap(y, x, 20).table)


def test_a_combination_of_predictors_is_named():
    y, x = relations(1)
    with pytest.raises(ValueError, match="c is a combination of the predictors before it: leave"):
        mrqap(y, {**x, "c": 2 * x["a"] - x["b"] + 1})


def test_a_term_that_separates_ties_is_named():
    _, x = relations(1)
    y = np.maximum(x["a"], np.random.default_rng(9).random((N, N)) < 0.3)
    with pytest.raises(ValueError, match="a separates pairs with a tie from pairs without"):
        mrqap(y, x, family="binomial")


def test_chances_next_to_nothing_far_away_are_no_separation():
    dice = np.random.default_rng(3)
    distance = 100 * dice.random((40, 40))
    y = (dice.random((40, 40)) < 1 / (1 + np.exp(0.5 * distance - 3))) * 1.0
    found = mrqap(y, {"distance": distance}, 20, family="binomial")
    assert found.table.loc["distance", "estimate"] == pytest.approx(-0.5, abs=0.2)


@pytest.mark.parametrize(
    ("y", "x", "told", "words"),
    [(1, {}, {}, "give at least one predictor by name"),
     (1, {"intercept": 1}, {}, "y and intercept are taken"),
     (1, {"a": 1}, {"family": "poisson"}, "the families are gaussian and binomial")],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(y, x, told, words):
    with pytest.raises(ValueError, match=words):
        mrqap(y, x, **told)


def test_a_constant_outcome_an_exact_one_and_one_with_numbers_are_refused():
    y, x = relations(1)
    with pytest.raises(ValueError, match="y has the same value for every observed pair"):
        mrqap(np.ones((N, N)), x)
    with pytest.raises(ValueError, match="y is an exact combination of the predictors"):
        mrqap(x["a"] + 2 * x["b"], x)
    with pytest.raises(ValueError, match="make y hold 0 and 1 alone, or use family='gaussian'"):
        mrqap(y, x, family="binomial")


def test_the_result_is_a_frame_by_term_that_says_how_it_was_found():
    y, x = relations(1)
    found = mrqap(y, x, 20)
    assert list(found.index) == ["intercept", "a", "b", "distance"]
    assert list(found.columns[:5]) == ["estimate", "t", "p_ge", "p_le", "p_two"]
    assert found.permutations == 20
    assert type(found.table) is pd.DataFrame
    assert type(found[["estimate"]]) is pd.DataFrame
