"""Every matching keeps every rule, is never worse than greedy, and is the best where it says so."""

import pytest
from hypothesis import HealthCheck, given, settings

from lidera_nb.exchange.greedy import by_hand
from lidera_nb.exchange.possible import Possible
from lidera_nb.exchange.rules import broken
from lidera_nb.exchange.solve import match
from lidera_nb.exchange.worth import worth
from tests.exchange.toy import best, faults, offer, request, round_, rounds, school

CALM = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@CALM
@given(rounds(schools=6))
def test_every_matching_keeps_every_rule_and_is_no_worse_than_greedy(asked):
    found, possible = match(asked), Possible(asked)
    listed = by_hand(possible)
    assert faults(asked, found.visits) == faults(asked, listed) == []
    assert found.worth == pytest.approx(worth(possible, found.visits))
    assert worth(possible, listed) <= found.worth + 1e-9 <= found.bound + 1e-5


@settings(CALM, max_examples=50)
@given(rounds(schools=3, most_requests=1))
def test_a_matching_that_calls_itself_the_best_is_the_best_of_all(asked):
    found = match(asked)
    assert found.optimal
    assert found.worth == pytest.approx(best(asked), abs=1e-5)


@CALM
@given(rounds(schools=3))
def test_the_two_writings_of_the_rules_agree(asked):
    possible = Possible(asked)
    for some in (possible.visits[:2], possible.visits[1:4], possible.visits[::2]):
        assert bool(broken(possible, some)) == bool(faults(asked, some))


def test_the_solver_gives_up_one_good_visit_for_two_where_greedy_does_not():
    # a could go to x or y, b only to x; both fit a alike, but x lies nearer: greedy sends a there.
    schools = [school("a", gone=0), school("b", gone=1), school("x"), school("y", "nuble")]
    offers = [offer("x"), offer("y")]
    requests = [request("a"), request("b", hours=2.0)]
    asked = round_(schools, offers, requests)
    found = match(asked)
    assert [v.offer for v in found.visits] == ["o-y", "o-x"]
    assert found.optimal
    assert found.greedy < found.worth


def test_time_that_is_too_short_leaves_the_greedy_answer_and_an_honest_gap():
    names = [f"s{i}" for i in range(30)]
    schools = [school(one, "maule" if i % 2 else "nuble") for i, one in enumerate(names)]
    asked = round_(schools, [offer(one) for one in names], [request(one) for one in names], 900_000)
    found = match(asked, seconds=0.0)
    assert faults(asked, found.visits) == []
    assert found.greedy <= found.worth <= found.bound
    assert 0 <= found.gap < 1


def test_a_round_in_which_nothing_is_possible_is_empty_and_the_best():
    found = match(round_([school("a"), school("b")], [offer("a")], [request("a")]))
    assert (found.visits, found.worth, found.gap, found.optimal) == ((), 0.0, 0.0, True)
