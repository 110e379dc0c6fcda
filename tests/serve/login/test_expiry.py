"""How long a login lasts, on a clock that the tests turn."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from lidera_nb.serve.login.expiry import Limits, Rules, rules, standing, worth_noting
from lidera_nb.serve.login.notices import Notices

NINE = datetime(2026, 8, 3, 9, tzinfo=UTC)
SHARED, OWN = Rules().shared, Rules().own


def after(opened=NINE, seen=NINE, limits=SHARED, **later):
    now = NINE + timedelta(**later)
    return standing(opened.timestamp(), seen.timestamp(), now.timestamp(), limits)


def test_a_shared_computer_forgets_within_the_hour_and_within_the_day():
    assert not after(minutes=59).ended
    assert after(minutes=60).ended
    busy = NINE + timedelta(hours=23, minutes=59)
    assert not after(seen=busy, hours=23, minutes=59).ended
    assert after(seen=busy, hours=24).ended


@pytest.mark.parametrize("limits", [SHARED, OWN])
def test_an_end_that_cannot_be_put_off_is_further_than_wcag_asks(limits):
    assert limits.absolute > timedelta(hours=20)


def test_a_device_of_ones_own_remembers_for_two_weeks_and_at_most_a_month():
    assert not after(limits=OWN, days=13, hours=23).ended
    assert after(limits=OWN, days=14).ended
    assert after(limits=OWN, seen=NINE + timedelta(days=29), days=30).ended


@pytest.mark.parametrize(
    ("later", "seen", "kind"),
    [({"minutes": 54}, {}, None), ({"minutes": 55}, {}, "idle"),
     ({"hours": 23, "minutes": 49}, {"hours": 23, "minutes": 49}, None),
     ({"hours": 23, "minutes": 50}, {"hours": 23, "minutes": 50}, "absolute")],
)  # fmt: skip
def test_the_end_is_told_five_minutes_or_ten_before(later, seen, kind):
    stands = after(seen=NINE + timedelta(**seen), **later)
    assert (stands.kind if stands.warn else None) == kind


def test_of_a_short_limit_the_last_fourth_is_warned_of():
    short = Limits(timedelta(minutes=8), timedelta(hours=1))
    assert not after(limits=short, minutes=5, seconds=59).warn
    assert after(limits=short, minutes=6).warn


def test_the_end_that_cannot_be_put_off_is_told_as_soon_as_it_is_near():
    seen = NINE + timedelta(hours=22, minutes=58)
    stands = after(seen=seen, hours=23, minutes=50)
    assert (stands.kind, stands.warn, stands.left) == ("absolute", True, 600)


def test_a_clock_that_jumps_forward_ends_logins():
    assert after(hours=1).ended
    assert after(limits=OWN, days=400).ended


def test_a_clock_that_jumps_back_a_little_ends_nothing():
    assert not after(minutes=-30).ended
    assert not after(limits=OWN, days=-13).ended


def test_a_clock_that_jumps_back_far_does_not_make_a_login_last():
    assert after(days=-365).ended
    assert after(limits=OWN, days=-15).ended


def test_even_with_a_clock_set_back_no_login_lasts_longer_than_twice_its_limit():
    lasted = timedelta(0)
    while not after(seconds=-3599 + lasted.total_seconds()).ended:
        lasted += timedelta(minutes=1)
    assert lasted <= 2 * SHARED.idle


SHORT = Limits(timedelta(minutes=8), timedelta(hours=1))
EDGES = (0, 5, 6, 7, 8, 45, 49, 50, 51, 55, 56, 59, 60, 61, 1429, 1430, 1431, 1440, 20_159, 43_200)
"""Minutes around which something begins or ends under one limit or another."""


@pytest.mark.parametrize("limits", [SHORT, SHARED, OWN])
def test_what_is_calm_is_neither_over_nor_warned_of_wherever_the_clock_jumps(limits):
    moments = [60.0 * minute * way for minute in EDGES for way in (1, -1)]
    calm = 0
    for seen, now in product(moments, moments):
        stands = standing(0.0, seen, now, limits)
        assert limits.ended(0.0, seen, now) == stands.ended
        calm += (is_calm := limits.calm(0.0, seen, now))
        assert not (is_calm and (stands.ended or stands.warn))
        # Of a short limit the further end may be near while the nearer one is not yet told.
        assert is_calm or stands.ended or stands.warn or limits is SHORT
    assert calm


def test_activity_is_written_at_most_once_in_a_tenth_of_the_idle_time():
    minutes = [m for m in range(60) if worth_noting(0.0, 60.0 * m, SHARED)]
    assert minutes[0] == 6
    assert worth_noting(0.0, -360.0, SHARED)


def test_the_setting_is_for_shared_computers_alone():
    made = rules(20)
    assert made.shared.idle == timedelta(minutes=20)
    assert made.shared.absolute == SHARED.absolute
    assert made.own == OWN


def test_a_page_is_told_once_and_told_again_when_it_is_no_longer_true():
    page, told = Notices(), []
    for stands in (after(minutes=54), after(minutes=56), after(minutes=57), after(minutes=0)):
        told.append(page.about(stands))
    warned = {"type": "expiring", "seconds": 240, "kind": "idle"}
    withdrawn = {"type": "expiring", "seconds": 0, "kind": "idle"}
    assert told == [None, warned, None, withdrawn]


@pytest.mark.parametrize("stands", [None, after(minutes=61)])
def test_a_page_without_a_login_is_told_so(stands):
    assert Notices().about(stands) == {"type": "signed_out"}
