"""A server that is asked to stop finishes, tells everyone, and ends within its limit."""

import asyncio
import json
import signal
import threading
import uuid

import pytest

from lidera_nb.demo.wire import Wire
from lidera_nb.serve import drain
from tests.running import Client, running
from tests.serve.conftest import MODULE


def test_pages_are_told_and_what_was_answered_is_in_the_journal(fresh_server):
    fresh_server.start()

    async def story():
        page = await fresh_server.enter("ana")
        await page.act("consent", submission(page))
        fresh_server.process.send_signal(signal.SIGTERM)
        told = await page.hear()
        while told["type"] != "restarting":
            told = await page.hear()
        return told, await page._socket.read_message(), page._socket.close_code

    # Whoever comes first waits for the page to be drawn.
    told, end, code = asyncio.run(asyncio.wait_for(story(), 240))
    assert told["within"] >= drain.SOON * 1000
    assert (end, code) == (None, 1012)
    assert fresh_server.process.wait(timeout=60) == 0
    fresh_server.process.stdout.close()
    assert fresh_server.journal().read("person:ana")


def submission(page):
    form = page.views["consent"]["form"]
    return {"do": "submit", "form": form, "values": {"learning": True}}


@pytest.fixture
def server(tmp_path):
    with running(tmp_path) as server:
        yield server


def test_an_act_that_was_begun_is_answered_before_the_page_is_let_go(server):
    """The commit is held up until the drain has begun."""
    go, journal = threading.Event(), server.house.sessions.journal
    append = journal.append

    def slow(entries):
        go.wait(60)
        return append(entries)

    async def story():
        page = Wire(server.address, f"lidera={server.login('p-ana').cookies['lidera']}")
        await page.open(MODULE)
        journal.append = slow
        act = {"type": "act", "key": "consent", "id": str(uuid.uuid4()), "n": 0}
        act["body"] = submission(page)
        await page.send_raw(json.dumps(act))
        while not server.house.sessions.under_way:
            await asyncio.sleep(0.01)
        draining = asyncio.run_coroutine_threadsafe(drain.drain(server.house), server.loop)
        heard = []
        while not heard or heard[-1]["type"] != "restarting":
            heard.append(await page.hear())
        assert Client().get(server.at("/ready")).status == 503
        go.set()
        while heard[-1]["type"] != "ack":
            heard.append(await page.hear())
        await asyncio.wrap_future(draining)
        while await page._socket.read_message() is not None:
            pass
        return heard[-1]["status"], page._socket.close_code

    assert asyncio.run(asyncio.wait_for(story(), 90)) == ("saved", 1012)


def test_many_pages_are_told_to_spread_and_few_to_come_back_soon():
    assert drain.spread(3) == drain.SOON
    assert drain.spread(9_000) == 30


def test_the_process_ends_at_the_latest_when_its_time_is_over():
    left, codes = threading.Event(), []
    drain.at_the_latest(0.01, lambda code: (codes.append(code), left.set()))
    assert left.wait(60)
    assert codes == [1]


def test_a_second_signal_ends_at_once(fresh_server):
    fresh_server.start()
    fresh_server.process.send_signal(signal.SIGSTOP)  # so that both wait for it
    for _ in range(2):
        fresh_server.process.send_signal(signal.SIGTERM)
        fresh_server.process.send_signal(signal.SIGINT)
    fresh_server.process.send_signal(signal.SIGCONT)
    assert fresh_server.process.wait(timeout=60) == 1
    fresh_server.process.stdout.close()
