"""A new case is sound from its first minute, also when it is played out."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.scenario.check import check
from lidera_nb.scenario.editorschema import NAME, schema_text
from lidera_nb.scenario.judge import judge
from lidera_nb.scenario.load import load
from lidera_nb.scenario.newcase import new_case
from lidera_nb.scenario.textadvice import text_advice


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "scenarios").mkdir()
    return tmp_path


def test_a_new_case_is_sound_under_its_own_name(course: Path) -> None:
    folder = new_case(course, "mi-caso", "2026-08")
    assert folder == course / "scenarios" / "mi-caso"
    assert check(folder) == []
    scenario = load(folder).scenario
    assert (scenario.id, scenario.set_in, scenario.version) == ("mi-caso", "2026-08", 1)


def test_a_new_case_shows_one_of_each_part(course: Path) -> None:
    scenario = load(new_case(course, "mi-caso", "2026-08")).scenario
    decisions = [scene.decision for scene in scenario.scenes.values() if scene.decision]
    laters = [later for one in decisions for choice in one.choices for later in choice.later]
    assert (len(decisions), sum(one.ending for one in scenario.scenes.values())) == (3, 2)
    parts = (scenario.stakeholders, scenario.documents, scenario.messages, laters)
    assert [len(part) for part in parts] == [1, 1, 1, 1]


def test_nothing_is_found_when_a_new_case_is_played_out(course: Path) -> None:
    case = load(new_case(course, "mi-caso", "2026-08"))
    found = judge(case.scenario)
    assert found.whole
    assert (found.faults, found.advice, list(text_advice(case))) == ((), (), [])


def test_an_editor_finds_the_schema_that_the_case_names(course: Path) -> None:
    folder = new_case(course, "mi-caso", "2026-08")
    first = (folder / "scenario.yaml").read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../{NAME}"
    assert (course / "scenarios" / NAME).read_text("utf-8") == schema_text()


def test_a_schema_that_lies_there_is_left_alone(course: Path) -> None:
    (course / "scenarios" / NAME).write_text("{}", "utf-8")
    new_case(course, "mi-caso", "2026-08")
    assert (course / "scenarios" / NAME).read_text("utf-8") == "{}"


@pytest.mark.parametrize("slug", ["Mi caso", "../mi-caso", "mi--caso", "-a", "", "año", "a\n"])
def test_an_impossible_id_is_refused(course: Path, slug: str) -> None:
    with pytest.raises(ContentError) as refusal:
        new_case(course, slug, "2026-08")
    assert str(refusal.value) == (
        f"'{slug}' cannot be the id of a case; use small letters, digits and single dashes, such "
        "as mi-caso"
    )
    assert list((course / "scenarios").iterdir()) == []


def test_a_folder_that_is_there_is_refused(course: Path) -> None:
    taken = course / "scenarios" / "mi-caso"
    taken.mkdir()
    with pytest.raises(ContentError) as refusal:
        new_case(course, "mi-caso", "2026-08")
    assert str(refusal.value) == f"{taken}: this is there already; take another id"
    assert list(taken.iterdir()) == []


def test_a_folder_that_is_no_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refusal:
        new_case(tmp_path, "mi-caso", "2026-08")
    assert str(refusal.value) == (
        f"{tmp_path / 'scenarios'}: this folder does not exist, so there is no course to put a "
        "case into; name the course folder with --course or run from the project's folder"
    )
