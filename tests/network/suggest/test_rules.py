"""What no suggestion may break."""

import networkx as nx
import numpy as np
import pytest

from lidera_nb.network import from_edges
from lidera_nb.network.suggest import Constraints
from lidera_nb.network.suggest.rules import Rules
from lidera_nb.network.suggest.situation import situation

HOME = {"ana": "maule", "beto": "nuble", "carla": "tarapaca", "delia": "maule"}


def rules(constraints: Constraints | None = None, **attributes: dict) -> Rules:
    graph = from_edges([("ana", "beto")], nodes=list(HOME))
    for name, values in {"territory": HOME, **attributes}.items():
        nx.set_node_attributes(graph, values, name)
    return Rules(situation(graph), constraints or Constraints())


def partners(found: Rules) -> dict[str, str]:
    """For each, the initials of those with whom they may be brought together."""
    names, everybody = list(HOME), np.arange(4)
    fits = found.allowed(everybody, everybody)
    return {a: "".join(b[0] for k, b in enumerate(names) if fits[i, k] and found.free(i, k))
            for i, a in enumerate(names)}  # fmt: skip


def test_everybody_may_meet_whoever_they_have_no_tie_with():
    assert partners(rules()) == {"ana": "cd", "beto": "cd", "carla": "abd", "delia": "abc"}


def test_travel_keeps_people_within_a_region_or_near():
    within = partners(rules(Constraints(travel="region")))
    assert within == {"ana": "d", "beto": "", "carla": "", "delia": "a"}
    near = partners(rules(Constraints(travel="near")))
    assert near == {"ana": "d", "beto": "d", "carla": "", "delia": "ab"}


def test_whoever_opted_out_or_refuses_to_be_named_meets_nobody():
    out = partners(rules(Constraints(opted_out=frozenset({"carla"}))))
    assert out["carla"] == ""
    assert "c" not in "".join(out.values())
    unnamed = partners(rules(nameable={"ana": True, "beto": True, "carla": True, "delia": False}))
    assert unnamed["delia"] == ""


def test_pairs_that_are_never_to_meet_do_not():
    never = Constraints().never_together([("delia", "ana"), ("ana", "somebody else")])
    assert partners(rules(never))["ana"] == "c"


def test_people_may_have_to_be_alike():
    language = {"ana": "es", "beto": "es", "carla": "es", "delia": None}
    alike = partners(rules(Constraints(alike=("language",)), language=language))
    assert alike == {"ana": "c", "beto": "c", "carla": "ab", "delia": ""}
    with pytest.raises(ValueError, match=r"nobody's 'role' is known.*known attributes: territory"):
        rules(Constraints(alike=("role",)))


def test_nobody_is_given_more_than_their_share():
    found = rules(Constraints(most_per_person=1))
    found.take(found.pair(0, 3))
    assert partners(found) == {"ana": "", "beto": "c", "carla": "b", "delia": ""}
    assert not found.room(0, 2)


def test_whoever_is_sought_by_many_is_spared():
    assert partners(rules(Constraints(most_sought=1)))["beto"] == ""


def test_near_schools_are_visited_and_far_ones_seen_on_video():
    found = rules()
    assert found.pair(0, 3).kind == "visit"
    assert found.pair(0, 2).kind == "online"
    assert found.pair(0, 2).arcs == ((0, 2), (2, 0))


def test_somebody_new_is_taken_along_by_somebody_seasoned():
    pair = rules(years={"ana": 9, "beto": 2, "carla": 2, "delia": 0}).pair(0, 3)
    assert (pair.one, pair.other, pair.kind, pair.arcs) == (3, 0, "mentor", ((3, 0),))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"travel": "plane"}, "travel is 'plane'; it can be region, near, online"),
     ({"most_per_person": 0}, "most_per_person is 0; it must be 1 or more")],
)  # fmt: skip
def test_impossible_constraints_are_refused_in_words(wrong: dict, words: str):
    with pytest.raises(ValueError, match=words):
        Constraints(**wrong)
