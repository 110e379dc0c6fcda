"""The bots of the benchmarks come back as pages do: one connection each, nothing given up."""

import asyncio
import json
import random
import re
import sys
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "benchmarks"))  # its files know each other by their bare names
Bot, Log = (getattr(import_module("_bot"), name) for name in ("Bot", "Log"))
Browser, PAGES = (getattr(import_module("_browser"), name) for name in ("Browser", "PAGES"))
Move = import_module("_paths").Move
link, diary = import_module("_link"), import_module("_diary")

HEAD = {"type": "head", "n": 3}
PAGE = b'<script type="application/json" id="lidera-page">{"page": "two@1"}</script>'


class Door:
    """A server of one page, whose websockets do what each test has planned for them, in turn."""

    def __init__(self, *plans):
        self.plans, self.pages, self.open, self.most, self.came = list(plans), [], 0, 0, 0

    async def meet(self, reader, writer):
        asked = await reader.readuntil(b"\r\n\r\n")
        if asked.startswith(b"GET /ws"):
            self.came, self.open = self.came + 1, self.open + 1
            self.most = max(self.most, self.open)
            await self.plans.pop(0)(reader, writer)
            self.open -= 1
        elif asked.startswith(b"GET /m/"):
            status, body = self.pages.pop(0) if self.pages else (b"200 OK", PAGE)
            writer.write(b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body))
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        writer.close()


def up(writer, *texts):
    """Take a websocket in, and say these."""
    writer.write(b"HTTP/1.1 101 Switching Protocols\r\n\r\n")
    for text in texts:
        raw = json.dumps(text, separators=(",", ":")).encode()
        writer.write(bytes([0x81, len(raw)]) + raw)


async def refused(reader, writer):
    writer.write(b"HTTP/1.1 503 Full\r\nContent-Length: 0\r\n\r\n")
    await reader.read()


async def cut(reader, writer):
    up(writer)


async def restarts(reader, writer):
    up(writer, HEAD, {"type": "restarting", "within": 60})
    await writer.drain()


async def kept(reader, writer):
    """Answer each act."""
    up(writer, HEAD)
    number = 0
    while head := await reader.read(2):
        size = head[1] & 0x7F
        if size == 126:
            size = int.from_bytes(await reader.readexactly(2))
        act = json.loads((await reader.readexactly(4 + size))[4:])
        ack = {"type": "ack", "id": act["id"], "status": "saved", "n": 4 + number}
        raw = json.dumps(ack, separators=(",", ":")).encode()
        writer.write(bytes([0x81, len(raw)]) + raw)
        number += 1


@asynccontextmanager
async def someone(door, *moves):
    """A bot before this door, gone with the block."""
    server = await asyncio.start_server(door.meet, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    PAGES[port, "one"] = "one@1"
    path = iter([Move(module, "case", {}, ("case.decided",)) for module in moves])
    bot = Bot("b-1", "", Browser(port, 1), path, random.Random(1), Log(), page="one")
    try:
        yield bot
    finally:
        bot.drop()
        server.close()


async def until(happens):
    while not happens():
        await asyncio.sleep(0.01)


def story(what):
    return asyncio.run(asyncio.wait_for(what, 60))


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    monkeypatch.setattr(link, "FIRST", 0.05)


def test_a_connection_lost_before_its_first_view_leaves_one_that_is_used():
    async def plays():
        door = Door(cut, refused, kept)
        async with someone(door, "one") as bot:
            await bot.connect()
            bot.run(0.01, 0.0, float("inf"))
            await until(lambda: bot.acked == 1)
            return door.came, door.open, door.most, bot.log.cuts, bot.log.faults

    assert story(plays()) == (3, 1, 1, 1, [])


def test_what_is_due_while_away_is_not_settled_until_it_was_answered():
    async def plays():
        door = Door(restarts, refused, kept)
        async with someone(door, "one") as bot:
            await bot.connect()
            await until(lambda: bot.log.cuts)
            bot.run(0.01, 0.0, 0.05)
            before = bot.settled()
            await until(lambda: bot.acked)
            return before, bot.settled(), bot.log

    before, after, log = story(plays())
    assert (before, after, log.faults) == (False, True, [])
    told = [what.split()[0] for _, _, what in log.diary]
    assert [what for what in told if what not in ("open", "answered")] == [
        "restarting", "cut", "failed", "back",
    ]  # fmt: skip
    assert len(log.aways) == 1
    found = diary.away([{"aways": log.aways, "diary": log.diary}])
    assert (found["cuts"], found["failed"]) == (1, {"failed answered 503": 1})


def test_a_page_that_does_not_come_is_loaded_again(monkeypatch):
    monkeypatch.setattr(random.Random, "uniform", lambda self, low, high: low / 50)

    async def plays():
        door = Door(kept, kept)
        door.pages = [(b"502 Bad Gateway", b"")] * 2
        async with someone(door, "two") as bot:
            await bot.connect()
            bot.run(0.01, 0.0, 0.05)
            await until(lambda: bot.acked)
            return bot.page, bot.log.faults

    assert story(plays()) == ("two", [])


def test_bots_wait_as_long_as_pages_do(monkeypatch):
    monkeypatch.undo()
    script = (ROOT / "widgets" / "session" / "link.js").read_text("utf-8")
    told = dict(re.findall(r"^const ([A-Z]+) = (\d+);", script, re.M))
    ours = {"FIRST": link.FIRST, "LONGEST": link.LONGEST, "SILENCE": link.SILENCE}
    assert {name: int(told[name]) / 1000 for name in ours} == ours


def test_who_waited_longest_is_told_first_among_the_restarts():
    lines = [(1.0, "b-1", "cut"), (2.5, "b-1", "back after 1.5"), (3.0, "b-2", "answered 4.0 late")]
    told = diary.worst([{"diary": lines}], [(1.5, "server-0", "ready")], people=2)
    assert [line.split()[1] for line in told] == ["server-0", "b-2", "b-1", "server-0", "b-1"]
