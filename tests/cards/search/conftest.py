"""A PostgreSQL server for the tests of search, one a process."""

import pytest

from tests.postgresserver import cluster


@pytest.fixture(scope="session")
def postgres():
    """The address of a database of the tests' own."""
    with cluster() as url:
        yield url
