"""One server for all attacks; those who play on it come fresh for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.running import Running
from tests.twocohorts import two_cohorts


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with two_cohorts(tmp_path_factory.mktemp("var")) as server:
        yield server
