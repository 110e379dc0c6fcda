"""A cohort that reads twice, on the real course."""

import pytest

from tests.activities.agreeing.agreed import Agreeing


@pytest.fixture
def page(course):
    return Agreeing(course)
