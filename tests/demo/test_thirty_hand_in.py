"""Thirty hand an assignment in, a program grades it, a person signs, and it comes back.

From the form to the feedback nobody touches a file. All of it goes through the served protocol
and the commands; stock nbgrader validates every hand-in, and its lists have the same people.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from lidera_nb.activities import enrolment
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import Persona
from lidera_nb.demo.reviewing import Desk
from lidera_nb.demo.wire import Wire
from lidera_nb.events import kinds
from lidera_nb.settings import PROJECT
from tests.rooming import at
from tests.running import Running, running

pytest.importorskip("nbgrader", reason="the staff's extra is not installed")
PEOPLE = 30
MODULE, NAME = "12-leer-antes-de-decidir", "leer-asistencia"
COMMAND = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()", "assignments"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as made:
        yield made


async def _hand_in(server: Running) -> list[str]:
    """Enrol thirty bots, and let them fill the assignment in, eight at a time."""
    sessions, key = server.house.sessions, server.house.keys.secret("codes")
    page, gate = server.house.course.modules[MODULE], asyncio.Semaphore(8)

    async def one(number: int) -> str:
        who = Persona(f"p-{number:02d}", 7, {}, 0.5, 0, True, None, True, True)
        joined = enrolment.enrol(
            sessions.registry, "test", "participant", who.person, key, who.person
        )
        await sessions.note("cohort:test", joined.events, "system")
        async with gate:
            await play(Wire(server.address), str(joined.code), who, page)
        return who.person

    return list(await asyncio.gather(*(one(number) for number in range(1, PEOPLE + 1))))


def command(server: Running, *words: str) -> Any:
    """``lidera assignments …`` as a person runs it, beside the running server."""
    var = server.house.settings.var
    done = subprocess.run(
        [*COMMAND, *words, "--var", str(var), "--json"], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["summary"]


async def _read(server: Running, reader: str) -> int:
    wire = await at(server, reader, "/staff/marking")
    signed = await Desk(wire, "marking", "test").reads_all(reader, signed=1, begun=0)
    wire.close()
    return signed


def stock(server: Running) -> dict[str, Any]:
    """What stock nbgrader lists and validates."""
    course, var = server.house.settings.course, server.house.settings.var
    script = [sys.executable, "-m", "tests.demo.stock", str(course), str(var), NAME]
    done = subprocess.run(script, capture_output=True, text=True, timeout=200, cwd=PROJECT)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_from_hand_in_to_feedback_without_touching_a_file(server: Running) -> None:
    people = server.do(_hand_in(server))
    submitted = server.house.settings.assignments / "submitted"
    command(server, "release", NAME)
    assert command(server, "collect", NAME)["failed"] == 0
    assert sorted(path.parent.parent.name for path in submitted.glob(f"*/{NAME}/*.ipynb")) == people
    assert command(server, "autograde", NAME)["done"] == PEOPLE
    found = stock(server)
    assert found["validated"].pop("damaged").keys() == {"changed"}
    assert found["validated"] == {person: {} for person in people}
    assert found["listed"] == dict.fromkeys(("submissions", "notebooks", "students"), people)
    server.loop.call_soon_threadsafe(server.house.sessions.catch_up)
    assert not came_back(server, people[0])
    assert server.do(_read(server, "p-ivo")) == PEOPLE
    backs = [came_back(server, person) for person in people]
    assert [len(items) for items in backs] == [1] * PEOPLE
    assert all(any(row["told"] for row in items[0]["points"]) for items in backs)
    assert command(server, "feedback", NAME)["failed"] == 0
    scored = [e for e in server.house.sessions.journal.events()
              if isinstance(e.payload, kinds.AssignmentScored)]  # fmt: skip
    assert {e.payload.person for e in scored} == set(people)


def came_back(server: Running, person: str) -> list[dict[str, Any]]:
    page = server.house.course.modules["devoluciones"]
    view = server.house.sessions.views(person, page, "es")["feedback"]
    return list(view["items"])
