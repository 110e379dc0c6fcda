"""A real server in a thread, over a fresh journal with a few made-up people, for tests."""

from __future__ import annotations

import asyncio
import http.client
import threading
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.app import serving
from lidera_nb.serve.headers import login_cookie
from lidera_nb.serve.house import House
from lidera_nb.settings import Settings

PEOPLE = {
    "p-ana": "participant",
    "p-eva": "participant",
    "p-ivo": "instructor",
    "p-vera": "evaluator",
}


@dataclass
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    cookies: dict[str, str]
    text: str


@dataclass
class Client:
    """A minimal browser: it keeps cookies by host, and follows nothing."""

    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, url: str, **headers: str) -> Answer:
        return self.ask("GET", url, b"", headers)

    def ask(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        at = urlsplit(url)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection(at.netloc, timeout=60)
        target = at.path + (f"?{at.query}" if at.query else "")
        connection.request(method, target, body, {"Cookie": cookie, **headers})
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        set_cookies = answer.headers.get_all("Set-Cookie") or []
        new = dict(line.split(";")[0].split("=", 1) for line in set_cookies)
        self.cookies |= new
        connection.close()
        return Answer(answer.status, answer.headers, new, text)


@dataclass
class Running:
    """The server, and ways to be somebody in front of it."""

    house: House
    address: str
    loop: asyncio.AbstractEventLoop

    def do(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run something on the server's own loop."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(90)

    def login(self, person: str) -> Client:
        """A client that is logged in as a person."""
        name = login_cookie(self.house.settings.secure)
        return Client({name: self.do(self.house.open_login(person))})

    def at(self, path: str) -> str:
        """An address of the server."""
        return self.address.rstrip("/") + path


async def _enrol(house: House) -> None:
    made = NewEvent(kinds.CohortCreated(title="Cohorte de prueba", synthetic=True, seed=1))
    enrolled = [
        NewEvent(kinds.PersonEnrolled(person=person, role=role, name=person), person)
        for person, role in PEOPLE.items()
    ]
    await house.sessions.note("cohort:test", (made, *enrolled), "system")


@contextmanager
def running(var: Path, *, enrol: bool = True, **settings: Any) -> Iterator[Running]:
    """A server on a free port, gone with all it started when the block ends."""
    started: list[Running | BaseException] = []
    ready, end = threading.Event(), asyncio.Event()

    async def live() -> None:
        try:
            async with serving(Settings(var=var, port=0, **settings)) as (house, address):
                if enrol:
                    await _enrol(house)
                started.append(Running(house, address, asyncio.get_running_loop()))
                ready.set()
                await end.wait()
        except BaseException as error:  # told to whoever waits for the start
            started.append(error)
            ready.set()

    thread = threading.Thread(target=lambda: asyncio.run(live()))
    thread.start()
    ready.wait(90)
    server = started[0]
    if isinstance(server, BaseException):
        thread.join()
        raise server
    try:
        yield server
    finally:
        server.loop.call_soon_threadsafe(end.set)
        thread.join(60)


def form(client: Client, url: str, **values: str) -> Answer:
    """Send a form as a browser of this origin does."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
    headers = {"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
    return client.ask("POST", url, urlencode(values).encode(), headers)
