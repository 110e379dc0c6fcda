"""Alpha and omega against R 4.2 (psych 2.2.9, factanal) on R's data set `attitude`."""

import numpy as np
import pytest

from lidera_nb.analysis.reliability import alpha, item_rest, omega, one_factor

# fmt: off
ATTITUDE = np.array([
    [43,51,30,39,61,92,45],[63,64,51,54,63,73,47],[71,70,68,69,76,86,48],[61,63,45,47,54,84,35],
    [81,78,56,66,71,83,47],[43,55,49,44,54,49,34],[58,67,42,56,66,68,35],[71,75,50,55,70,66,41],
    [72,82,72,67,71,83,31],[67,61,45,47,62,80,41],[64,53,53,58,58,67,34],[67,60,47,39,59,74,41],
    [69,62,57,42,55,63,25],[68,83,83,45,59,77,35],[77,77,54,72,79,77,46],[81,90,50,72,60,54,36],
    [74,85,64,69,79,79,63],[65,60,65,75,55,80,60],[65,70,46,57,75,85,46],[50,58,68,54,64,78,52],
    [50,40,33,34,43,64,33],[64,61,52,62,66,80,41],[53,66,52,50,63,80,37],[40,37,42,58,50,57,49],
    [63,54,42,48,66,75,33],[66,77,66,63,88,76,72],[78,75,58,74,80,78,49],[48,57,44,45,51,83,38],
    [85,85,71,71,77,74,55],[82,82,39,59,64,78,39]], float)
# fmt: on


def test_alpha_and_feldts_interval_are_those_of_psych():
    # psych::alpha(attitude)$feldt: 0.739376 0.843143 0.915773
    found = alpha(ATTITUDE)
    assert found is not None
    assert (found.low, found.value, found.high) == pytest.approx(
        (0.739376, 0.843143, 0.915773), abs=1e-6
    )


def test_items_go_with_the_rest_as_in_psych():
    # psych::alpha(attitude)$item.stats$r.drop
    expected = (0.671262, 0.742110, 0.560711, 0.714445, 0.786276, 0.265034, 0.460811)
    assert item_rest(ATTITUDE) == pytest.approx(expected, abs=1e-6)


def test_the_loadings_of_one_factor_are_those_of_factanal():
    # as.numeric(factanal(attitude, 1)$loadings)
    found = one_factor(np.corrcoef(ATTITUDE.T)[None])[0]
    expected = (0.852478, 0.902241, 0.592705, 0.730696, 0.764994, 0.246093, 0.377844)
    assert found == pytest.approx(expected, abs=1e-4)


def test_omega_is_that_of_the_same_factor_and_lies_within_its_interval():
    # L <- loadings * sd; sum(L)^2 / (sum(L)^2 + sum(uniquenesses * var)): 0.85632694
    found = omega(ATTITUDE, seed=3, draws=200)
    assert found is not None
    assert found.value == pytest.approx(0.85632694, abs=1e-4)
    assert 0.6 < found.low < found.value < found.high < 1


def test_too_few_people_have_no_omega_and_a_constant_sum_no_alpha():
    assert omega(ATTITUDE[:12], seed=1) is None
    assert alpha(np.ones((6, 3))) is None
