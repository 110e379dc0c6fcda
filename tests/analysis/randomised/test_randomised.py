"""Lots, how alike they make the arms, and the sealed seed."""

from __future__ import annotations

from collections import Counter
from math import isnan

import pytest

from lidera_nb.analysis.randomised import (
    Unit,
    assign,
    balance,
    new_secret,
    opens,
    seal_of,
    seed_for,
)

ARMS = ("now", "later")
SCHOOLS = [Unit(f"s{i:02}", "rural" if i % 3 else "urban") for i in range(21)]


def test_the_arms_are_of_one_size_in_every_stratum():
    found = assign(SCHOOLS, ARMS, seed=4)
    for stratum in ("rural", "urban"):
        sizes = Counter(found[unit.id] for unit in SCHOOLS if unit.stratum == stratum)
        assert abs(sizes["now"] - sizes["later"]) <= 1
    assert sorted(Counter(found.values()).values()) == [10, 11]


def test_the_order_of_the_list_does_not_matter_and_the_seed_does():
    first = assign(SCHOOLS, ARMS, seed=4)
    assert assign(SCHOOLS[::-1], ARMS, seed=4) == first
    assert any(assign(SCHOOLS, ARMS, seed=seed) != first for seed in range(5, 10))


def test_every_school_comes_first_as_often_as_not():
    first = Counter(
        unit for seed in range(400) for unit, arm in assign(SCHOOLS, ARMS, seed).items()
        if arm == "now"
    )  # fmt: skip
    assert all(150 < first[unit.id] < 250 for unit in SCHOOLS)


@pytest.mark.parametrize(
    ("units", "arms", "said"),
    [
        ([Unit("a"), Unit("a")], ARMS, "'a' stands twice in the list; each one can be drawn once"),
        ([Unit("a"), Unit("b")], ("now",), "the arms are now; give two or more, all different"),
        ([Unit("a")], ARMS, "1 cannot be shared among 2 arms"),
    ],
)
def test_a_list_that_cannot_be_drawn_is_refused(units: list[Unit], arms: tuple[str], said: str):
    with pytest.raises(ValueError, match=said):
        assign(units, arms, seed=1)


def test_a_difference_is_told_in_pooled_standard_deviations():
    # Means 2 and 4, both variances 1, by hand: -2.
    units = [Unit(str(n), numbers={"size": n}) for n in (1, 2, 3)]
    units += [Unit(f"b{n}", numbers={"size": n}) for n in (3, 4, 5)]
    arms = {unit.id: "later" if unit.id.startswith("b") else "now" for unit in units}
    (found,) = balance(units, arms, ARMS)
    assert (found.first, found.second, found.difference) == (2, 4, -2)
    assert found.verdict == "fail"


def test_a_word_is_compared_by_its_share():
    units = [Unit(str(n), words={"zone": "rural" if n < 3 else "urban"}) for n in range(8)]
    arms = {unit.id: ARMS[int(unit.id) % 2] for unit in units}
    rural, urban = balance(units, arms, ARMS)
    assert (rural.value, rural.first, rural.second) == ("rural", 0.5, 0.25)
    assert rural.difference == pytest.approx(-urban.difference) == pytest.approx(0.4629, abs=1e-4)


def test_what_cannot_be_compared_is_unknown():
    units = [Unit("a", numbers={"size": 1}), Unit("b"), Unit("c"), Unit("d")]
    (found,) = balance(units, {"a": "now", "b": "now", "c": "later", "d": "later"}, ARMS)
    assert isnan(found.difference)
    assert found.verdict == "unknown"


def test_a_seal_opens_with_its_secret_alone():
    secret, other = new_secret(), new_secret()
    assert opens(secret, seal_of(secret))
    assert not opens(other, seal_of(secret))


def test_the_seed_follows_from_the_secret_and_the_list():
    secret = "0" * 64
    seed = seed_for(secret, SCHOOLS)
    assert seed_for(secret, SCHOOLS[::-1]) == seed
    assert seed_for(secret, SCHOOLS[1:]) != seed != seed_for("1" * 64, SCHOOLS)
    assert 0 <= seed < 2**64


def test_a_damaged_secret_is_refused():
    with pytest.raises(ValueError, match="a secret is 64 hexadecimal digits; keep the file as"):
        seal_of("abc")
