"""A surveyed cohort on the real course."""

from pathlib import Path

import pytest

from tests.activities.survey.surveyed import Surveyed
from tests.ourcourse import our_course

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def course():
    return our_course()


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
