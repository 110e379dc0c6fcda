"""``lidera assignments``: words, sums and exit codes."""

import sys

import pytest

from lidera_nb.errors import SettingsError
from lidera_nb.grading import nbgraded
from tests.grading.toyassignment import NAME, RIGHT, hand_in, toy_course


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return toy_course(tmp_path_factory.mktemp("course"))


def test_release_autograde_and_feedback_say_what_became_of_each(lidera, course, tmp_path):
    from lidera_nb.grading.working import prepare

    where = ["--course", course, "--var", tmp_path]
    early = lidera("assignments", "autograde", *where)
    assert (early.code, early.out.strip()) == (0, "Graded: 0 done, 0 skipped, 0 waiting, 0 failed")
    hand_in(prepare(course, tmp_path), "p-ana", RIGHT)
    unreleased = lidera("assignments", "autograde", *where)
    assert unreleased.code == 2
    assert f"run 'lidera assignments release {NAME}' first" in unreleased.err
    assert lidera("assignments", "release", *where).out.startswith("Released: 1 done")
    done = lidera("assignments", "autograde", *where, "--json").json
    assert done["outcomes"] == [
        {"assignment": NAME, "person": "p-ana", "status": "done", "why": ""}
    ]
    waits = lidera("assignments", "feedback", *where)
    assert "p-ana: waiting (somebody has to grade why)" in waits.err
    assert waits.code == 0


def test_an_unknown_assignment_is_named_with_those_there_are(process, course, tmp_path):
    ran = process("assignments", "release", "otra", "--course", course, "--var", tmp_path)
    assert ran.code == 2
    assert f"the course has no assignment 'otra'; it has: {NAME}" in ran.err


def test_without_nbgrader_one_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "nbgrader", None)
    monkeypatch.setattr(nbgraded.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SettingsError, match=r"pip install 'lidera\[staff\]'"):
        nbgraded.staff_or_sentence()
