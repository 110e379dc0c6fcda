"""The server of a crowd and the processes of its bots, and what the server alone uses (/proc).

People and codes are written through the library before the server starts. The pages that the
server would draw in its first minute are drawn once and kept, so that this is in no figure.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

from _formcourse import write_course
from _paths import SEED
from _process import cpu_seconds, program, pss_mib, tree, until
from _sides import COURSE, free_port

from lidera_nb.activities.course import load_course
from lidera_nb.activities.enrolment import create_cohort
from lidera_nb.activities.registry import Registry
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.store import open_store
from lidera_nb.people.codes import digest, new_code
from lidera_nb.settings import Settings
from lidera_nb.textids import LANGUAGES

COHORT = 30
CREWS = 2
FILES = 19_000
"""Connections that one process may have open."""
People = list[tuple[int, tuple[str, str]]]


def many_files() -> None:
    """Let this process and all it starts have many connections."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def enrolled(settings: Settings, people: int) -> People:
    """Write cohorts of 30 with so many people; returns number, id and access code of each."""
    settings.var.mkdir(parents=True, exist_ok=True)
    settings.keys.parent.mkdir(exist_ok=True)
    found: People = []
    taken: set[str] = set()
    opened, held = open_store(settings)
    with closing(held) as keys, closing(opened) as journal:
        secret = keys.secret("codes")
        for first in range(0, people, COHORT):
            name = f"bench-{first // COHORT + 1:03d}"
            events = list(create_cohort(Registry(), name, name, synthetic=True, seed=SEED))
            for number in range(first, min(people, first + COHORT)):
                person, code = f"b-{number:05d}", new_code()
                while code.handle in taken:  # among thousands two are likely alike
                    code = new_code()
                taken.add(code.handle)
                joined = kinds.PersonEnrolled(person=person, role="participant", name=person)
                issued = kinds.CodeIssued(
                    person=person, handle=code.handle, mac=digest(code, secret)
                )
                events += [NewEvent(joined, person), NewEvent(issued)]
                found.append((number, (person, str(code))))
            now = datetime.now(UTC)
            entry = Entry(f"cohort:{name}", uuid4().hex, b"", tuple(events), "system", now)
            (answer,) = journal.append([entry])
            if isinstance(answer, Exception):
                raise answer
    return found


@dataclass
class Crowd:
    """A running server and its crews of bots."""

    pid: int
    settings: Settings
    crews: list[subprocess.Popen[str]]
    notes: list[Path]
    left: list[dict[str, Any]] = field(default_factory=list)
    """What each crew said when it left."""

    def tell(self, **told: Any) -> list[dict[str, Any]]:
        """Tell all crews the same; returns what each answered.

        Raises
        ------
        RuntimeError
            A bot met something that should not happen.
        """
        for crew in self.crews:
            assert crew.stdin is not None
            crew.stdin.write(json.dumps(told) + "\n")
            crew.stdin.flush()
        answers = [_answer(crew) for crew in self.crews]
        faults = [fault for answer in answers for fault in answer["faults"]]
        if faults:
            raise RuntimeError(f"{len(faults)} faults of bots, such as: {faults[:3]}")
        return answers

    def join(self, people: int, seconds: float) -> dict[str, float]:
        """Let people arrive until so many are here."""
        before, begun = self.cpu(), perf_counter()
        self.tell(do="join", upto=-(-people // len(self.crews)), seconds=seconds)
        return {"seconds": perf_counter() - begun, "cpu_s": self.cpu() - before}

    def cpu(self) -> float:
        """CPU seconds of the server's process and all that it started."""
        return cpu_seconds(tree(self.pid))

    def pss(self) -> float:
        """Memory of the server's process and all that it started, in MiB."""
        return pss_mib(tree(self.pid))

    def told(self) -> dict[str, Any]:
        """What the bots wrote down; they leave."""
        self.left = self.tell(do="end")
        notes = [json.loads(path.read_text()) for path in self.notes]
        return {person: bot for note in notes for person, bot in note.items()}


def _answer(crew: subprocess.Popen[str]) -> dict[str, Any]:
    assert crew.stdout is not None
    line = crew.stdout.readline()
    if not line:
        raise RuntimeError("a process of bots ended; its words are above")
    answer: dict[str, Any] = json.loads(line)
    return answer


@contextmanager
def crowd(folder: Path, people: int, kept: Path | None, forms: bool = False) -> Iterator[Crowd]:
    """A server with so many people enrolled, and bots that wait to be told.

    Pages are drawn beforehand and kept in `kept`; without it each is drawn when it is asked for.
    With `forms` the course is the one that is set beside oTree's.
    """
    many_files()
    course = write_course(folder / "course", COURSE) if forms else COURSE
    settings = Settings(var=folder / "var", course=course)
    everyone = enrolled(settings, people)
    if kept is not None and kept.exists():
        shutil.copytree(kept, settings.drawn)
    port = free_port()
    with served(folder, settings, port) as pid:
        if kept is not None:
            rest(pid, settings, kept)
        with crewed(folder, everyone, settings, port, forms) as (crews, notes):
            yield Crowd(pid, settings, crews, notes)


@contextmanager
def crewed(
    folder: Path, everyone: People, settings: Settings, port: int, forms: bool = False
) -> Iterator[tuple[list[subprocess.Popen[str]], list[Path]]]:
    """The processes of these people's bots, who come to this port, and where they write."""
    started: list[subprocess.Popen[str]] = []
    notes = [folder / f"crew-{n}.out" for n in range(CREWS)]
    try:
        for n, note in enumerate(notes):
            spec = {"people": everyone[n::CREWS], "course": str(settings.course), "forms": forms,
                    "port": port, "out": str(note), "seed": SEED}  # fmt: skip
            started.append(_crew(folder / f"crew-{n}.json", spec))
        yield started, notes
    finally:
        for crew in started:
            crew.kill()
            crew.wait()


def _crew(at: Path, spec: dict[str, Any]) -> subprocess.Popen[str]:
    at.write_text(json.dumps(spec))
    command = [sys.executable, str(Path(__file__).with_name("_crew.py")), str(at)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@contextmanager
def served(folder: Path, settings: Settings, port: int) -> Iterator[int]:
    """The command `lidera serve`, once it draws nothing more; yields its process id."""
    told: dict[str, Path | str] = {
        "LIDERA_VAR": settings.var,
        "LIDERA_COURSE": settings.course,
        "LIDERA_PAGES": "session",
        "LIDERA_STORE": settings.store,
        "LIDERA_KEYS": settings.key_store,
        "LIDERA_PROXY": ",".join(map(str, settings.proxy)),
    }
    command = [str(Path(sys.executable).with_name("lidera")), "serve", "--port", str(port)]
    with program(command, told, folder) as process:
        log = folder / "log"
        until(lambda: "Serving at" in log.read_text(), "the server was not ready", 300)
        yield process.pid


def rest(pid: int, settings: Settings, kept: Path) -> None:
    """Wait until every page is drawn and what drew them has gone; keep the drawings for later."""
    pages = len(load_course(settings.course).modules) * len(LANGUAGES)
    until(
        lambda: len(list(settings.drawn.glob("*/*.json"))) == pages and tree(pid) == [pid],
        "the pages were not drawn", 900,
    )  # fmt: skip
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(settings.drawn, kept)
