"""The map as a whole: an SVG that parses, holds every scene, and keeps authors' text as text."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from lidera_nb.scenario.draw import drawn
from lidera_nb.scenario.load import load

SVG = "{http://www.w3.org/2000/svg}"


def parsed(case, lang: str = "en") -> ElementTree.Element:
    return ElementTree.fromstring(drawn(case, lang))


@pytest.fixture
def svg(write_case) -> ElementTree.Element:
    return parsed(load(write_case()))


def texts(svg: ElementTree.Element) -> list[str]:
    return [node.text for node in svg.iter(f"{SVG}text")]


def test_every_scene_and_choice_stands_on_the_map(svg) -> None:
    shown = texts(svg)
    assert {"A title", "Office", "Yard", "Council", "Good", "Bad"} <= set(shown)
    assert {"Call", "Wait", "Show", "Speak", "Stay silent", "Go back"} <= set(shown)


def test_every_way_is_a_line_but_ways_back(svg) -> None:
    """Ten exits; the way back is named, and one line runs through a bend in two pieces."""
    in_map = [path for path in svg.iterfind(f"{SVG}g/{SVG}path") if "way" in path.get("class")]
    assert len(in_map) == 9 - 1 + 1
    assert [path.get("class") for path in in_map].count("way guarded") == 3
    assert sum(path.get("marker-end") is not None for path in in_map) == 8


def test_endings_differ_by_shape_and_not_by_colour_alone(svg) -> None:
    def shapes(name: str) -> list[str]:
        (group,) = [
            group for group in svg.iter(f"{SVG}g")
            if name in [node.text for node in group.findall(f"{SVG}text")]
        ]  # fmt: skip
        return [node.tag.removeprefix(SVG) for node in group if node.get("class") == "box"]

    assert shapes("Good") == ["path"]
    assert set(shapes("Office")) == set(shapes("Yard")) == {"rect"}


def test_the_map_has_a_title_and_tells_itself_in_words(svg) -> None:
    assert svg.get("aria-labelledby") == "title desc"
    assert svg.find(f"{SVG}title").text == "A title"
    told = svg.find(f"{SVG}desc").text
    assert told.startswith("5 scenes, 2 decisions, 2 endings. Start, Office: A. Call: to “Yard”.")
    assert "if mark “informed”, to “Council”. otherwise, to “Yard”." in told
    assert told.endswith("C. Go back: ↩ back to “Office”. Ending, Good. Ending, Bad.")


def test_what_an_author_wrote_never_becomes_markup(write_case) -> None:
    evil = "<script>alert('x')</script> & \\\"]]>"
    edits = [
        ("en", old, f'{old.split(": ")[0]}: "{evil}"')
        for old in ("title: A title", "title: Office", "title: A call")
    ]
    case = load(write_case(*edits))
    svg = parsed(case)
    assert {node.tag.removeprefix(SVG) for node in svg.iter()} <= {
        "svg", "title", "desc", "style", "defs", "marker", "rect", "text", "g", "path",
    }  # fmt: skip
    assert svg.find(f"{SVG}title").text == "<script>alert('x')</script> & \"]]>"


def test_control_characters_do_not_break_the_file(write_case) -> None:
    case = load(write_case(("en", "title: Office", 'title: "Off\\u0007ice\\uFFFE"')))
    assert "Office" in texts(parsed(case))


def test_words_follow_the_language(write_case) -> None:
    case = load(write_case())
    assert "Comienzo" in texts(parsed(case, "es"))
    assert "Start" in texts(parsed(case, "en"))


def test_the_same_case_is_drawn_the_same_every_time(write_case) -> None:
    case = load(write_case())
    assert drawn(case, "es") == drawn(case, "es")


def test_the_paper_is_as_large_as_the_map(svg) -> None:
    width, height = svg.get("width"), svg.get("height")
    assert svg.get("viewBox") == f"0 0 {width} {height}"
    assert f"size: {width}px {height}px" in svg.find(f"{SVG}style").text
