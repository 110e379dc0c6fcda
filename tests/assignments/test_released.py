"""What we derive is what ``nbgrader generate_assignment`` releases, cell for cell."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from lidera_nb.assignments.released import STUB, released, worded
from tests.toyassignment import NAME


@pytest.fixture
def by_nbgrader(folder, tmp_path, monkeypatch):
    """The notebook as nbgrader's own converter releases it, with the course's preprocessors."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    from lidera_nb.grading.preprocessors import RELEASE

    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
    shutil.copytree(folder, tmp_path / "source" / NAME)
    config = Config()
    config.CourseDirectory.root = str(tmp_path)
    config.ClearSolutions.code_stub = {"python": STUB}
    config.GenerateAssignment.preprocessors = RELEASE
    course = CourseDirectory(config=config)
    course.assignment_id = NAME
    GenerateAssignment(coursedir=course, config=config).start()
    return json.loads((tmp_path / "release" / NAME / f"{NAME}.ipynb").read_text("utf-8"))


def test_the_released_notebook_is_nbgraders_own(loaded, by_nbgrader):
    for cell in by_nbgrader["cells"]:
        cell["source"] = "".join(cell["source"])
    assert released(loaded)["cells"] == by_nbgrader["cells"]
    assert released(loaded)["metadata"] == by_nbgrader["metadata"]


def test_releasing_leaves_the_source_as_it_is(loaded):
    before = json.dumps(loaded.notebook)
    released(loaded)
    assert json.dumps(loaded.notebook) == before


def test_no_expected_answer_and_no_feedback_is_released(loaded):
    told = json.dumps(released(loaded), ensure_ascii=False)
    assert "23.3" not in told
    assert "marking.choice" not in told
    assert "feedback" not in told


def test_a_question_is_worded_in_both_languages(loaded):
    assert (
        worded(loaded, "question.share")
        == "**¿Share? (es)**\n\n(%)\n\n---\n\n**¿Share? (en)**\n\n(%)"
    )
    assert worded(loaded, "section.words").startswith("## Con sus palabras (es)\n\nEscriba")
