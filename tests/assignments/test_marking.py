"""Marking gives what was worked out by hand, and never more or less than it can, whatever comes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.assignments import marking

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["a", "b", "c", ""]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=12,
)
WORTH = {"a": 2, "b": 1, "c": -1}
ORDER = ["a", "b", "c"]
CELLS = {"a": {"b": 1, "c": "x"}, "b": {"a": [True, "y"]}}
CALLS = {
    "choice": (2.0, lambda answer: marking.choice(answer, WORTH)),
    "choices": (3.0, lambda answer: marking.choice(answer, WORTH, most=2)),
    "ranking": (5.0, lambda answer: marking.ranking(answer, ORDER, points=5)),
    "number": (0.7, lambda answer: marking.number(answer, 0.25, within=0.01, points=0.7)),
    "table": (4.0, lambda answer: marking.table(answer, CELLS, points=4)),
}


@pytest.mark.parametrize("name", CALLS)
@given(answer=ANY_JSON)
def test_whatever_was_answered_gives_a_float_from_nothing_to_the_points(name, answer):
    most, mark = CALLS[name]
    points = mark(answer)
    assert type(points) is float
    assert 0.0 <= points <= most


@pytest.mark.parametrize(
    ("answer", "points"),
    [("a", 2), ("b", 1), ("c", 0), ("unknown", 0), (["a"], 2), (["a", "b"], 0), (None, 0)],
)
def test_one_choice_is_worth_what_its_option_says(answer, points):
    assert marking.choice(answer, WORTH) == points


def test_a_wrong_choice_beside_right_ones_costs_points():
    assert marking.choice(["a", "b"], WORTH, most=3) == 3
    assert marking.choice(["a", "b", "c"], WORTH, most=3) == 2
    assert marking.choice(["a", "a"], WORTH, most=3) == 0


@pytest.mark.parametrize(
    ("answer", "tau"),
    [
        (["a", "b", "c", "d"], 1),
        (["b", "a", "c", "d"], 4 / 6),
        (["d", "c", "b", "a"], 0),
        (["a", "b", "c"], 0),  # three of six pairs stand, the three with d do not
        (["a", "b", "c", "d", "e"], 0),
        (["a", "a", "b", "c"], 0),
    ],
)
def test_an_order_is_worth_kendalls_tau_and_never_less_than_nothing(answer, tau):
    assert marking.ranking(answer, ["a", "b", "c", "d"], points=6) == pytest.approx(6 * tau)


def test_a_number_may_be_off_by_what_is_allowed_and_no_more():
    assert marking.number(0.26, 0.25, within=0.01) == 1
    assert marking.number(0.2601, 0.25, within=0.01) == 0
    assert marking.number(0.1 + 0.2, 0.3) == 1


@pytest.mark.parametrize("answer", [True, "1", [1], {}, math.nan, math.inf, 10**400])
def test_what_is_no_finite_number_is_not_near_any(answer):
    assert marking.number(answer, 1, within=5) == 0


def test_each_cell_of_a_table_counts_the_same():
    right = {"a": {"b": 1, "c": "x"}, "b": {"a": "y"}}
    assert marking.table(right, CELLS, points=3) == 3
    assert marking.table({**right, "b": {"a": 1}}, CELLS, points=3) == 2
    assert marking.table({"a": [1]}, CELLS, points=3) == 0
