"""Places: boxes keep their distance, stand near what they are joined to, and lines keep clear."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from lidera_nb.scenario.drawing.layers import Strand
from lidera_nb.scenario.drawing.layout import GAP, Size, laid_out


def test_a_single_box_stands_at_the_beginning() -> None:
    layout = laid_out([["a"]], [], {"a": Size(100, 40)})
    assert (dict(layout.places), layout.width, layout.height) == ({"a": (0, 0)}, 100, 40)


def test_a_box_stands_under_the_port_that_leads_to_it() -> None:
    sizes = {"a": Size(300, 40), "b": Size(60, 40)}
    layout = laid_out([["a"], ["b"]], [Strand("a", 0.25, "b")], sizes)
    assert layout.places["b"][0] - layout.places["a"][0] == pytest.approx(300 * 0.25 - 30)


def test_boxes_that_want_the_same_place_share_it_evenly() -> None:
    """Both would stand in the middle: they end a gap apart, as far left as right of it."""
    sizes = {"a": Size(400, 40), "b": Size(100, 40), "c": Size(100, 40)}
    joined = [Strand("a", 0.5, "b"), Strand("a", 0.5, "c")]
    layout = laid_out([["a"], ["b", "c"]], joined, sizes)
    (b, _), (c, _) = layout.places["b"], layout.places["c"]
    assert c - b == pytest.approx(100 + GAP)
    assert (b + c + 100) / 2 - layout.places["a"][0] == pytest.approx(200)


def test_a_line_runs_down_from_its_port_to_the_top_of_its_box() -> None:
    sizes = {"a": Size(100, 40), "tall": Size(100, 90), "b": Size(100, 40)}
    one = Strand("a", 0.25, "b")
    layout = laid_out([["a", "tall"], ["b"]], [one], sizes)
    start, edge, end = layout.lines[one]
    assert start == (layout.places["a"][0] + 25, 40)
    assert edge == (start[0], 90)
    assert end == (layout.places["b"][0] + 50, layout.places["b"][1])


def test_what_comes_from_different_boxes_enters_side_by_side_in_order() -> None:
    sizes = dict.fromkeys("abc", Size(100, 40))
    left, right = Strand("a", 0.5, "c"), Strand("b", 0.5, "c")
    layout = laid_out([["a", "b"], ["c"]], [right, left], sizes)
    assert layout.lines[left][-1][0] < layout.lines[right][-1][0]


CASES = sorted(Path(__file__).resolve().parents[3].glob("course/scenarios/*/en.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_no_boxes_of_a_shipped_case_overlap(path: Path) -> None:
    from lidera_nb.scenario.draw import mapped
    from lidera_nb.scenario.load import load

    made, layout = mapped(load(path.parent), "en")
    frames = [(x, y, x + made[n].width, y + made[n].height) for n, (x, y) in layout.places.items()]
    for one, other in combinations(frames, 2):
        beside = one[2] < other[0] or other[2] < one[0]
        assert beside or one[3] < other[1] or other[3] < one[1]
    for points in layout.lines.values():
        assert all(upper[1] <= lower[1] for upper, lower in pairwise(points))
