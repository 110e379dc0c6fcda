"""A surveyed cohort on the real course."""

from pathlib import Path

import pytest

from lidera_nb.activities.course import load_course
from tests.activities.survey.surveyed import Surveyed

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def course():
    return load_course(ROOT / "course")


@pytest.fixture
def surveyed(course):
    """Before the first wave."""
    return Surveyed(course)


@pytest.fixture
def asked(surveyed):
    """A wave is open, and Ana has read who will see what."""
    surveyed.open()
    surveyed.ready("ana")
    return surveyed
