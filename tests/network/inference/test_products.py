"""Permuted sums of products equal the plain sums, however they are found."""

import numpy as np
import pytest
from scipy import sparse

from lidera_nb.network.inference import products
from lidera_nb.network.inference.products import Products


def some_relations(n, dice):
    """A thin one of ties, one with frequencies, one with real values, and a full one."""
    thin = (dice.random((n, n)) < 0.1) * 1.0
    often = (dice.random((n, n)) < 0.3) * dice.integers(1, 5, (n, n))
    real = (dice.random((n, n)) < 0.4) * dice.normal(size=(n, n))
    return [sparse.csr_array(one * 1.0) for one in (thin, often, real, dice.normal(size=(n, n)))]


@pytest.mark.parametrize("table", [products.TABLE_BYTES, 0], ids=["in tables", "among ties"])
def test_sums_are_those_of_permuted_arrays(table, monkeypatch):
    monkeypatch.setattr(products, "TABLE_BYTES", table)
    dice = np.random.default_rng(1)
    moved, still = some_relations(12, dice), some_relations(12, dice)
    places = np.array([dice.permutation(12) for _ in range(7)])
    found = Products(moved, still).of(places)
    for p, sums in zip(places, found, strict=True):
        plain = [[(a.toarray()[np.ix_(p, p)] * b.toarray()).sum() for b in still] for a in moved]
        assert sums == pytest.approx(np.array(plain))


def test_the_thinner_relation_is_walked():
    thin, full = sparse.csr_array(np.eye(5)[::-1].copy()), sparse.csr_array(np.ones((5, 5)))
    assert Products([full], [thin]).walks == Products([thin], [full]).walks == "ties"
    assert Products([full], [full]).walks == "pairs"
