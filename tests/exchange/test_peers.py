"""Peers are suggested by challenge, context and distance, with reasons, to those who agreed."""

from lidera_nb.exchange.explain import Reason
from lidera_nb.exchange.peers import Peer, distances, suggest

CITY = {"level": "primary", "rurality": "urban"}


def peer(name, *challenges, context=CITY, agreed=True):
    return Peer(name, frozenset(challenges), context, agreed)


ME = peer("me", "climate", "reading")


def names(others, steps, **more):
    return [one.id for one in suggest(ME, others, steps, **more)]


def test_two_and_three_steps_come_before_strangers_and_acquaintances_are_left_out():
    others = [peer(name, "climate") for name in ("known", "two", "three", "four", "none", "untold")]
    steps = {"known": 1, "two": 2, "three": 3, "four": 4, "none": None}
    assert names(others, steps, most=9) == ["two", "three", "four", "untold", "none"]


def test_only_those_who_agreed_are_suggested_and_only_to_those_who_agreed():
    others = [peer("yes", "climate"), peer("no", "climate", agreed=False)]
    assert names(others, {}) == ["yes"]
    assert suggest(peer("me", "climate", agreed=False), others, {}) == ()


def test_nobody_is_suggested_without_a_challenge_in_common_or_against_their_word():
    assert names([peer("other", "families"), peer("never", "climate")], {},
                 never=frozenset({"never"})) == []  # fmt: skip


def test_more_in_common_comes_first():
    rural = {"level": "primary", "rurality": "rural"}
    others = [peer("half", "climate"), peer("whole", "climate", "reading"),
              peer("elsewhere", "climate", "reading", context=rural)]  # fmt: skip
    assert names(others, dict.fromkeys(["half", "whole", "elsewhere"], 2)) == [
        "whole", "elsewhere", "half"]  # fmt: skip


def test_the_reasons_say_what_is_shared_and_how_far_but_not_through_whom():
    (found,) = suggest(ME, [peer("a", "climate")], {"a": 2})
    assert found.reasons == (
        Reason("peer.challenge", {"topics": ("climate",)}),
        Reason("peer.context", {"fields": ("level", "rurality")}),
        Reason("peer.near", {"steps": 2}),
    )
    assert found.score == 0.5 * 0.5 + 0.25 + 0.25


def test_an_unknown_profile_counts_as_nothing_in_common():
    (found,) = suggest(ME, [peer("a", "climate", context={})], {})
    assert [one.text for one in found.reasons] == ["peer.challenge", "peer.untold"]


def test_distances_count_conversations_both_ways():
    ties = [("me", "b"), ("c", "b"), ("c", "d"), ("x", "y")]
    assert distances(ties, "me") == {"me": 0, "b": 1, "c": 2, "d": 3, "x": None, "y": None}
    assert distances(ties, "stranger") == {}
