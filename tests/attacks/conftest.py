"""One server for all attacks; those who play on it come fresh for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.attacks.hands import newcomer
from tests.attacks.lines import page_of, visitor
from tests.running import Running
from tests.serve.visiting import Opened, left
from tests.twocohorts import two_cohorts


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with two_cohorts(tmp_path_factory.mktemp("var")) as server:
        yield server


@pytest.fixture(scope="module")
def mine(server: Running) -> Iterator[Opened]:
    """A live page of somebody who owns it."""
    mine = page_of(*visitor(server, newcomer(server)))
    assert mine.kernel, mine.page.status
    yield mine
    left(mine)
