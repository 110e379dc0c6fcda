"""As many people as fit, and a kind word for whoever comes after; a flood is paused, and told."""

import asyncio
import json
import threading
import uuid
from unittest.mock import patch

import pytest

from lidera_nb import texts
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import JournalBusy
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.serve.caps import crowd
from lidera_nb.serve.caps.buckets import Buckets
from lidera_nb.serve.caps.limits import RETRY_SECONDS, SOCKETS_ALL
from tests.running import running

PAGE = "/m/01-los-que-faltan"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("var")) as server:
        yield server


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("why", ["all", "draining"])
def test_beyond_the_cap_a_page_says_so_and_when_to_come_back(server, why, lang, monkeypatch):
    client = server.login("p-ana")
    client.cookies["lidera_lang"] = lang
    if why == "all":
        monkeypatch.setattr(crowd, "SOCKETS_ALL", 0)
    else:
        monkeypatch.setattr(server.house, "draining", True)
    answer = client.get(server.at(PAGE))
    assert answer.status == 503
    assert answer.headers["Retry-After"] == str(RETRY_SECONDS)
    assert texts.say(lang, "error.full") in answer.text
    assert texts.say(lang, "error.full_help") in answer.text
    socket = client.get(server.at("/ws"), Upgrade="websocket", Origin=server.address.rstrip("/"))
    assert (socket.status, socket.headers["Retry-After"]) == (503, str(RETRY_SECONDS))


async def opened(server, person):
    page = Wire(server.address, f"lidera={server.login(person).cookies['lidera']}")
    await page.open(PAGE)
    return page


def submission(page):
    form = page.views["consent"]["form"]
    return {"do": "submit", "form": form, "values": {"learning": True}}


def test_an_act_that_finds_the_queue_full_is_sent_again_and_saved_once(server):
    writer, append = server.house.sessions.writer, server.house.sessions.writer.append

    async def busy(entry):
        raise JournalBusy("the journal is busy")

    async def story():
        page = await opened(server, "p-ana")
        act = {"type": "act", "key": "consent", "id": str(uuid.uuid4())}
        act |= {"n": page.views["consent"]["n"], "body": submission(page)}
        with patch.object(writer, "append", busy):
            await page.send_raw(json.dumps(act))
            while (ended := await page._socket.read_message()) is not None:
                assert json.loads(ended)["type"] != "ack"
        code = page._socket.close_code
        again = await opened(server, "p-ana")
        assert writer.append == append
        answers = [await again.send(act) for _ in range(2)]
        again.close()
        return ended, code, [(one["status"], one["n"] > act["n"]) for one in answers]

    ended, code, answers = asyncio.run(asyncio.wait_for(story(), 90))
    assert (ended, code) == (None, 1013)
    assert answers == [("saved", True)] * 2


def test_a_crowd_as_large_as_the_server_takes_waits_for_a_slow_disk(server):
    sessions, go_on = server.house.sessions, threading.Event()
    append, now = sessions.journal.append, sessions.clock()

    def slow(entries):
        go_on.wait(60)
        return append(entries)

    def message(number):
        events = (NewEvent(kinds.CohortCreated(title="Muchedumbre")),)
        return Entry("cohort:crowd", f"m{number}", b"{}", events, "system", now)

    async def story():
        acts = [asyncio.create_task(sessions.writer.append(message(i))) for i in range(SOCKETS_ALL)]
        await asyncio.sleep(0.5)
        sent_away = sum(act.done() for act in acts)
        go_on.set()
        return sent_away, [answer.head for answer in await asyncio.gather(*acts)]

    with patch.object(sessions.journal, "append", slow):
        sent_away, heads = server.do(story())
    assert sent_away == 0
    assert heads == list(range(1, SOCKETS_ALL + 1))


def test_a_flood_is_slowed_then_paused_and_the_others_are_served_meanwhile(server, monkeypatch):
    monkeypatch.setattr("lidera_nb.serve.socket.MESSAGES_FLOOD", 20)
    monkeypatch.setattr(server.house.guards, "messages", Buckets(rate=100.0, burst=30))

    async def story():
        loud, quiet = await opened(server, "p-ana"), await opened(server, "p-eva")
        for _ in range(3_000):
            loud._socket.write_message('{"type":"nothing"}')
        answer = await quiet.act("consent", submission(quiet))
        quiet.close()
        heard = await loud.hear()
        while heard["type"] != "paused":
            heard = await loud.hear()
        ended = await loud._socket.read_message()
        return answer["status"], ended, loud._socket.close_code

    assert asyncio.run(asyncio.wait_for(story(), 90)) == ("saved", None, 1008)
