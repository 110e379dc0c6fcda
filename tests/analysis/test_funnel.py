"""The limits of a funnel plot against the published formula in R."""

from __future__ import annotations

import pytest
from scipy import stats

from lidera_nb.analysis.funnel import share_limits


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    [(0.5, 20, 0.25582353, 0.69417647), (0.8, 15, 0.54409672, 0.95263048)],
)
def test_the_limits_are_spiegelhalters(share: float, n: int, low: float, high: float):
    # R: r <- qbinom(a, n, p); d <- pbinom(r, n, p) - pbinom(r - 1, n, p)
    # (r - (pbinom(r, n, p) - a) / d) / n
    found = share_limits(share, n)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_larger_groups_lie_closer():
    widths = [share_limits(0.6, n) for n in (5, 20, 80, 320)]
    assert [one.high - one.low for one in widths] == sorted(
        (one.high - one.low for one in widths), reverse=True
    )


def test_about_one_group_in_twenty_lies_outside_by_chance():
    limits = share_limits(0.6, 200)
    inside = stats.binom.cdf(200 * limits.high, 200, 0.6) - stats.binom.cdf(
        200 * limits.low, 200, 0.6
    )
    assert inside == pytest.approx(0.95, abs=0.02)
