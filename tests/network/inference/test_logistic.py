"""Logistic regressions by hand, and counted data that give what all pairs give."""

import numpy as np
import pytest

from lidera_nb.network import mrqap
from lidera_nb.network.inference import cells, logistic


def test_a_two_by_two_table_has_its_log_odds_ratio():
    """20 of 50 without, 30 of 40 with: log odds ratio and its standard error by hand."""
    own = np.repeat([0.0, 1.0], [50, 40])
    y = np.concatenate([np.repeat([1.0, 0.0], [20, 30]), np.repeat([1.0, 0.0], [30, 10])])
    found = logistic.fit(y, np.ones((90, 1)), own[None])
    ratio = np.log((30 / 10) / (20 / 30))
    assert found.estimates[0] == pytest.approx([np.log(20 / 30), ratio])
    error = np.sqrt(1 / 20 + 1 / 30 + 1 / 30 + 1 / 10)
    assert found.z[0, 1] == pytest.approx(ratio / error, rel=1e-4)


def test_counts_give_what_single_rows_give():
    one = logistic.fit(np.array([1, 0, 0, 1, 1.0]), np.ones((5, 1)), np.array([[0, 0, 0, 1, 2.0]]))
    counts = np.array([[3.0, 1, 1]])
    two = logistic.fit(np.array([[1.0, 1, 1]]), np.ones((3, 1)), np.array([[0, 1, 2.0]]), counts)
    assert two.estimates == pytest.approx(one.estimates)
    assert two.z == pytest.approx(one.z)


def test_a_fit_that_cannot_settle_says_so_and_has_a_small_z():
    own = np.repeat([[0.0, 1.0]], 10, axis=1)
    found = logistic.fit(np.sort(own)[0], np.ones((20, 1)), np.sort(own))
    assert not found.converged[0] or abs(found.estimates[0, 1]) > 15
    assert abs(found.z[0, 1]) < 0.1


@pytest.mark.parametrize("method", ["qapspp", "qapy"])
def test_counting_by_pattern_changes_nothing(method, monkeypatch):
    dice = np.random.default_rng(1)
    x = {name: (dice.random((20, 20)) < 0.3) * 1.0 for name in "ab"}
    y = (dice.random((20, 20)) < 0.2 + 0.3 * x["a"]) * 1.0
    y[:4] = np.nan
    counted = mrqap(y, x, 40, family="binomial", method=method)
    monkeypatch.setattr(cells, "WORTH", 1e9)
    single = mrqap(y, x, 40, family="binomial", method=method)
    assert (counted.algorithm, single.algorithm) == ("patterns", "pairs")
    assert counted.null == pytest.approx(single.null, abs=1e-6)
