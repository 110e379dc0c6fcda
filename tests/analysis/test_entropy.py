"""How divided a group is: by hand, beside R, and how often the interval holds."""

from __future__ import annotations

import numpy as np
import pytest

from lidera_nb.analysis.entropy import division, miller_madow


def test_the_correction_is_that_of_r() -> None:
    # R: y <- c(4,2,3,0,2,4,0,0,2,1,1); p <- y[y>0]/sum(y); -sum(p*log(p)) + (length(p)-1)/38
    assert miller_madow([4, 2, 3, 0, 2, 4, 0, 0, 2, 1, 1]) == pytest.approx(2.152592935)


def test_all_alike_and_all_one_are_the_ends_of_the_scale() -> None:
    even, one = division([7, 7, 7]), division([20, 0, 0])
    assert even is not None
    assert one is not None
    assert even.entropy.value == pytest.approx(1)
    assert even.entropy.high == 1
    assert (one.entropy.value, one.entropy.low) == (0, 0)
    assert one.entropy.high is not None
    assert 0.1 < one.entropy.high < 0.5


def test_nobody_and_one_choice_have_no_division() -> None:
    assert division([0, 0]) is None
    assert division([5]) is None


@pytest.mark.parametrize("shares", [[0.5, 0.3, 0.2], [0.8, 0.15, 0.05], [1 / 3] * 3])
def test_the_interval_holds_about_95_times_in_a_hundred(shares: list[float]) -> None:
    dice = np.random.default_rng(2)
    true = -sum(p * np.log(p) for p in shares) / np.log(3)
    held = 0
    for draw in range(150):
        found = division(dice.multinomial(20, shares).tolist(), draw)
        assert found is not None
        ends = found.entropy
        held += (ends.low or 0) <= true + 1e-12 and true - 1e-12 <= (ends.high or 0)
    assert held >= 133
