"""Whole paths and what followed what, worked by hand."""

from __future__ import annotations

from lidera_nb.analysis.sequences import directly_follows, frequencies


def test_a_path_that_nobody_shares_is_counted_as_alone() -> None:
    found = frequencies(["abd", "abd", "acd", "a"])
    assert (found.people, found.distinct, found.alone) == (4, 3, 2)
    assert found.common[0] == (("a", "b", "d"), 2)


def test_someone_who_comes_back_counts_once() -> None:
    found = directly_follows(["abab", "ab"])
    assert found.follows == {("a", "b"): 2, ("b", "a"): 1}
    assert found.states == {"a": 2, "b": 2}


def test_starts_and_ends_leave_out_who_has_no_path() -> None:
    found = directly_follows(["ab", "", "b"])
    assert (found.people, found.starts, found.ends) == (3, {"a": 1, "b": 1}, {"b": 2})


def test_the_graph_carries_the_people() -> None:
    graph = directly_follows(["abc", "ac"]).graph()
    assert graph.nodes["a"]["people"] == 2
    assert graph.edges["b", "c"]["people"] == 1
    assert sorted(graph.successors("a")) == ["b", "c"]
