"""A server with everybody who can ask: two cohorts with all roles, an administrator, a report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lidera_nb.activities import enrolment
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.house import House
from lidera_nb.serve.matrix import Asker
from tests.running import Client, Running, running

OTHERS = {
    "p-omar": "participant",
    "p-igor": "instructor",
    "p-nora": "evaluator",
    "p-cata": "curator",
}
WHO = {
    "anonymous": "",
    "participant": "p-ana",
    "other participant": "p-eva",
    "instructor": "p-ivo",
    "other instructor": "p-igor",
    "evaluator": "p-vera",
    "other evaluator": "p-nora",
    "curator": "p-cata",
    "admin": "p-alma",
}
"""Who of the two cohorts stands for which asker of the matrix."""

MODULE, REVIEW = "01-los-que-faltan", "review"
REPORT = "cambio.html"


@contextmanager
def two_cohorts(var: Path, **settings: Any) -> Iterator[Running]:
    """The server of `tests.running` with a second cohort, "norte", and a report of the first."""
    with running(var, **settings) as server:
        server.do(_enrol(server.house))
        folder = server.house.settings.reports / "test"
        folder.mkdir(parents=True)
        (folder / REPORT).write_text("<h1>Cambio</h1><script>window.__xss=1</script>")
        yield server


async def _enrol(house: House) -> None:
    made = NewEvent(kinds.CohortCreated(title="Cohorte del norte", synthetic=True, seed=2))
    enrolled = [
        NewEvent(kinds.PersonEnrolled(person=person, role=role, name=person), person)
        for person, role in OTHERS.items()
    ]
    await house.sessions.note("cohort:norte", (made, *enrolled), "system")
    alma = kinds.PersonEnrolled(person="p-alma", role="admin", name="p-alma")
    await house.sessions.note("cohort:test", (NewEvent(alma, "p-alma"),), "system")


def client_of(server: Running, asker: Asker) -> Client:
    """Somebody in front of the main server, freshly logged in."""
    person = WHO[asker.name]
    return server.login(person) if person else Client()


def code_for(server: Running, person: str) -> str:
    """A fresh access code, as an administrator hands it over."""
    sessions = server.house.sessions
    key = server.house.keys.secret("codes")
    code, events = enrolment.new_access_code(sessions.registry, person, key)
    server.do(sessions.note("cohort:test", events, "system"))
    return str(code)


def ticket_for(server: Running, client: Client, person: str, module: str) -> str:
    """The address that takes a logged-in client to a live page."""
    secret = client.cookies[login_cookie(client)]
    way: str = server.do(server.house.live.ticket(person, secret, module, "es"))
    return way


def login_cookie(client: Client) -> str:
    """The name of the cookie that holds a client's login."""
    return next(name for name in client.cookies if name.removeprefix("__Host-") == "lidera")
