"""Every published number that we have is reproduced, or left out for a stated reason."""

from math import sqrt
from typing import Any

import numpy as np
import pytest

from tests.network.reference.models import PERMUTATIONS
from tests.network.reference.numbers import ELSEWHERE, published
from tests.network.reference.table import TABLE, Row, row_of

PUBLISHED = published()
TOLD = {key: row for key in PUBLISHED if (row := row_of(key)) and row.kind != "left out"}
ELSE = ["s50/ties", "s50/moran_alcohol", "sampson_samplike/density"]


def test_every_number_is_in_the_table():
    assert [key for key in PUBLISHED if row_of(key) is None] == []


def test_whatever_is_left_out_says_why():
    assert [row.keys for row in TABLE if (row.kind == "left out") != bool(row.why)] == []


def test_no_row_of_the_table_is_idle():
    if ELSEWHERE is None:
        pytest.skip("LIDERA_REFERENCE names no folder: the rows of other networks are idle")
    used = {row.keys for key in PUBLISHED if (row := row_of(key))}
    assert [row.keys for row in TABLE if row.keys not in used] == []


@pytest.mark.parametrize("key", ELSE)
def test_networks_that_we_may_not_pass_on_are_read_from_elsewhere(key: str):
    if ELSEWHERE is None:
        pytest.skip("LIDERA_REFERENCE names no folder with s50 and samplike, whose licence is GPL")
    assert key in TOLD


@pytest.mark.parametrize("key", TOLD)
def test_a_published_number_is_reproduced(key: str):
    row, theirs = TOLD[key], PUBLISHED[key]
    assert row.give is not None
    ours = row.give(*(row.parts(key) or ()))
    if row.kind == "exact" and _words(theirs):
        assert list(np.atleast_1d(ours)) == list(np.atleast_1d(theirs))
        return
    one, other = _numbers(ours), _numbers(theirs)
    assert one.shape == other.shape
    near = np.abs(one - other) <= _room(row, key, one, other)
    assert np.all(near | (np.isnan(one) & np.isnan(other)))


def _words(value: Any) -> bool:
    return any(isinstance(one, str) for one in (value if isinstance(value, list) else [value]))


def _numbers(value: Any) -> Any:
    """As a flat array; R's NULL and NaN (written as null) are ``nan``."""
    flat = np.asarray(None if isinstance(value, dict) else value, dtype=object).ravel()
    return np.array([np.nan if one is None else float(one) for one in flat])


def _room(row: Row, key: str, ours: Any, theirs: Any) -> Any:
    """How far two numbers may lie apart."""
    if row.kind in ("exact", "estimate"):
        return 1e-6 if row.kind == "exact" else 1e-3
    reps = float(PUBLISHED[key.rsplit("/", 1)[0] + "/reps"])
    drawn = 400 if "lrqap" in key else PERMUTATIONS
    both = 1 / reps + 1 / drawn
    if row.kind == "p":
        middle = (ours + theirs) / 2
        return 3 * np.sqrt(middle * (1 - middle) * both) + both
    return 4 * theirs * sqrt(both / 2) if row.kind == "sd" else 4 * _spread(key) * sqrt(both)


def _spread(key: str) -> float:
    return float(PUBLISHED[key.rsplit("/", 1)[0] + "/perm_sd"])
