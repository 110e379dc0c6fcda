"""The network autocorrelation model: likelihoods by hand, known parameters, how searches end."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from lidera_nb.network import autocorrelation


def weights(n, dice, ties=4.0):
    """Rows of a thin random network that add up to 1 (or to 0)."""
    w = (dice.random((n, n)) < ties / n) * (1.0 - np.eye(n))
    rows = w.sum(axis=1, keepdims=True)
    return np.divide(w, rows, out=np.zeros_like(w), where=rows > 0)


def world(n, seed, rho1=0.0, rho2=0.0, beta=(1.0, 2.0)):
    """y, X and both weights of a model with known parameters and sigma 1."""
    dice = np.random.default_rng(seed)
    x = np.column_stack([np.ones(n), dice.normal(size=n)])
    w1, w2 = weights(n, dice), weights(n, dice)
    left = np.linalg.solve(np.eye(n) - rho2 * w2, dice.normal(size=n))
    return np.linalg.solve(np.eye(n) - rho1 * w1, x @ np.array(beta) + left), x, w1, w2


def loglik(y, x, w1, w2, found):
    """The log-likelihood by its definition."""
    n = len(y)
    a, b = np.eye(n) - (found.rho1 or 0) * w1, np.eye(n) - (found.rho2 or 0) * w2
    left = b @ (a @ y - x @ found.beta)
    size = n * np.log(2 * np.pi * found.sigma**2) + left @ left / found.sigma**2
    return np.linalg.slogdet(a)[1] + np.linalg.slogdet(b)[1] - size / 2


def moved(found, **changes):
    return type("Found", (), {**vars(found), **changes})


@pytest.mark.parametrize("given", [("w1",), ("w2",), ("w1", "w2")], ids="+".join)
def test_the_maximum_is_one_by_the_likelihoods_definition(given):
    y, x, w1, w2 = world(40, 3, 0.4, 0.3)
    found = autocorrelation(y, x, **{name: {"w1": w1, "w2": w2}[name] for name in given})
    assert found.converged
    assert loglik(y, x, w1, w2, found) == pytest.approx(found.loglik)
    for name in ("rho1", "rho2", "sigma"):
        for by in (-0.01, 0.01):
            value = getattr(found, name)
            other = moved(found, **{name: value and value + by})
            assert loglik(y, x, w1, w2, other) <= found.loglik


def test_standard_errors_come_from_the_curvature_of_the_likelihood():
    y, x, w1, w2 = world(40, 3, 0.4, 0.3)
    found, step = autocorrelation(y, x, w1, w2), 1e-4
    information = np.linalg.inv(found.covariance)
    for at, name in ((2, "rho1"), (3, "rho2")):
        value = getattr(found, name)
        near = [moved(found, **{name: value + by}) for by in (-step, 0, step)]
        three = [loglik(y, x, w1, w2, one) for one in near]
        assert information[at, at] == pytest.approx(-np.diff(three, 2)[0] / step**2, rel=1e-3)
    assert found.rho1_se == pytest.approx(np.sqrt(found.covariance[2, 2]))


def test_known_parameters_are_recovered():
    y, x, w1, w2 = world(400, 1, 0.4, 0.3)
    found = autocorrelation(y, x, w1, w2)
    assert list(found.beta) == pytest.approx([1, 2], abs=0.25)
    assert (found.rho1, found.rho2) == pytest.approx((0.4, 0.3), abs=0.15)
    assert found.sigma == pytest.approx(1, abs=0.1)
    assert list(found.table.index) == ["x1", "x2", "rho1", "rho2"]


def test_intervals_hold_what_they_should():
    held = 0
    for seed in range(60):
        y, x, w1, _ = world(80, seed, 0.3)
        found = autocorrelation(y, x, w1)
        held += abs(found.rho1 - 0.3) < 1.96 * found.rho1_se
    assert held / 60 == pytest.approx(0.95, abs=0.085)


def test_without_weights_it_is_a_regression_by_maximum_likelihood():
    y, x, _, _ = world(30, 1)
    found = autocorrelation(y, x)
    beta, left, *_ = np.linalg.lstsq(x, y)
    assert list(found.beta) == pytest.approx(beta)
    assert found.sigma == pytest.approx(np.sqrt(left[0] / 30))
    assert (found.rho1, found.rho2) == (None, None)


def test_without_covariates_only_the_network_explains():
    dice = np.random.default_rng(1)
    w = weights(200, dice)
    y = np.linalg.solve(np.eye(200) - 0.5 * w, dice.normal(size=200))
    found = autocorrelation(y, w1=w)
    assert found.beta.size == 0
    assert found.rho1 == pytest.approx(0.5, abs=0.2)


@pytest.mark.parametrize("seed", range(4))
def test_the_example_of_snas_manual_page_ends_and_finds_its_lag(seed):
    """Two dense 0/1 networks, lag 0.2 and error 0.1: far outside where influence dies out."""
    dice, n = np.random.default_rng(seed), 100
    w1, w2 = ((dice.random((n, n)) < 0.5) * (1.0 - np.eye(n)) for _ in range(2))
    x, beta = dice.normal(size=(n, 5)), dice.normal(size=5)
    left = np.linalg.solve(np.eye(n) - 0.1 * w2, dice.normal(0, 0.1, n))
    y = np.linalg.solve(np.eye(n) - 0.2 * w1, x @ beta + left)
    found = autocorrelation(y, x, w1, w2)
    assert found.convergence.iterations < found.convergence.limit
    assert found.rho1 == pytest.approx(0.2, abs=0.01)
    assert list(found.beta) == pytest.approx(beta, abs=0.1)
    assert not found.convergence.stable
    assert "outside the range in which influence dies out" in found.convergence.words("en")


def test_a_search_that_may_not_go_on_says_so():
    y, x, w1, w2 = world(40, 3, 0.4, 0.3)
    found = autocorrelation(y, x, w1, w2, iterations=1)
    assert not found.converged
    assert "do not interpret these numbers" in found.convergence.words("en")
    assert "límite de 1 pasos" in found.convergence.words("es")


def test_parameters_that_cannot_be_told_apart_have_no_standard_errors():
    """Who follows only themselves has a lag that is a matter of scale."""
    y, x, _, _ = world(30, 1)
    found = autocorrelation(y, x, np.eye(30))
    assert not found.converged
    assert np.isnan(found.rho1_se)
    assert "no standard errors" in found.convergence.words("en")


def test_a_network_without_cycles_has_no_bounds():
    dice, n = np.random.default_rng(1), 60
    w = np.diag(np.ones(n - 1), -1)
    y = np.linalg.solve(np.eye(n) - 0.6 * w, dice.normal(size=n))
    found = autocorrelation(y, w1=w)
    assert found.rho1 == pytest.approx((w @ y) @ y / ((w @ y) @ (w @ y)))


def test_people_are_matched_by_name():
    y, x, w1, _ = world(30, 1, 0.3)
    names = [f"p{i}" for i in range(30)]
    frame = pd.DataFrame(x, names, ["const", "age"])
    graph = nx.relabel_nodes(nx.from_numpy_array(np.sign(w1), create_using=nx.DiGraph),
                             dict(enumerate(names)))  # fmt: skip
    turned = nx.DiGraph()
    turned.add_nodes_from(names[::-1])
    turned.add_edges_from(graph.edges)
    found = autocorrelation(pd.Series(y, names), frame.iloc[::-1], turned)
    plain = autocorrelation(y, x, np.sign(w1))
    assert found.rho1 == pytest.approx(plain.rho1)
    assert found.terms == ("const", "age")


Y, ONES, W = np.arange(6.0) ** 2, np.ones((6, 1)), np.diag(np.ones(5), 1)


@pytest.mark.parametrize(
    ("y", "x", "w", "words"),
    [(Y, ONES, W[:5, :5], "w1 is 5 by 5 and y has 6 values: give one row and one column a person"),
     (Y, ONES[:5], W, "X has 5 rows and y has 6 values: give one row a person"),
     (Y, np.hstack([ONES, 2 * ONES]), W, "a column of X is a combination of the others"),
     (Y * np.nan, ONES, W, "y has missing or infinite values: leave these people out"),
     (Y, ONES, W * np.nan, "w1 has missing or infinite values: this model needs every tie"),
     (2 * ONES, ONES, W, "X and W explain y exactly"),
     (Y, np.vander(Y, 4), W, "6 people are too few for 4 covariates")],
)  # fmt: skip
def test_what_cannot_be_fitted_is_refused_in_one_sentence(y, x, w, words):
    with pytest.raises(ValueError, match=words):
        autocorrelation(y, x, w)


def test_different_people_are_refused_by_name():
    y = pd.Series(Y, list("abcdef"))
    with pytest.raises(ValueError, match="y and w1 are not about the same people"):
        autocorrelation(y, ONES, pd.DataFrame(W, list("abcdez"), list("abcdez")))
