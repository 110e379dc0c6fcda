"""Nobody is left out twice while another goes thrice; remote schools keep their share."""

from lidera_nb.exchange.model import Visit
from lidera_nb.exchange.possible import Possible
from lidera_nb.exchange.rules import Tally, broken
from lidera_nb.exchange.solve import match
from lidera_nb.exchange.worth import fit
from tests.exchange.toy import offer, request, round_, school


def test_who_was_left_out_goes_before_who_was_not():
    schools = [school("new"), school("again", waited=1), school("host")]
    asked = round_(schools, [offer("host")], [request("new"), request("again")])
    assert [v.request for v in match(asked).visits] == ["r-again-0"]


def test_nobody_goes_a_third_time_while_one_is_left_out_again():
    # The host has room for two, but the two who waited ask for the same place on one date.
    schools = [school("w1", waited=1), school("w2", waited=1), school("often", gone=2),
               school("small"), school("large")]  # fmt: skip
    offers = [offer("small", dates=["w1"]), offer("large")]
    requests = [request("w1", hours=2.0), request("w2"), request("often")]
    asked = round_(schools, offers, requests, apart=[("w1", "large"), ("w2", "large")])
    assert [v.request[2:-2] for v in match(asked).visits] in (["w1"], ["w2"])
    free = round_(schools, [*offers], requests, apart=[("w1", "large")])
    assert len(match(free).visits) == 2


def test_a_third_visit_is_fine_once_all_who_waited_go():
    schools = [school("w", waited=1), school("often", gone=2), school("host")]
    asked = round_(schools, [offer("host", groups=2)], [request("w"), request("often")])
    assert len(match(asked).visits) == 2


def test_a_third_visit_within_one_round_counts_too():
    schools = [school("w", waited=1), school("often"), school("host"), school("w-host")]
    offers = [offer("host", groups=3, dates=["d1", "d2", "d3"])]
    requests = [request("often", n=n, dates=["d1", "d2", "d3"]) for n in range(3)]
    alone = round_(schools, offers, requests, most=3)
    assert len(match(alone).visits) == 3
    third = Visit("r-often-2", "o-host", "d3")
    two = [Visit("r-often-0", "o-host", "d1"), Visit("r-often-1", "o-host", "d2")]
    waiting = round_(schools, offers, [*requests, request("w", dates=["d1"])], most=3)
    assert Tally(Possible(waiting), two).breaks(third) == ("thrice",)
    assert broken(Possible(waiting), [*two, third]) == ("thrice",)


def test_remote_schools_keep_their_share_when_the_fund_is_short():
    # By money alone four near schools would go for the price of one far school.
    near, far = [f"near{i}" for i in range(4)], [f"far{i}" for i in range(4)]
    schools = [*map(school, near), *(school(one, "magallanes") for one in far), school("host")]
    asked = round_(
        schools, [offer("host", groups=8, places=9)],
        [request(one) for one in near + far], fund=450_000,
    )  # fmt: skip
    went = [v.request for v in match(asked).visits]
    assert sum("far" in one for one in went) >= len(went) // 2 >= 1


def test_a_long_way_costs_no_worth_where_every_way_is_long():
    schools = [school("south", "magallanes"), school("near"), school("host")]
    possible = Possible(round_(schools, [offer("host")], [request("south"), request("near")]))
    south, near = (
        next(v for v in possible.visits if one in v.request) for one in ("south", "near")
    )
    assert fit(possible, south) == fit(possible, near) == 1.0


def test_a_detour_is_weighed_beside_the_nearest_host_of_the_same_request():
    schools = [school("a"), school("near"), school("there", "nuble")]
    possible = Possible(round_(schools, [offer("near"), offer("there")], [request("a")]))
    fits = {v.offer: fit(possible, v) for v in possible.visits}
    assert fits["o-near"] == 1.0 > fits["o-there"] > 0.8
