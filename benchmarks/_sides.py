"""The two sides of the page benchmark: the session server, and plain Voila with a local journal.

On both, whoever arrives has agreed to take part and described a school, and has not begun the
case. Both sides run the same course from the same notebook.
"""

from __future__ import annotations

import re
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener
from uuid import uuid4

from _process import command_of, program, tree, until

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.course import Course, load_course
from lidera_nb.activities.story import begin, canonical, receive, tell
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Event, Journal, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.forms.model import Form
from lidera_nb.pages.place import AUTHOR
from lidera_nb.serve.headers import login_cookie
from lidera_nb.serve.login.logins import fingerprint, new_secret
from lidera_nb.settings import PROJECT, Settings

COOKIE = login_cookie(secure=False)
NAME = "01-los-que-faltan"
COURSE = PROJECT / "course"
DONE = ("consent", "profile")


@dataclass(frozen=True)
class Side:
    """A server to visit.

    `arrive` gives the cookies of someone who has not begun the case, on a device of their own;
    `arrive_shared` those of someone on a device that others use, too, where this is told apart;
    `lead` those of the cohort's instructor.
    """

    name: str
    address: str
    pid: int
    arrive: Callable[[], dict[str, str]]
    arrive_shared: Callable[[], dict[str, str]] | None = None
    lead: Callable[[], dict[str, str]] | None = None


@contextmanager
def session(folder: Path, visitors: int, shared: int = 0) -> Iterator[Side]:
    """The session server, with a logged-in person for each visit, and an instructor."""
    settings = Settings(var=folder / "var")
    leader = new_secret()
    secrets = [new_secret() for _ in range(visitors + shared)]
    with _journal(settings.journal, settings.keys) as journal:
        course = load_course(COURSE)
        _note(journal, "cohort:bench", kinds.CohortCreated(title="bench", synthetic=True, seed=1))
        for number, secret in enumerate(secrets):
            _enrol(journal, course, f"p{number}", secret, own=number < visitors)
        _join(journal, "leader", "instructor", leader, own=True)
    port = free_port()
    lidera = Path(sys.executable).with_name("lidera")
    command = [str(lidera), "serve", "--port", str(port)]
    told: dict[str, Path | str] = {
        "LIDERA_VAR": settings.var,
        "LIDERA_COURSE": COURSE,
        "LIDERA_PAGES": "session",
    }
    own, others = iter(secrets[:visitors]), iter(secrets[visitors:])
    with program(command, told, folder) as process:
        until(lambda: "Serving at" in (folder / "log").read_text(), "the server was not ready")
        address = f"http://127.0.0.1:{port}/m/{NAME}"
        yield Side(
            "session", address, process.pid,
            arrive=lambda: {COOKIE: next(own)}, arrive_shared=lambda: {COOKIE: next(others)},
            lead=lambda: {COOKIE: leader},
        )  # fmt: skip


@contextmanager
def voila(folder: Path) -> Iterator[Side]:
    """Plain Voila with its default template; each visit finds a fresh copy of the journal."""
    begun, local = folder / "begun", folder / "local"
    with _journal(begun / "journal.db", begun / "keys.db") as journal:
        _agree(journal, load_course(COURSE), AUTHOR)
    notebook, port = COURSE / "modules" / NAME / "module.ipynb", free_port()
    command = [sys.executable, "-m", "voila", str(notebook), "--no-browser", f"--port={port}"]
    told: dict[str, Path | str] = {
        "JUPYTER_CONFIG_DIR": folder / "config", "JUPYTER_RUNTIME_DIR": folder / "runtime",
        "JUPYTER_DATA_DIR": folder / "data", "LIDERA_JOURNAL": local / "journal.db",
        "LIDERA_COURSE": COURSE, "LIDERA_LANG": "es",
    }  # fmt: skip
    with program(command, told, folder) as process:

        def arrive() -> dict[str, str]:
            _end_kernels(process.pid, port)
            shutil.rmtree(local, ignore_errors=True)
            shutil.copytree(begun, local)
            return {}

        until(lambda: listens(port), "Voila was not ready")
        yield Side("voila", f"http://localhost:{port}/", process.pid, arrive)


def _end_kernels(pid: int, port: int) -> None:
    """End kernels of earlier visits: a closed page asks for it without the token Voila wants."""
    for child in tree(pid)[1:]:
        found = re.search(r"kernel-([0-9a-f-]{36})\.json", command_of(child))
        if found:
            address = f"http://localhost:{port}/voila/api/shutdown/{found[1]}"
            headers = {"Cookie": "_xsrf=bench", "X-XSRFToken": "bench"}
            build_opener(ProxyHandler({})).open(Request(address, b"", headers), timeout=20).close()
    until(lambda: tree(pid) == [pid], "the last kernel did not end")


@contextmanager
def _journal(path: Path, keys: Path) -> Iterator[Journal]:
    path.parent.mkdir(parents=True)
    with (
        closing(Keys.open(keys)) as held,
        closing(SqliteJournal.open(path, held)) as journal,
    ):
        yield journal


def _enrol(journal: Journal, course: Course, person: str, secret: str, *, own: bool) -> None:
    _join(journal, person, "participant", secret, own=own)
    _agree(journal, course, person)


def _join(journal: Journal, person: str, role: str, secret: str, *, own: bool) -> None:
    joined = kinds.PersonEnrolled.model_validate({"person": person, "role": role, "name": person})
    _note(journal, "cohort:bench", joined, person)
    _note(journal, f"access:{person}", kinds.LoginOpened(login=fingerprint(secret), own=own))


def _agree(journal: Journal, course: Course, person: str) -> None:
    """Answer consent and profile through the activities themselves."""
    story = begin(course, person)
    for key in DONE:
        at, now = (NAME, key), datetime.now(UTC)
        loaded = story.steps[at].definition
        body = {"do": "submit", "form": loaded.hash, "values": _answers(loaded.form)}
        around = Circumstance(frozenset({"participant"}), "es", now, 1, {"cohorts": ()})
        decided = receive(story, at, body, around)
        assert not isinstance(decided, Refusal), decided
        entry = Entry(
            f"person:{person}", uuid4().hex, canonical(at, body), decided, person, now, story.head
        )
        story = tell(story, _append(journal, entry))


def _answers(form: Form) -> dict[str, object]:
    """Yes to everything, and the first option of each choice."""
    given = {field.id: True for field in form.fields if field.kind == "check"}
    return {**given, **{f.id: f.options[0] for f in form.fields if f.kind == "choice"}}


def _note(journal: Journal, stream: str, payload: kinds.Payload, subject: str = "") -> None:
    event = NewEvent(payload, subject) if subject else NewEvent(payload)
    _append(journal, Entry(stream, uuid4().hex, b"", (event,), "system", datetime.now(UTC)))


def _append(journal: Journal, entry: Entry) -> tuple[Event, ...]:
    (answer,) = journal.append([entry])
    if isinstance(answer, Exception):
        raise answer
    return answer.events


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def listens(port: int) -> bool:
    """Whether somebody listens on a port."""
    with suppress(OSError):
        socket.create_connection(("localhost", port), 1).close()
        return True
    return False
