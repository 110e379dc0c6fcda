"""Frames that no browser makes: put together, refused or hung up on; nothing of them is saved."""

from __future__ import annotations

import json
import os
import struct
import uuid
import zlib
from collections.abc import Iterator

import pytest

from lidera_nb.serve.caps.limits import FRAME_MOST
from tests.faults.crowd import enrolled, something
from tests.faults.harness import Nursery, Server, populated
from tests.faults.rawline import BINARY, CLOSE, FIN, PING, TEXT, RawLine, frame, hello, page_of

MORE = 0
"""The opcode of a frame that goes on with the one before."""
RSV1 = 0x40
"""The bit of a compressed frame."""
BOMB = zlib.compressobj(wbits=-15)
TEN_MEGABYTES = BOMB.compress(b"a" * 10_000_000) + BOMB.flush()


@pytest.fixture(scope="module")
def standing(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all of this file, and people whom nobody was yet."""
    var = tmp_path_factory.mktemp("frames") / "var"
    server = Server(nursery, var, populated(var))
    server.fresh = iter(enrolled(var, 40).items())
    yield server.start()
    server.stop()


def _unmasked(payload: bytes) -> bytes:
    return bytes([FIN | TEXT, len(payload)]) + payload


def _huge(length: int) -> bytes:
    """The head of a frame that claims a length, and the beginning of it."""
    return bytes([FIN | TEXT, 0xFF]) + struct.pack("!Q", length) + os.urandom(64)


ENDED = {
    "a compressed bomb": frame(TEN_MEGABYTES, TEXT, FIN | RSV1),
    "a reserved bit": frame(b"{}", TEXT, FIN | 0x20),
    "more of nothing": frame(b"{}", MORE),
    "text that is no text": frame(b'"\xff\xfe"', TEXT),
    "half a character": frame(b'"\xc3', TEXT),
    "half a surrogate": frame(b'"\xed\xa0\x80"', TEXT),
    "a ping of many bytes": frame(b"x" * 126, PING),
    "a ping in parts": frame(b"x", PING, 0),
    "a text within a text": frame(b"{", TEXT, 0) + frame(b"{}", TEXT),
    "one byte too many": frame(b" " * (FRAME_MOST + 1), TEXT),
    "parts without end": frame(b"{", TEXT, 0) + frame(b" " * 60_000, MORE, 0) * 6,
    "a length of exabytes": _huge(2**62),
    "a length below nothing": _huge(2**63 + 1),
    "a farewell of one byte": frame(b"x", CLOSE),
    "a farewell": frame(struct.pack("!H", 1000), CLOSE),
}
"""After these the connection is over."""

PASSED = {
    "an empty text": frame(b"", TEXT),
    "bytes of no text": frame(b"\xff\xfe\x00", BINARY),
    "bytes of a list": frame(b"[]", BINARY),
    "a text in crumbs": b"".join(
        frame(b"x", TEXT if at == 0 else MORE, FIN if at == 99 else 0) for at in range(100)
    ),
    "many pings": frame(b"", PING) * 100,
    "pongs that nobody asked for": frame(b"x", 10) * 100,
    "a mask of nothing": bytes([FIN | TEXT, 0x82, 0, 0, 0, 0]) + b"{}",
    "an open number": frame(b"1e999", TEXT),
}
"""These are passed over, and the connection goes on."""


async def _opened(server: Server, **headers: str) -> tuple[str, RawLine, dict]:
    """Somebody's page, greeted; their name, their line and the consent form."""
    person, cookie = next(server.fresh)
    greeting = hello(await page_of(server, cookie))
    line = await RawLine.open(server, cookie, greeting, **headers)
    form = await line.until("view")
    while form["key"] != "consent":
        form = await line.until("view")
    return person, line, form["view"]


def _consents(view: dict) -> tuple[str, bytes]:
    """An act that would be saved: its id and its text."""
    message_id = str(uuid.uuid4())
    act = {"type": "act", "key": "consent", "id": message_id, "n": 0, "body": something(view, 0)}
    return message_id, json.dumps(act).encode()


def _ids(server: Server, person: str) -> list[str]:
    return [event.message_id for event in server.events(f"person:{person}")]


@pytest.mark.parametrize("name", ENDED)
def test_a_broken_frame_ends_its_own_connection_and_no_other(standing, run, name):
    async def story():
        person, line, _ = await _opened(standing)
        _, other, view = await _opened(standing)
        await line.send(ENDED[name])
        await line.ended()
        sent, text = _consents(view)
        await other.send(frame(text))
        ack = await other.until("ack")
        other.close()
        return person, sent, ack

    person, sent, ack = run(story())
    assert _ids(standing, person) == []
    assert (ack["id"], ack["status"]) == (sent, "saved")


def test_odd_frames_are_passed_over_and_the_same_connection_goes_on(standing, run):
    async def story():
        person, line, view = await _opened(standing)
        for odd in PASSED.values():
            await line.send(odd)
        sent, text = _consents(view)
        await line.send(frame(text))
        ack = await line.until("ack")
        line.close()
        return person, sent, ack

    person, sent, ack = run(story())
    assert (ack["id"], ack["status"]) == (sent, "saved")
    assert _ids(standing, person) == [sent]


def test_an_act_in_parts_with_pings_between_them_is_one_act(standing, run):
    async def story():
        person, line, view = await _opened(standing)
        sent, text = _consents(view)
        third = len(text) // 3
        await line.send(
            frame(text[:third], TEXT, 0), frame(b"p", PING),
            frame(text[third : 2 * third], MORE, 0), frame(b"", PING),
            frame(text[2 * third :], MORE),
        )  # fmt: skip
        ack = await line.until("ack")
        line.close()
        return person, sent, ack

    person, sent, ack = run(story())
    assert (ack["id"], ack["status"]) == (sent, "saved")
    assert _ids(standing, person) == [sent]


def test_a_client_that_offers_compression_is_not_taken_at_its_word(standing, run):
    async def story():
        offer = {"Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits"}
        person, line, _ = await _opened(standing, **offer)
        await line.send(ENDED["a compressed bomb"])
        await line.ended()
        return person, standing.memory()

    person, size = run(story())
    assert _ids(standing, person) == []
    assert size < 1024 * 1024
