"""A real server in a process of its own, with a small cohort, and clients that speak to it."""

import asyncio
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lidera_nb.activities import enrolment, registry
from lidera_nb.clock import utc_now
from lidera_nb.demo.wire import Wire
from lidera_nb.events.journal import Entry
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from tests.ourcourse import our_course

ROOT = Path(__file__).resolve().parents[2]
MODULE = "/m/01-los-que-faltan"
PEOPLE = {
    "valle": [("ana", "participant"), ("eva", "participant"), ("ines", "instructor"),
              ("vera", "evaluator"), ("alma", "admin")],
    "norte": [("omar", "participant"), ("igor", "instructor")],
}  # fmt: skip


@dataclass
class Server:
    """A running ``lidera serve`` and the access codes of its people."""

    var: Path
    codes: dict[str, str] = field(default_factory=dict)
    address: str = ""
    process: subprocess.Popen | None = None
    options: tuple[str, ...] = ()

    def start(self) -> "Server":
        command = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()",
                   "serve", "--port", "0", "--var", str(self.var), *self.options]  # fmt: skip
        environment = {**os.environ, "LIDERA_CANARY": "canary-7f3a91"}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
        )
        line = self.process.stdout.readline()
        assert line.startswith("Serving at"), "the server did not start"
        self.address = line.split()[-1]
        return self

    def stop(self, how: int = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        return code

    def journal(self) -> SqliteJournal:
        return SqliteJournal.open(self.var / "journal.db", Keys.open(self.var / "keys" / "keys.db"))

    async def enter(self, person: str, path: str = MODULE) -> Wire:
        wire = Wire(self.address)
        await wire.log_in(self.codes[person])
        await wire.open(path)
        return wire


def populate(var: Path) -> dict[str, str]:
    """Two cohorts with everyone's access code."""
    keys = Keys.open(var / "keys" / "keys.db")
    journal = SqliteJournal.open(var / "journal.db", keys)
    codes = {}

    def append(cohort, events):
        stream = f"cohort:{cohort}"
        entry = Entry(stream, f"m-{journal.head(stream)}", b"", events, "system", utc_now())
        journal.append([entry])

    for cohort, people in PEOPLE.items():
        append(cohort, enrolment.create_cohort(registry.read(journal), cohort, cohort.title()))
        for name, role in people:
            known = registry.read(journal)
            new = enrolment.enrol(known, cohort, role, name.title(), keys.secret("codes"), name)
            append(cohort, new.events)
            codes[name] = str(new.code)
    journal.close()
    keys.close()
    return codes


@pytest.fixture(scope="session")
def server(tmp_path_factory, drawn_folder):
    var = tmp_path_factory.mktemp("var")
    (var / "drawn").symlink_to(drawn_folder)
    running = Server(var, populate(var)).start()
    yield running
    running.stop()


@pytest.fixture
def fresh_server(tmp_path, drawn_folder):
    """A server of one's own, not yet started; it has the pages that others drew."""
    waiting = Server(tmp_path, populate(tmp_path))
    (tmp_path / "drawn").symlink_to(drawn_folder)
    yield waiting
    if waiting.process and waiting.process.poll() is None:
        waiting.stop()


@pytest.fixture(scope="session")
def course():
    return our_course()


@pytest.fixture
def run():
    """Run a coroutine to its end within a minute."""

    def runner(coroutine):
        return asyncio.run(asyncio.wait_for(coroutine, 60))

    return runner
