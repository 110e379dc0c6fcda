"""Descriptions made common: small cases worked by hand, and the search against brute force."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lidera_nb.dataset import kanonymity
from lidera_nb.dataset.kanonymity import Ladder, alike, common

PLACE = Ladder("place", (("zone", lambda value: value[0]),))
SIZE = Ladder("size")


def people(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["place", "size"], dtype="string")


def test_what_is_common_already_stays_as_it_is() -> None:
    frame = people(("n1", "big"), ("n1", "big"), ("s1", "small"), ("s1", "small"))
    made = common(frame, [PLACE, SIZE], 2)
    assert (made.rungs, made.hidden, made.loss) == ({"place": "exact", "size": "exact"}, 0, 0.0)
    assert made.frame.equals(frame)


def test_one_rung_that_joins_all_loses_less_than_hiding() -> None:
    # One rung of two on one ladder of two: 1/4 lost. Hiding all four rows would lose 1.
    frame = people(("n1", "big"), ("n2", "big"), ("s1", "big"), ("s2", "big"))
    made = common(frame, [PLACE, SIZE], 2)
    assert made.rungs == {"place": "zone", "size": "exact"}
    assert made.frame["place"].tolist() == ["n", "n", "s", "s"]
    assert made.loss == 0.25


def test_a_few_who_are_alike_with_nobody_are_hidden_whole() -> None:
    # Eight of ten are alike as they are; hiding two loses 2/10, any rung at least 1/4.
    frame = people(*[("n1", "big")] * 8, ("s1", "small"), ("w1", "tiny"))
    made = common(frame, [PLACE, SIZE], 2)
    assert (made.hidden, made.loss) == (2, 0.2)
    assert made.frame.tail(2).isna().all(axis=None)


def test_one_row_is_never_hidden_alone() -> None:
    frame = people(*[("n1", "big")] * 4, *[("n2", "big")] * 8, ("s1", "big"))
    made = common(frame, [PLACE, SIZE], 2)
    assert made.hidden != 1
    assert alike(made.frame, ["place", "size"]) >= 2


def test_a_missing_value_is_a_value_of_its_own_and_stays_missing() -> None:
    frame = pd.DataFrame({"place": ["n1", "n1", None, None], "size": ["big"] * 4}, dtype="string")
    assert common(frame, [PLACE, SIZE], 2).frame["place"].isna().tolist() == [
        False,
        False,
        True,
        True,
    ]


def test_fewer_rows_than_asked_for_are_refused_and_none_is_nothing() -> None:
    with pytest.raises(ValueError, match="1 rows cannot be alike in groups of 2"):
        common(people(("n1", "big")), [PLACE, SIZE], 2)
    assert common(people(), [PLACE, SIZE], 2).hidden == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["n1", "n2", "s1"]), st.sampled_from("ab")),
                min_size=3, max_size=14), st.integers(2, 3))  # fmt: skip
def test_every_group_is_large_enough_and_nothing_loses_less(rows, k) -> None:
    frame = people(*rows)
    made = common(frame, [PLACE, SIZE], k)
    assert alike(made.frame, ["place", "size"]) >= k
    codes = kanonymity._codes(frame, [PLACE, SIZE])
    losses = []
    for rungs in product(range(3), range(2)):
        kept = kanonymity._kept(codes, rungs, k)
        assert not 0 < (~kept).sum() < k or not np.any(kept)
        losses.append(kanonymity._loss(kept, (rungs[0] / 2 + rungs[1]) / 2))
    assert made.loss == pytest.approx(min(losses), abs=1e-3)
