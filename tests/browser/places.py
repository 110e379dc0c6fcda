"""The four places where one and the same notebook is played, each started for real.

Each gives the address to open, the cookies to bring, and the journal in which the play must then
be found.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lidera_nb.events.journal import Journal
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.settings import PROJECT
from tests.running import running

NAME = "01-los-que-faltan"
COURSE = PROJECT / "course"


@dataclass
class Place:
    """Where to go, what to bring, and where the play is written."""

    address: str
    journal: Callable[[], Journal]
    cookies: dict[str, str] = field(default_factory=dict)
    lab: bool = False


@contextmanager
def session(tmp: Path) -> Iterator[Place]:
    """The server's session pages."""
    with running(tmp / "var") as server:
        cookies = server.login("p-ana").cookies
        yield Place(server.at(f"/m/{NAME}"), lambda: server.house.sessions.journal, cookies)


@contextmanager
def live(tmp: Path) -> Iterator[Place]:
    """The server's live pages."""
    with running(tmp / "var", pages="live") as server:
        cookies = server.login("p-ana").cookies
        yield Place(server.at(f"/m/{NAME}"), lambda: server.house.sessions.journal, cookies)


@contextmanager
def voila(tmp: Path) -> Iterator[Place]:
    """Plain Voila, as an author starts it."""
    port = _free_port()
    notebook = COURSE / "modules" / NAME / "module.ipynb"
    command = ["-m", "voila", str(notebook), "--no-browser", f"--port={port}"]
    with _jupyter(command, tmp, COURSE):
        _until(lambda: _listens(port))
        yield Place(f"http://localhost:{port}/", lambda: _local_journal(tmp))


@contextmanager
def jupyterlab(tmp: Path) -> Iterator[Place]:
    """JupyterLab, as an author starts it, on a copy of the course that it may save into."""
    course = shutil.copytree(COURSE, tmp / "course")
    tracker = tmp / "settings" / "@jupyterlab" / "notebook-extension"
    tracker.mkdir(parents=True)
    (tracker / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    command = ["-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.port=0",
               "--IdentityProvider.token=", f"--ServerApp.root_dir={course}"]  # fmt: skip
    with _jupyter(command, tmp, course):
        _until(lambda: any((tmp / "runtime").glob("jpserver-*.json")))
        started = json.loads(next((tmp / "runtime").glob("jpserver-*.json")).read_text())
        way = f"{started['url']}lab/tree/modules/{NAME}/module.ipynb?reset"
        yield Place(way, lambda: _local_journal(tmp), lab=True)


PLACES = {"session": session, "live": live, "voila": voila, "jupyterlab": jupyterlab}


@contextmanager
def _jupyter(command: list[str], tmp: Path, course: Path) -> Iterator[None]:
    """A Jupyter program with folders of its own, ended with its kernels."""
    own = {
        "JUPYTER_CONFIG_DIR": tmp / "config",
        "JUPYTER_RUNTIME_DIR": tmp / "runtime",
        "JUPYTER_DATA_DIR": tmp / "data",
        "JUPYTERLAB_SETTINGS_DIR": tmp / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": tmp / "workspaces",
        "LIDERA_JOURNAL": tmp / "local" / "journal.db",
        "LIDERA_COURSE": course,
        "LIDERA_LANG": "es",
    }
    environment = {**os.environ, **{name: str(value) for name, value in own.items()}}
    with (tmp / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *command], env=environment, stdout=log, stderr=log, cwd=tmp
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _local_journal(tmp: Path) -> Journal:
    folder = tmp / "local"
    return SqliteJournal.open(folder / "journal.db", Keys.open(folder / "keys.db"))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("localhost", port), 1).close()
    except OSError:
        return False
    return True


def _until(happens: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "the program did not start"
        time.sleep(0.1)
