"""A released course, made once, and copies of it that a test may change."""

import shutil

import pytest

from lidera_nb.grading.nbgraded import gradebook_of, staff_or_sentence
from lidera_nb.grading.release import release
from lidera_nb.grading.working import prepare
from tests.grading.toyassignment import NAME, moved, toy_course


@pytest.fixture(scope="session")
def released_once(tmp_path_factory):
    staff_or_sentence()
    root = tmp_path_factory.mktemp("toy")
    working = prepare(toy_course(root / "course"), root / "var")
    assert release(working, NAME).status == "done"
    return working


@pytest.fixture
def working(released_once, tmp_path):
    """The released course, in a folder of this test's own."""
    shutil.copytree(released_once.root, tmp_path / "var" / "assignments", symlinks=True)
    return moved(released_once, tmp_path / "var")


@pytest.fixture
def gradebook(working):
    with gradebook_of(working) as opened:
        yield opened
