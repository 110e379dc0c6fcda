"""What all tests share: the course is read once, and its pages are drawn once, not per server."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from lidera_nb.activities.course import Module
from lidera_nb.cli import check
from lidera_nb.serve import app
from lidera_nb.serve.render import pages
from lidera_nb.serve.render.kept import Kept
from lidera_nb.serve.render.notebook import Drawn, draw
from tests.ourcourse import COURSE, loaded
from tests.postgresserver import cluster
from tests.stores import Place, forget, in_databases


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "common"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def drawn_folder(common: Path) -> Path:
    """Where all workers, and the servers that they start, keep what the course's pages drew."""
    folder = common / "drawn"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def drawn_once(common: Path, drawn_folder: Path) -> Iterator[None]:
    """Each page of the project's own course is drawn once in a run, whoever needs it first."""
    kept = Kept(drawn_folder, COURSE)

    def drawing(module: Module, course: Path, lang: str) -> Drawn:
        if course != COURSE:
            return draw(module, course, lang)
        with alone(common / f"{module.id}.{lang}.lock"):
            return kept.draw(draw, module, lang)

    with patch.object(pages, "draw", drawing), patch.object(check, "draw", drawing):
        yield


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """Servers of this process share the project's own course."""
    with patch.object(app, "load_course", loaded):
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of the tests' own, one for each process of tests."""
    with cluster() as url:
        yield url


@pytest.fixture
def databases(postgres: str, tmp_path: Path) -> Iterator[Place]:
    """A place for a journal and its keys in PostgreSQL."""
    made = in_databases(postgres, tmp_path)
    yield made
    forget(made)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else in this block, in this process or another."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
