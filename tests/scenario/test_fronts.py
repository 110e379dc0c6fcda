"""Comparing ends on all indicators at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.scenario.fronts import covers, dominates, front, guards, packed

NAMES = ("trust", "time", "learning")
GUARD = guards(len(NAMES))
levels = st.fixed_dictionaries({name: st.integers(0, 100) for name in NAMES})
ends = st.lists(levels, min_size=1, max_size=12)


def at_least(a: dict[str, int], b: dict[str, int]) -> bool:
    return all(a[name] >= b[name] for name in NAMES)


@given(levels, levels)
def test_an_end_covers_another_when_it_is_as_good_on_every_indicator(a, b) -> None:
    assert covers(packed(a, NAMES), packed(b, NAMES), GUARD) == at_least(a, b)


@given(ends)
def test_a_front_holds_the_ends_that_nothing_covers_and_no_others(some) -> None:
    kept = set(front((packed(end, NAMES) for end in some), GUARD))
    best = [a for a in some if not any(at_least(b, a) and a != b for b in some)]
    assert kept == {packed(end, NAMES) for end in best}


@given(ends, ends)
def test_dominating_means_a_better_end_for_every_end(better, worse) -> None:
    fronts = [front((packed(end, NAMES) for end in some), GUARD) for some in (better, worse)]
    said = all(any(at_least(a, b) and a != b for a in better) for b in worse)
    assert dominates(fronts[0], fronts[1], GUARD) == said


def test_nothing_dominates_where_there_is_no_end() -> None:
    assert not dominates((1,), (), GUARD)
