"""The four places where one and the same notebook is played, each started for real.

Each gives the address to open, the cookies to bring, and the journal in which the play must then
be found.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
    notebook = COURSE / "modules" / NAME / "module.ipynb"
    words = ["-m", "voila", str(notebook), "--no-browser", "--Voila.ip=127.0.0.1"]
    with _jupyter(words, "--port={}", tmp, COURSE) as address:
        yield Place(address, lambda: _local_journal(tmp))


@contextmanager
def jupyterlab(tmp: Path) -> Iterator[Place]:
    """JupyterLab, as an author starts it, on a copy of the course that it may save into."""
    course = shutil.copytree(COURSE, tmp / "course")
    tracker = tmp / "settings" / "@jupyterlab" / "notebook-extension"
    tracker.mkdir(parents=True)
    (tracker / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    words = ["-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1",
             "--ServerApp.port_retries=0", "--IdentityProvider.token=",
             f"--ServerApp.root_dir={course}"]  # fmt: skip
    with _jupyter(words, "--ServerApp.port={}", tmp, course) as address:
        way = f"{address}lab/tree/modules/{NAME}/module.ipynb?reset"
        yield Place(way, lambda: _local_journal(tmp), lab=True)


PLACES = {"session": session, "live": live, "voila": voila, "jupyterlab": jupyterlab}


@contextmanager
def _jupyter(words: list[str], port_option: str, tmp: Path, course: Path) -> Iterator[str]:
    """The address of a Jupyter program with folders of its own, ended with its kernels."""
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
    port = _free_port()
    command = [sys.executable, *words, port_option.format(port)]
    with (tmp / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=tmp)
        try:
            _until_it_listens(process, port, tmp / "log")
            yield f"http://127.0.0.1:{port}/"
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
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
    """A port that no system gives away by itself: a Jupyter program cannot be handed a socket.

    Asked for port 0, Jupyter's server takes a free one, closes it, writes its address into a
    file, and only then listens: meanwhile the address is dead, and the port may go to another.
    """
    while True:
        port = random.randrange(10_000, 16_000)
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port


def _until_it_listens(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + 60
    while not _listens(port):
        ended = process.poll() is not None
        assert not ended, f"the program ended by itself:\n{log.read_text('utf-8')[-2000:]}"
        assert time.monotonic() < end, "the program did not start within a minute"
        time.sleep(0.1)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
