"""The few who hold a network together, or reach most of it."""

import pytest

from lidera_nb.network import from_edges, key_players
from lidera_nb.network import keyplayers as module
from tests.network.toy import line, ring, two_groups


def test_the_middle_of_a_line_reaches_most():
    found = key_players(line("abcde"), k=1)
    assert found.people == ["c"]
    assert found.value == pytest.approx((1 + 1 + 1 + 0.5 + 0.5) / 5)


def test_two_reach_more_than_the_two_best_alone():
    stars = [("x", leaf) for leaf in "abcd"] + [("y", leaf) for leaf in "efg"]
    found = key_players(from_edges([*stars, ("a", "h"), ("x", "h")]), k=2)
    assert set(found.people) == {"x", "y"}
    assert found.value == 1.0


def test_an_exchange_mends_what_greed_began():
    legs = [("m", "a"), ("m", "b"), ("a", "a1"), ("a", "a2"), ("b", "b1"), ("b", "b2")]
    found = key_players(from_edges([*legs, ("m", "c"), ("m", "d")]), k=2, kind="reach")
    alone = key_players(from_edges([*legs, ("m", "c"), ("m", "d")]), k=1, kind="reach")
    assert alone.people == ["m"]
    assert found.value >= 7 / 9


@pytest.mark.parametrize("limit", [0, 100])
def test_who_joins_two_groups_breaks_the_network(limit: int, monkeypatch):
    monkeypatch.setattr(module, "DISTANCES_UP_TO", limit)
    found = key_players(two_groups(), k=1, kind="break")
    assert found.people[0] in ("c", "d")
    assert found.value > found.before
    assert found.method.startswith("distance" if limit else "fragmentation")


@pytest.mark.parametrize("k", [0, 5])
def test_too_many_or_no_key_players_are_refused(k: int):
    with pytest.raises(ValueError, match=f"k is {k} for 5 people: ask for at least 1 key player"):
        key_players(line("abcde"), k=k)


def test_key_players_are_few():
    with pytest.raises(ValueError, match=r"k is 51 for 80 people: .* and for 50 at most"):
        key_players(ring(80), k=51)
