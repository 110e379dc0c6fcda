"""Circles of four to eight look like the whole, help one another, and keep pairs apart."""

from itertools import combinations

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from lidera_nb.errors import ExchangeError
from lidera_nb.exchange.circles import Member, form, sizes

EIGHT = [Member(f"p{i}", {"level": "primary" if i < 4 else "secondary"}) for i in range(8)]


@given(st.integers(4, 400), st.integers(4, 8))
def test_sizes_are_of_four_to_eight_and_nearly_equal(people, wanted):
    made = sizes(people, wanted)
    assert sum(made) == people
    assert 4 <= min(made) <= max(made) <= min(8, min(made) + 1)


def test_fewer_than_four_make_no_circle():
    with pytest.raises(ExchangeError, match="3 people make no circles; expected 4 people or more"):
        sizes(3)


def test_each_circle_is_composed_like_the_whole():
    made = form(EIGHT, 4, fields=("level",))
    assert made.balance == 1.0 > made.chance
    assert [sum(one in ("p0", "p1", "p2", "p3") for one in circle) for circle in made.circles] == [
        2,
        2,
    ]


def test_whoever_wants_something_sits_with_somebody_who_knows_it():
    wants = [Member(f"w{i}", wants=frozenset({"reading"})) for i in range(6)]
    knows = [Member(f"k{i}", strong=frozenset({"reading"}), wants=frozenset({"reading"}))
             for i in range(2)]  # fmt: skip
    made = form([*wants, *knows], 4, fields=())
    assert all(sum(one.startswith("k") for one in circle) == 1 for circle in made.circles)
    # Who knows it and wants more of it is alone with it in the circle.
    assert made.complement == pytest.approx(6 / 8)


@settings(max_examples=10, deadline=None)
@given(st.integers(8, 12), st.integers(0, 9), st.data())
def test_pairs_who_asked_not_to_be_together_never_are(people, seed, data):
    members = EIGHT + [Member(f"q{i}") for i in range(people - 8)]
    pairs = list(combinations([one.id for one in members], 2))
    apart = data.draw(st.lists(st.sampled_from(pairs), max_size=4))
    try:
        made = form(members, 4, apart, seed)
    except ExchangeError:
        reject()
    assert sorted(one for circle in made.circles for one in circle) == sorted(m.id for m in members)
    assert not any(set(pair) <= set(circle) for pair in apart for circle in made.circles)
    assert made == form(members, 4, apart, seed)


def test_pairs_that_cannot_all_be_kept_apart_are_told():
    apart = list(combinations(["p0", "p1", "p2"], 2))
    with pytest.raises(ExchangeError, match="8 people in 2 circles cannot keep all 3 pairs apart"):
        form(EIGHT, 4, apart)
