"""An assignment that loads is whole; each fault is a sentence with its cell or its line."""

import json
import shutil

import pytest

from lidera_nb.assignments.notebook import assignment_faults
from lidera_nb.assignments.shape import SETUP
from lidera_nb.settings import PROJECT
from tests.toyassignment import NAME


@pytest.fixture
def change(folder, tmp_path):
    """The faults of the assignment after a change to its notebook's JSON."""
    copy = shutil.copytree(folder, tmp_path / NAME)
    path = copy / f"{NAME}.ipynb"

    def told(alter):
        notebook = json.loads(path.read_text("utf-8"))
        alter(notebook)
        path.write_text(json.dumps(notebook))
        return [error.message for error in assignment_faults(copy)]

    return told


def cell(number, **changes):
    return lambda notebook: notebook["cells"][number - 1].update(changes)


def marks(number, **changes):
    return lambda notebook: notebook["cells"][number - 1]["metadata"]["nbgrader"].update(changes)


def asked(number, **changes):
    def alter(notebook):
        notebook["cells"][number - 1]["metadata"]["lidera"]["question"].update(changes)

    return alter


@pytest.mark.parametrize(("alter", "sentence"), [
    (cell(1, source="import os"),
     f"cell 1 must be the locked code cell 'setup' with '{SETUP}'"),
    (marks(1, locked=False), "cell 1: nbgrader's metadata must say locked=true"),
    (cell(2, source="¿Qué haría?"), "cell 2 must hold only the text's id, 'question.first'"),
    (marks(2, grade_id="x"),
     "cell 2 holds the text of 'first'; its grade_id must be 'first-text'"),
    (cell(3, source="first = None"),
     ("cell 3 ('first') must be four lines: 'first = None', '### BEGIN SOLUTION', "
      "'first = <the expected answer>', '### END SOLUTION'")),
    (cell(3, source='first = None\n### BEGIN SOLUTION\nfirst = "shout"\n### END SOLUTION'),
     "cell 3 ('first'): the expected answer does not fit the question"),
    (cell(3, source='first = None\n### BEGIN SOLUTION\nfirst = "wait"\n### END SOLUTION'),
     "cell 4 ('first-mark') gives the expected answer 1 of 2 points"),
    (asked(3, options=["wait"]), "cell 3 ('first'): a choice needs two 'options' or more"),
    (asked(3, options=["label", "ask"]),
     "cell 3 ('first'): an option is called 'label', a reserved id; rename it"),
    (marks(4, points=5),
     "cell 4 ('first-mark') has 5 points, but its call gives up to 2; make them agree"),
    (marks(4, points="2"), "cell 4 ('first') needs 'points' above 0, at most 1000"),
    (cell(4, source="### BEGIN HIDDEN TESTS\nmarking.number(first, 1)\n### END HIDDEN TESTS"),
     "cell 4 ('first-mark') must call marking.choice(first, …)"),
    (lambda notebook: notebook["metadata"]["lidera"].update(assignment="otra"),
     "the notebook says that it is 'otra', but it lies in the folder 'prueba'; give both one name"),
    (lambda notebook: notebook["metadata"]["lidera"].update(version=0),
     "the assignment's version is '0'; write a whole number from 1"),
    (lambda notebook: notebook.update(nbformat=3),
     "this is no notebook of format 4 with its cells and metadata; save it anew from JupyterLab"),
])  # fmt: skip
def test_a_fault_is_told_with_its_cell(change, alter, sentence):
    assert sentence in change(alter)


def test_each_language_must_hold_every_text_and_no_other(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / NAME)
    words = json.loads((copy / "en.yaml").read_text("utf-8"))
    del words["question"]["first"]["feedback"]
    words["question"]["why"]["row"] = "x"
    (copy / "en.yaml").write_text(json.dumps(words))
    assert {error.message for error in assignment_faults(copy)} == {
        "the text 'question.first.feedback' is missing; add it",
        "the text 'question.why.row' belongs to nothing; remove or rename it",
    }


def test_questions_hold_no_answer_key(loaded):
    told = repr([question.model_dump() for question in loaded.questions])
    assert "23.3" not in told
    assert "marking" not in told


@pytest.mark.parametrize("name", sorted(
    path.name for path in (PROJECT / "course" / "assignments" / "source").glob("*/")
))  # fmt: skip
def test_the_courses_own_assignments_are_sound(name):
    assert list(assignment_faults(PROJECT / "course" / "assignments" / "source" / name)) == []
