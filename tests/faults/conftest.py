"""Faults on purpose: a few in ``make test``, a campaign in ``make faults`` (LIDERA_FAULTS=full)."""

from __future__ import annotations

import asyncio
import os
import pickle
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from lidera_nb.activities.course import load_course
from lidera_nb.demo.bot import play
from lidera_nb.serve.render.notebook import Drawn, draw
from lidera_nb.settings import PROJECT
from tests.faults import once
from tests.faults.figures import FIGURES, told
from tests.faults.harness import NAME, Nursery, Server, populated
from tests.faults.paging import Elsewhere
from tests.faults.stubborn import MODULE, SEED, StubbornWire, player

Story = list[tuple[str, dict[str, Any]]]
"""Events by kind and payload, without clocks and ids."""

FILLED = "12-leer-antes-de-decidir"
"""The module with an assignment that servers of this folder can show."""

FULL = os.environ.get("LIDERA_FAULTS") == "full"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Any run with ``-vv`` ends with its figures; a campaign tells them itself."""
    if FIGURES and terminalreporter.verbosity > 0:
        terminalreporter.section("figures")
        for line in told(FIGURES):
            terminalreporter.write_line(line)


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """A loop for what a browser test does beside its browser."""
    loop = Elsewhere()
    yield loop
    loop.close()


@pytest.fixture
def count() -> Callable[[Any, Any], Any]:
    """How often: so many times in ``make test``, so many in a campaign."""
    return lambda short, full: full if FULL else short


@pytest.fixture
def figures() -> dict[str, Any]:
    """Where a test leaves what it measured."""
    return FIGURES


@pytest.fixture(scope="session")
def drawn() -> dict[str, Drawn]:
    """The pages of a case and of an assignment, drawn once for all the servers of this folder."""
    course = load_course(PROJECT / "course")
    with ThreadPoolExecutor(1) as aside:  # Playwright's own loop may run in this thread
        return {
            name: aside.submit(draw, course.modules[name], course.root, "es").result()
            for name in (NAME, FILLED)
        }


@pytest.fixture(scope="session")
def nursery(drawn: dict[str, Drawn], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    kept = tmp_path_factory.mktemp("drawn") / "pages.pickle"
    kept.write_bytes(pickle.dumps(drawn))
    alive = Nursery(kept)
    yield alive
    alive.close()


@pytest.fixture(scope="session")
def calm(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Story]:
    """A play on a day without faults: how many acts it has, and what happened in it."""
    var = tmp_path_factory.mktemp("calm")
    server = Server(nursery, var, populated(var)).start()
    wire = StubbornWire(server.address)
    asyncio.run(play(wire, server.code, player(SEED), MODULE))
    server.stop()
    events = server.events()
    assert once.faults(wire.acknowledged, events) == []
    assert events[-1].kind == "debrief.seen"
    return len(wire.acknowledged), once.path(events)


@pytest.fixture
def server(nursery: Nursery, tmp_path: Path) -> Iterator[Server]:
    """A server of one's own, not yet started."""
    waiting = Server(nursery, tmp_path / "var", populated(tmp_path / "var"))
    yield waiting
    waiting.stop()


@pytest.fixture
def run() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Run a coroutine to its end within some minutes."""
    return lambda coroutine: asyncio.run(asyncio.wait_for(coroutine, 900))
