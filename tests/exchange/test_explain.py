"""Each pair and each request left out is explained, and what is said is true."""

from hypothesis import given, settings

from lidera_nb.exchange.explain import Reason, why, why_not
from lidera_nb.exchange.possible import Possible
from lidera_nb.exchange.solve import match
from tests.exchange.toy import offer, request, round_, rounds, school


def told(asked, request_id):
    return why_not(Possible(asked), match(asked).visits, request_id)


def test_a_pair_is_explained_by_topics_way_and_turn():
    schools = [school("a", waited=2), school("x", "nuble")]
    asked = round_(schools, [offer("x")], [request("a", alike=("rurality",))])
    reasons = why(Possible(asked), match(asked).visits[0])
    assert [one.text for one in reasons] == [
        "why.topics", "why.road", "why.nearest", "why.alike", "why.waited"]  # fmt: skip
    assert reasons[0].values == {"topics": ("climate",)}
    assert reasons[-1].values == {"rounds": 2}


def test_a_farther_host_is_told_with_the_hours_it_adds():
    schools = [school("a"), school("b"), school("x"), school("y", "nuble")]
    requests = [request("a"), request("b", hours=2.0)]
    asked = round_(schools, [offer("x"), offer("y")], requests)
    texts = {one.text: one.values for one in why(Possible(asked), match(asked).visits[0])}
    assert texts["why.farther"]["more"] > 0
    assert texts["why.first"] == {}


def test_where_no_offer_serves_each_step_is_counted():
    schools = [school("a"), school("x"), school("y"), school("z", "aysen")]
    offers = [offer("x", topics=["reading"]), offer("y", dates=["w9"]), offer("z")]
    asked = round_(schools, offers, [request("a", hours=3.0)])
    assert told(asked, "r-a-0") == (
        Reason("not.far", {"of": 3, "n": 1}),
        Reason("not.date", {"of": 3, "n": 1}),
        Reason("not.topic", {"of": 3, "n": 1}),
    )


def test_where_nobody_offers_that_is_said():
    assert told(round_([school("a")], [], [request("a")]), "r-a-0") == (Reason("not.nobody"),)


def test_a_request_that_found_no_room_is_told_so():
    schools = [school("a", waited=1), school("b"), school("x")]
    asked = round_(schools, [offer("x", dates=["w1"])], [request("a"), request("b")])
    assert told(asked, "r-b-0") == (Reason("not.groups", {"of": 1, "n": 1}),)


def test_a_fund_that_is_used_up_is_told():
    schools = [school("a", waited=1), school("b"), school("x")]
    asked = round_(schools, [offer("x", groups=2)], [request("a"), request("b")], fund=10_000)
    assert told(asked, "r-b-0")[0].text == "not.fund"


@settings(max_examples=40, deadline=None)
@given(rounds(schools=5))
def test_every_request_is_either_explained_or_answered(asked):
    visits = match(asked).visits
    answered = {visit.request for visit in visits}
    for one in asked.requests:
        assert one in answered or why_not(Possible(asked), visits, one)
