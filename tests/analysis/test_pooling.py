"""Partial pooling against R's metafor, R's optim and cases worked by hand."""

from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

from lidera_nb.analysis.pooling import pool_means, pool_shares

# R: library(metafor); escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg,
# data = dat.bcg), the 13 trials of Colditz et al. (1994), JAMA 271(9).
BCG = [(-0.889311334, 0.3255847650), (-1.585388657, 0.1945811214), (-1.348073148, 0.4153679654),
       (-1.441551190, 0.0200100319), (-0.217547322, 0.0512101722), (-0.786115586, 0.0069056185),
       (-1.620898224, 0.2230172476), (0.011952334, 0.0039615793), (-0.469417649, 0.0564342105),
       (-1.371344803, 0.0730247936), (-0.339358828, 0.0124122140), (0.445913401, 0.5325058452),
       (-0.017313948, 0.0714046597)]  # fmt: skip


def test_means_are_pooled_as_metafor_pools_them():
    # rma(yi, vi, test = "knha"): b, ci.lb, ci.ub, tau2, I2; predict(): pi.lb, pi.ub
    found = pool_means(*zip(*BCG, strict=True))
    assert found is not None
    assert_allclose([found.mean, found.low, found.high],
                    [-0.71453235, -1.10844372, -0.32062097], atol=1e-5)  # fmt: skip
    assert found.spread**2 == pytest.approx(0.31324333, abs=1e-5)
    assert found.beyond_chance == pytest.approx(0.9222138607, abs=1e-5)


def test_each_group_is_drawn_as_metafor_draws_it():
    # blup(): pred, pi.lb, pi.ub of the first three
    found = pool_means(*zip(*BCG, strict=True))
    assert found is not None
    told = [(one.value, one.low, one.high) for one in found.each[:3]]
    assert_allclose(told, [(-0.80023357, -1.6936468, 0.093179601),
                           (-1.25170603, -2.0214872, -0.481924903),
                           (-0.98690313, -1.9346163, -0.039189919)], atol=1e-4)  # fmt: skip


def test_the_next_group_may_lie_further_than_the_mean_may():
    found = pool_means(*zip(*BCG, strict=True))
    assert found is not None
    # -0.71453 -+ t(11) * sqrt(0.31324 + 0.18079^2), by hand
    assert_allclose([found.next_low, found.next_high], [-2.00895, 0.57989], atol=2e-3)


def test_groups_that_differ_by_chance_alone_are_all_at_the_mean():
    found = pool_means([0.1, 0.12, 0.09, 0.11], [0.04, 0.04, 0.04, 0.04])
    assert found is not None
    assert (found.spread, found.beyond_chance) == (0, 0)
    assert {round(one.value, 9) for one in found.each} == {0.105}


HITS = [8, 15, 22, 10, 28, 5, 12, 30, 3, 18]
COUNTS = [20, 22, 30, 25, 30, 18, 12, 40, 15, 24]


def test_shares_are_pooled_by_the_likeliest_beta_distribution():
    # R: optim over plogis(p1), exp(p2) of -sum(lbeta(x + a, n - x + b) - lbeta(a, b)), then
    # (a + x) / (a + b + n) and qbeta(c(.025, .975), a + x, b + n - x) of groups 1, 7 and 9
    found = pool_shares(HITS, COUNTS)
    assert found is not None
    assert found.mean == pytest.approx(0.61965759, abs=1e-4)
    assert found.spread == pytest.approx(0.2320636, abs=1e-4)
    assert_allclose([found.next_low, found.next_high], [0.144161, 0.9711162], atol=1e-4)
    told = [(one.value, one.low, one.high) for one in (found.each[0], found.each[6], found.each[8])]
    assert_allclose(told, [(0.431726, 0.242619, 0.631905), (0.916484, 0.741113, 0.995435),
                           (0.277105, 0.104069, 0.495904)], atol=1e-4)  # fmt: skip


def test_a_group_in_which_all_did_is_drawn_away_from_certainty():
    found = pool_shares(HITS, COUNTS)
    assert found is not None
    assert HITS[6] == COUNTS[6]
    assert 0.74 < found.each[6].low < found.each[6].value < 1


def test_shares_that_differ_by_chance_alone_are_all_the_mean():
    found = pool_shares([10, 11, 9, 10, 10], [20] * 5)
    assert found is not None
    assert found.spread == found.beyond_chance == 0
    assert all(one.value == pytest.approx(0.5, abs=1e-3) for one in found.each)


@pytest.mark.parametrize("hits", [0, 12])
def test_groups_in_which_nobody_or_everybody_did_are_no_trouble(hits: int):
    found = pool_shares([hits] * 4, [12] * 4)
    assert found is not None
    assert 0 <= found.low <= found.mean <= found.high <= 1
    assert found.mean == pytest.approx(hits / 12, abs=0.02)


def test_two_groups_cannot_tell_how_far_groups_differ():
    assert pool_means([1.0, 2.0], [0.1, 0.1]) is None
    assert pool_shares([1, 2], [4, 4]) is None
