"""A real server in a process of its own that can be killed and is back in a moment."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lidera_nb.activities import enrolment, registry
from lidera_nb.clock import utc_now
from lidera_nb.events.check import check_journal
from lidera_nb.events.journal import Entry, Event, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.settings import PROJECT, Settings

NAME = "01-los-que-faltan"
PAGE = f"/m/{NAME}"
COHORT = "prueba"
PERSON = "p-ana"


class Nursery:
    """The process that forks servers."""

    def __init__(self, drawn: Path, before: tuple[str, ...] = ()) -> None:
        self.drawn = drawn
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.faults.nursery"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT,
        )  # fmt: skip

    def bear(
        self, var: Path, port: int, patience: Mapping[str, float] | None = None
    ) -> dict[str, Any]:
        """Start a server; what it answered when it was ready, or refused."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        wish = {"var": str(var), "port": port, "drawn": str(self.drawn),
                "patience": patience or {}, "places": str(_places(var))}  # fmt: skip
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """End; the servers that it bore are their owners' to stop."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()


@dataclass
class Server:
    """A server over a folder of its own, always on the same port once it had one."""

    nursery: Nursery
    var: Path
    code: str = ""
    address: str = ""
    port: int = 0
    pid: int = 0
    patience: dict[str, float] = field(default_factory=dict)

    def start(self) -> Server:
        """Start it and wait until it answers."""
        answer = self.nursery.bear(self.var, self.port, self.patience)
        assert "pid" in answer, answer
        self.pid, self.address = answer["pid"], answer["address"]
        self.port = int(self.address.rstrip("/").rpartition(":")[2])
        return self

    def stop(self, how: int = signal.SIGKILL) -> None:
        """End it and wait until it is gone."""
        if self.pid:
            os.kill(self.pid, how)
            _until_gone(self.pid)
            self.pid = 0

    def wish(self, place: str) -> None:
        """Have the server die at a place of `hooks` with its next act, or be read-only."""
        _places(self.var).write_text(place)

    def unwish(self) -> None:
        """Take the wish back."""
        _places(self.var).unlink(missing_ok=True)

    @property
    def gone(self) -> bool:
        """Whether the server that was started is no more."""
        return not Path(f"/proc/{self.pid}").exists()

    def memory(self) -> int:
        """Kilobytes that the server holds at the moment."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0])

    def limit(self, most: int | None) -> None:
        """The largest file that the running server may write from now on; None for any."""
        soft = resource.RLIM_INFINITY if most is None else most
        ceiling = (soft, resource.RLIM_INFINITY)
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, ceiling)

    def events(self, stream: str = f"person:{PERSON}") -> list[Event]:
        """A stream as the journal has it now."""
        with opened(self.var) as (journal, _):
            return journal.read(stream)

    def has(self, message_id: str) -> bool:
        """Whether a message is in the file, read by plain SQLite."""
        with closing(sqlite3.connect(Settings(var=self.var).journal)) as raw:
            query = "SELECT count(*) FROM events WHERE message_id = ?"
            return bool(raw.execute(query, (message_id,)).fetchone()[0])

    def check(self) -> tuple[str, ...]:
        """What ``lidera check --journal`` finds."""
        at = Settings(var=self.var)
        return check_journal(at.journal, at.keys).faults


def _places(var: Path) -> Path:
    return var.with_name(f"{var.name}-wish")


def _until_gone(pid: int) -> None:
    end = time.monotonic() + 30
    while Path(f"/proc/{pid}").exists():
        assert time.monotonic() < end, "a server did not end"
        time.sleep(0.002)


@contextmanager
def opened(var: Path) -> Iterator[tuple[SqliteJournal, Keys]]:
    """The journal and the keys of a server's folder."""
    at = Settings(var=var)
    with closing(Keys.open(at.keys)) as keys, closing(SqliteJournal.open(at.journal, keys)) as it:
        yield it, keys


def populated(var: Path) -> str:
    """A cohort of one synthetic person, whose chances are the same each time; their code."""
    var.mkdir(parents=True, exist_ok=True)
    with opened(var) as (journal, keys):

        def append(events: tuple[NewEvent, ...]) -> None:
            stream = f"cohort:{COHORT}"
            message = f"m-{journal.head(stream)}"
            journal.append([Entry(stream, message, b"", events, "system", utc_now())])

        append(
            enrolment.create_cohort(
                registry.read(journal), COHORT, "Prueba", synthetic=True, seed=7
            )
        )
        known, secret = registry.read(journal), keys.secret("codes")
        new = enrolment.enrol(known, COHORT, "participant", "Ana", secret, PERSON)
        append(new.events)
        return str(new.code)
