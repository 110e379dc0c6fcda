"""What stands in a box, and where its ports are."""

from __future__ import annotations

import pytest

from lidera_nb.scenario.drawing.boxes import Box, boxes
from lidera_nb.scenario.drawing.words import Words
from lidera_nb.scenario.load import load


@pytest.fixture
def made(write_case) -> dict[str, Box]:
    case = load(write_case())
    return boxes(Words(case.scenario, case.texts["en"], "en"), {("council", "office")})


def test_each_kind_of_scene_is_told_apart(made) -> None:
    kinds = {name: box.kind for name, box in made.items()}
    assert kinds == {
        "office": "decision", "yard": "passage", "council": "decision",
        "good": "ending", "bad": "ending",
    }  # fmt: skip


def test_a_decision_has_a_lettered_cell_for_each_choice(made) -> None:
    cells = [(cell.letter, cell.label.whole) for cell in made["office"].cells]
    assert cells == [("A", "Call"), ("B", "Wait"), ("C", "Show")]


def test_every_exit_is_a_port_and_says_its_condition(made) -> None:
    ports = [(port.to, port.text.whole, port.guarded) for _, port in made["office"].ports()]
    assert ports == [
        ("yard", "", False),
        ("council", "if mark “informed”", True),
        ("yard", "otherwise", False),
        ("yard", "", False),
    ]


def test_ports_stand_along_the_lower_edge_in_order(made) -> None:
    along = [place for place, _ in made["office"].ports()]
    assert along == sorted(along)
    assert 0 < along[0] < along[-1] < 1


def test_a_passage_with_one_way_on_has_a_port_in_the_middle(made) -> None:
    ((along, port),) = made["yard"].ports()
    assert (made["yard"].cells, along, port.to) == ((), 0.5, "council")


def test_a_way_back_is_named_instead_of_drawn(made) -> None:
    back = made["council"].cells[2].ports[0]
    assert (back.back, back.text.whole) == (True, "↩ back to “Office”")


def test_the_start_and_the_endings_are_tagged(made) -> None:
    tags = {name: box.tags for name, box in made.items()}
    assert tags["office"] == ("Start",)
    assert tags["good"] == tags["bad"] == ("Ending",)


def test_each_role_is_tagged_where_it_begins(write_case) -> None:
    names = "roles: {head: {name: Head, brief: x}, deputy: {name: Deputy, brief: x}}\ncast:\n"
    case = load(write_case(
        ("scenario", "cast: [mother]", "cast: [mother]\nroles: {head: {}, deputy: {start: yard}}"),
        ("es", "cast:\n", names), ("en", "cast:\n", names),
    ))  # fmt: skip
    made = boxes(Words(case.scenario, case.texts["es"], "es"), {("council", "office")})
    assert made["office"].tags == ("Comienzo: Head",)
    assert made["yard"].tags == ("Comienzo: Deputy",)


def test_a_box_has_room_for_all_that_is_in_it(made) -> None:
    for box in made.values():
        assert box.width >= sum(cell.width for cell in box.cells)
        assert all(box.height >= box.head + cell.height for cell in box.cells)
