"""Two waves, tie by tie."""

from math import isnan

import pytest

from lidera_nb.network import compare_waves, from_edges
from tests.network.toy import strangers, with_silent


def test_ties_stay_go_and_come():
    before, after = with_silent("ab ac", "abc", ""), with_silent("ab ba", "abc", "")
    found = compare_waves(before, after)
    assert found.changes == {"00": 3, "01": 1, "10": 1, "11": 1}
    assert found.jaccard == pytest.approx(1 / 3)
    assert found.people.loc["a"].tolist() == [1, 1, 0, 0.5]
    assert isnan(found.people.loc["c", "stability"])


def test_a_missing_answer_is_no_change():
    found = compare_waves(with_silent("ab ba", "abc", ""), with_silent("ab", "abc", "b"))
    assert found.changes["10"] == 0
    assert found.jaccard == 1.0
    assert (found.compared, found.left_out) == (3, 1)
    assert list(found.people.index) == ["a", "c"]


def test_people_of_one_wave_only_do_not_count():
    found = compare_waves(with_silent("ab ad", "abd", ""), with_silent("ab ac", "cba", ""))
    assert found.changes == {"00": 1, "01": 0, "10": 0, "11": 1}


def test_without_direction_each_pair_counts_once():
    before = from_edges([("a", "b")], nodes="abc", directed=False)
    after = from_edges([("b", "a"), ("b", "c")], nodes="cab", directed=False)
    assert compare_waves(before, after).changes == {"00": 1, "01": 1, "10": 0, "11": 1}


def test_without_ties_there_is_nothing_to_be_stable():
    assert isnan(compare_waves(strangers(), strangers()).jaccard)


def test_waves_of_two_kinds_are_refused():
    with pytest.raises(ValueError, match="one wave is directed and the other is not"):
        compare_waves(from_edges([("a", "b")]), from_edges([("a", "b")], directed=False))
