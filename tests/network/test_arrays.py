"""The sparse matrix, who answered, and values by person."""

from math import isnan

import numpy as np
import pandas as pd
import pytest

from lidera_nb.network import from_edges
from lidera_nb.network.arrays import adjacency, answered, codes_of, numbers_of, share, values_of
from tests.network.toy import line, with_silent


def test_rows_send_and_columns_receive():
    assert adjacency(line("ab")).toarray().tolist() == [[0, 1], [0, 0]]


def test_without_direction_a_tie_stands_twice():
    graph = from_edges([("a", "b")], directed=False)
    assert adjacency(graph).toarray().tolist() == [[0, 1], [1, 0]]


def test_a_tie_to_oneself_and_a_weight_do_not_count():
    graph = from_edges([("a", "b", 4)])
    graph.add_edge("a", "a")
    assert adjacency(graph).toarray().tolist() == [[0, 1], [0, 0]]


def test_whoever_is_not_said_to_be_silent_answered():
    assert answered(with_silent("ab", "ab", "b")).tolist() == [True, False]


@pytest.mark.parametrize(
    "given",
    ["area", {"b": 2, "a": 1}, [1, 2], pd.Series({"b": 2, "a": 1}), pd.Series([1, 2])],
)
def test_values_are_given_by_name_by_person_or_in_order(given: object):
    graph = line("ab")
    graph.nodes["a"]["area"], graph.nodes["b"]["area"] = 1, 2
    assert values_of(graph, given) == [1, 2]  # type: ignore[arg-type]


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, np.nan])
def test_a_missing_value_is_none_whatever_it_was(nothing: object):
    assert values_of(line("ab"), {"a": 1, "b": nothing}) == [1, None]
    assert codes_of(line("ab"), {"a": "x", "b": nothing})[0].tolist() == [0, -1]
    assert isnan(numbers_of(line("ab"), {"a": 1, "b": nothing})[1])


def test_an_attribute_that_nobody_has_is_refused_with_those_there_are():
    graph = line("ab")
    graph.nodes["a"]["region"] = "maule"
    with pytest.raises(ValueError, match="nobody in this graph has the attribute 'zone': name one "
                       "of region, or give the values by person"):  # fmt: skip
        values_of(graph, "zone")


def test_too_few_values_are_refused():
    with pytest.raises(ValueError, match="1 values were given for 2 people: give one for each"):
        values_of(line("ab"), [1])


def test_a_share_of_nothing_is_undefined():
    assert isnan(share(0, 0))
    assert share(1, 2) == 0.5
