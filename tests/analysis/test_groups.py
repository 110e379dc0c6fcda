"""Groups of paths: found where they are, and not found where they are not."""

from __future__ import annotations

import numpy as np
import pytest

from lidera_nb.analysis.groups import grouped, shuffled, silhouette

POINTS = np.array([1, 2, 3, 10, 11, 13, 30])
DISTANCES = np.abs(POINTS[:, None] - POINTS[None, :]).astype(float)


@pytest.mark.parametrize(
    ("labels", "mean"), [([1, 1, 1, 2, 2, 2, 3], 0.7033937798), ([1] * 6 + [2], 0.6144251175)]
)
def test_silhouettes_are_those_of_r(labels: list[int], mean: float) -> None:
    # R: mean(cluster::silhouette(labels, dmatrix = as.matrix(dist(c(1,2,3,10,11,13,30))))[, 3])
    assert silhouette(DISTANCES, labels) == pytest.approx(mean)


def walk(choices: str) -> list[tuple[str, str]]:
    return [(f"s{i}", choice) for i, choice in enumerate(choices)]


def test_two_ways_of_deciding_throughout_are_found() -> None:
    paths = [walk("aaaaaaaa")] * 10 + [walk("aaaaaaab")] * 4 + [walk("bbbbbbbb")] * 9
    found = grouped(paths, seed=1)
    assert found.verdict == "sound"
    assert found.sizes == (14, 9)
    assert found.labels[0] == 0


def test_choices_by_chance_make_no_groups() -> None:
    dice = np.random.default_rng(5)
    paths = [walk("".join(dice.choice(list("abc"), 8))) for _ in range(40)]
    assert grouped(paths).verdict == "none"


def test_what_the_branching_of_the_case_makes_is_no_group() -> None:
    dice = np.random.default_rng(6)
    paths = [
        [("door", way), *((f"{way}{i}", str(dice.integers(3))) for i in range(5))]
        for way in ["left"] * 20 + ["right"] * 20
    ]
    found = grouped(paths)
    assert found.silhouette is not None
    assert found.silhouette > 0.25
    assert (found.verdict, found.labels) == ("none", ())


def test_of_a_few_people_groups_are_not_sought() -> None:
    found = grouped([walk("aa"), walk("bb")] * 9)
    assert (found.verdict, found.sizes) == ("few", ())


def test_shuffling_keeps_where_people_went_and_what_was_done_there() -> None:
    paths = [[("door", "a"), ("left", "x")], [("door", "b"), ("right", "y")],
             [("door", "c"), ("left", "z")]]  # fmt: skip
    found = shuffled(paths, np.random.default_rng(2))
    assert [[place for place, _ in path] for path in found] == [
        ["door", "left"], ["door", "right"], ["door", "left"]
    ]  # fmt: skip
    assert found[1] == paths[1]
    assert {act for path in found for _, act in path} == set("abcxyz")
