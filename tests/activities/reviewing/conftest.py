"""A reviewed cohort on the real course."""

from pathlib import Path

import pytest

from tests.activities.reviewing.reviewed import Reviewed
from tests.ourcourse import our_course

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def course():
    return our_course()


@pytest.fixture
def desk(course):
    """Ana and Eva have handed a reflection in; Lea has not."""
    reviewed = Reviewed(course)
    reviewed.reflect("ana")
    reviewed.reflect("eva", "Pensé en mi escuela. Dejé de llamarlo compromiso.")
    return reviewed
