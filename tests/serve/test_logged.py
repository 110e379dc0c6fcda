"""A whole case is played with every log open: no word of it says who played, or what they wrote."""

import asyncio
import json
import logging
from unittest.mock import patch

import pytest

from lidera_nb.demo import bot
from lidera_nb.demo.persona import personas
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import JournalError
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.acting import Acting
from lidera_nb.serve.discreet import Discreet, Lines
from tests.running import Client, form, running

MODULE = "01-los-que-faltan"
PERSON, NAME = "p-canario0001", "Canaria Fuentes"
TYPED = "Una razón que nadie debe leer en un registro."


class Kept(logging.Handler):
    """Keeps every record as both formats write it."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines, self.texts = [], []

    def emit(self, record):
        record.exc_text = None
        self.lines.append(Lines().format(record))
        self.texts.append(Discreet("%(levelname)s %(name)s: %(message)s").format(record))


@pytest.fixture
def log():
    kept, root = Kept(), logging.getLogger()
    before = root.level
    root.addHandler(kept)
    root.setLevel(logging.DEBUG)
    yield kept
    root.removeHandler(kept)
    root.setLevel(before)


def test_no_log_says_who_played_or_what_they_wrote(tmp_path, log, monkeypatch):
    monkeypatch.setattr("lidera_nb.demo.persona.REASONS", (TYPED,))
    with running(tmp_path) as server:
        joined = kinds.PersonEnrolled(person=PERSON, role="participant", name=NAME)
        server.do(server.house.sessions.note("cohort:test", (NewEvent(joined, PERSON),), "system"))
        cookie = server.login(PERSON).cookies["lidera"]
        module = server.house.course.modules[MODULE]
        case = next(step for step in module.steps if step.activity == "simulation")
        who = next(one for one in personas(case.definition.current.scenario, 7, 12)
                   if one.begins and one.stops_after is None)  # fmt: skip

        async def play():
            wire = Wire(server.address, f"lidera={cookie}")
            with patch.object(Wire, "log_in", lambda self, code: asyncio.sleep(0)):
                await bot.play(wire, "", who, module)

        asyncio.run(asyncio.wait_for(play(), 120))
        story = server.house.sessions.story(PERSON)
        assert (MODULE, case.key) in story.facts.done
        assert TYPED in str(story.states[MODULE, case.key])
        fail(server, cookie)
    everything = "\n".join([*log.lines, *log.texts])
    assert all(isinstance(json.loads(line), dict) for line in log.lines)
    assert "could not be saved" in everything
    for canary in (PERSON, NAME, TYPED, cookie, "127.0.0.1", "K7QXM"):
        assert canary not in everything, canary


def fail(server, cookie):
    """What goes wrong is logged, too: a wrong code, a page that fails, a journal that does."""
    form(Client(), server.at("/login"), code="K7QXM-4F9T-RW2N-HB8C-JD")
    form(Client({"lidera": cookie}), server.at("/my-data"), action=TYPED)
    with patch.object(type(server.house), "identify", side_effect=ValueError(f"{PERSON} {TYPED}")):
        assert Client({"lidera": cookie}).get(server.at("/")).status == 500

    async def act():
        wire = Wire(server.address, f"lidera={cookie}")
        await wire.open(f"/m/{MODULE}")
        body = {"do": "submit", "form": wire.views["profile"]["form"], "values": {}}
        refused = JournalError(f"person:{PERSON} cannot be stored")
        with patch.object(Acting, "_act", side_effect=refused):
            answer = await wire.act("profile", body)
        wire.close()
        return answer["status"]

    assert asyncio.run(asyncio.wait_for(act(), 60)) == "refused"
