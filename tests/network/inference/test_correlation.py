"""QAP correlation: toys worked by hand, what is missing, and what must not matter."""

from itertools import permutations
from math import sqrt

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy import sparse

from lidera_nb.network import from_edges, qap_correlation

X = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])
Y = np.array([[0, 1, 1], [0, 0, 0], [0, 0, 0]])
"""Among six pairs two ties each, one in common: r = (1/6 - 1/9) / (2/9) = 1/4."""


def random_ties(n, seed, share=0.3):
    dice = np.random.default_rng(seed)
    return (dice.random((n, n)) < share).astype(float)


def test_three_people_worked_by_hand():
    found = qap_correlation(X, Y, 2000)
    assert found.statistic == pytest.approx(0.25)
    assert (found.people, found.dyads, found.arrangements) == (3, 6, 6)


def test_p_values_of_three_people_come_near_those_of_all_six_arrangements():
    every = [np.corrcoef(X[~np.eye(3, dtype=bool)], Y[np.ix_(p, p)][~np.eye(3, dtype=bool)])[0, 1]
             for p in permutations(range(3))]  # fmt: skip
    exact = np.mean([one >= 0.25 - 1e-9 for one in every])
    found = qap_correlation(X, Y, 4000)
    assert found.p_ge == pytest.approx(exact, abs=4 * found.mc_ge)


def test_p_is_counted_with_the_observed_arrangement_and_has_its_error():
    found = qap_correlation(random_ties(12, 1), random_ties(12, 2), 99)
    assert found.p_ge == (np.sum(found.null >= found.statistic - 1e-9) + 1) / 100
    assert found.mc_ge == pytest.approx(sqrt(found.p_ge * (1 - found.p_ge) / 99))


def test_the_diagonal_does_not_matter():
    loops = random_ties(10, 1) + 5 * np.eye(10)
    plain = qap_correlation(random_ties(10, 1) * (1 - np.eye(10)), random_ties(10, 2), 50)
    assert qap_correlation(loops, random_ties(10, 2), 50).statistic == plain.statistic


def test_all_forms_of_a_relation_give_the_same():
    x, y = random_ties(10, 1) * (1 - np.eye(10)), random_ties(10, 2)
    plain = qap_correlation(x, y, 50)
    graph = nx.from_numpy_array(x, create_using=nx.DiGraph)
    for form in (sparse.csr_array(x), pd.DataFrame(x), graph):
        assert qap_correlation(form, y, 50) == plain


def test_people_are_matched_by_name():
    names = list("abcdefgh")
    x, y = (pd.DataFrame(random_ties(8, s), index=names, columns=names) for s in (1, 2))
    turned = y.loc[names[::-1], names[::-1]]
    assert qap_correlation(x, turned, 50).statistic == qap_correlation(x, y, 50).statistic


def test_full_relations_are_walked_pair_by_pair_and_thin_ones_tie_by_tie():
    distances = np.random.default_rng(1).random((10, 10))
    assert qap_correlation(distances, distances.T, 20).algorithm == "pairs"
    assert qap_correlation(distances, random_ties(10, 1), 20).algorithm == "ties"


def test_both_ways_of_walking_agree():
    x, y = random_ties(9, 1), random_ties(9, 2)
    shifted = qap_correlation(x + 100, y + 100, 200)
    plain = qap_correlation(x, y, 200)
    assert (shifted.algorithm, plain.algorithm) == ("pairs", "ties")
    assert shifted.null == pytest.approx(plain.null, abs=1e-9)


def test_a_tie_that_nobody_was_asked_about_is_not_an_absent_one():
    x = random_ties(8, 1)
    x[2] = np.nan
    others = [i for i in range(8) if i != 2]
    apart = ~np.eye(8, dtype=bool)[others]
    by_hand = np.corrcoef(x[others][apart], random_ties(8, 2)[others][apart])[0, 1]
    found = qap_correlation(x, random_ties(8, 2), 50)
    assert found.statistic == pytest.approx(by_hand)
    assert found.dyads == 7 * 7


def test_the_silent_change_places_among_themselves_alone():
    graph = from_edges([("a", "b"), ("b", "c"), ("c", "a"), ("d", "e")], nodes="abcde")
    nx.set_node_attributes(graph, {"d": False, "e": False}, "responded")
    found = qap_correlation(graph, random_ties(5, 3), 200)
    assert found.arrangements == 6 * 2
    assert found.dyads == 3 * 4
    assert len(np.unique(found.null.round(9))) <= 12


def test_two_silent_people_leave_only_their_own_pair_open_without_direction():
    graph = nx.Graph([("a", "b"), ("b", "c"), ("c", "d")])
    nx.set_node_attributes(graph, {"c": False, "d": False}, "responded")
    assert qap_correlation(graph, random_ties(4, 3), 20).dyads == 12 - 2


@given(some.integers(0, 10_000), some.integers(4, 9))
@settings(max_examples=40, deadline=None)
def test_the_order_of_people_does_not_matter(seed, n):
    dice = np.random.default_rng(seed)
    x, y = dice.random((n, n)), dice.random((n, n))
    turn = dice.permutation(n)
    turned = qap_correlation(x[np.ix_(turn, turn)], y[np.ix_(turn, turn)], 20)
    assert turned.statistic == pytest.approx(qap_correlation(x, y, 20).statistic, abs=1e-12)


@given(some.integers(0, 10_000), some.integers(3, 9), some.sampled_from([0.2, 0.5, 1.1]))
@settings(max_examples=40, deadline=None)
def test_what_is_as_large_and_as_small_makes_up_everything(seed, n, share):
    dice = np.random.default_rng(seed)
    x, y = dice.random((n, n)) * (dice.random((n, n)) < share), dice.random((n, n))
    x[0, 1], x[1, 0] = 1, 2
    found = qap_correlation(x, y, 40)
    assert found.p_ge + found.p_le >= 1
    assert found.p_two <= 2 * min(found.p_ge, found.p_le) + max(found.mc_two, 1 / 41) * 41
    assert -1 - 1e-9 <= found.statistic <= 1 + 1e-9


def test_p_values_are_uniform_where_nothing_goes_together():
    dice = np.random.default_rng(5)
    ps = [qap_correlation(dice.random((8, 8)), dice.random((8, 8)), 99, dice).p_ge
          for _ in range(400)]  # fmt: skip
    shares = [np.mean(np.array(ps) <= at) for at in (0.05, 0.25, 0.5, 0.75)]
    assert shares == pytest.approx([0.05, 0.25, 0.5, 0.75], abs=0.06)


def test_a_seed_gives_the_same_again():
    x, y = random_ties(8, 1), random_ties(8, 2)
    assert qap_correlation(x, y, 50, 7) == qap_correlation(x, y, 50, 7)
    assert qap_correlation(x, y, 50, 7) != qap_correlation(x, y, 50, 8)


def test_different_people_are_refused_by_name():
    names = list("abc")
    x, y = pd.DataFrame(X, names, names), pd.DataFrame(Y, list("abd"), list("abd"))
    with pytest.raises(ValueError, match="y and x are not about the same people: 'd' is only in y"):
        qap_correlation(x, y)


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [(X, np.zeros((4, 4)), "x has 3 people and y has 4: give both the same people"),
     (X[:2], Y, "x is not square: it has 2 rows and 3 columns; give one row"),
     (np.zeros((3, 3)), Y, "x has the same value for every observed pair"),
     (X[0], Y, "x has 1 dimensions: give a square array"),
     (X[:2, :2], Y[:2, :2], "needs at least 3 people; there are 2"),
     (np.where(X, np.inf, 0), Y, "x holds values that are not finite"),
     (np.full((3, 3), np.nan), Y, "no pair of people was observed in all of the relations")],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused_in_one_sentence(x, y, words):
    with pytest.raises(ValueError, match=words):
        qap_correlation(x, y)


def test_people_who_all_lack_something_else_cannot_change_places():
    x = random_ties(3, 1, 0.7)
    x[0, 1] = x[1, 2] = np.nan
    with pytest.raises(ValueError, match="nobody can change places"):
        qap_correlation(x, np.arange(9).reshape(3, 3))


def test_too_few_permutations_are_refused():
    with pytest.raises(ValueError, match=r"cannot show a p-value below 0\.05: ask for at least 20"):
        qap_correlation(X, Y, 19)
