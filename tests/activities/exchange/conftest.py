import pytest

from tests.activities.exchange.visiting import Visiting
from tests.ourcourse import our_course


@pytest.fixture
def group():
    return Visiting(our_course())
