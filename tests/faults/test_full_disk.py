"""A disk without room: nothing is called saved that is not, and the same words go in later."""

from __future__ import annotations

import subprocess
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lidera_nb import texts
from lidera_nb.demo.wire import Wire
from lidera_nb.settings import Settings
from tests.faults import once
from tests.faults.harness import PAGE, Nursery, Server, populated

CONSENT = {"learning": True, "evaluation": True}
UNSAVED = texts.say("es", "refused.unsaved")
Room = Callable[[Server, bool], None]


def by_limit(server: Server, room: bool) -> None:
    """The kernel lets the server's files grow no more: the same wall, needing no privilege."""
    wal = Path(f"{Settings(var=server.var).journal}-wal")
    server.limit(None if room else max(1, wal.stat().st_size))


def by_ballast(server: Server, room: bool) -> None:
    """A file takes all the room there is."""
    ballast = server.var.parent / "ballast"
    if room:
        ballast.unlink()
        return
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


@pytest.fixture
def small_disk(nursery: Nursery, tmp_path: Path) -> Iterator[Server]:
    """A server whose folder lies on a file system of four megabytes."""
    with _mounted(tmp_path):
        server = Server(nursery, tmp_path / "var", populated(tmp_path / "var"))
        yield server
        server.stop()


@contextmanager
def _mounted(folder: Path) -> Iterator[None]:
    words = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("a file system of its own needs root; the test by limit tries the same")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def consent(wire: Wire) -> dict:
    body = {"do": "submit", "form": wire.views["consent"]["form"], "values": CONSENT}
    at = {"key": "consent", "id": str(uuid.uuid4()), "n": wire.views["consent"]["n"]}
    return {"type": "act", **at, "body": body}


async def tries(server: Server, room: Room) -> tuple:
    """Consent without room, look, make room, and send the very same thing again."""
    wire = Wire(server.address)
    await wire.log_in(server.code)
    await wire.open(PAGE)
    act = consent(wire)
    room(server, False)
    refused = [await wire.send(act), await wire.send({**act, "id": str(uuid.uuid4())})]
    page = await wire.ask_page(PAGE)
    room(server, True)
    saved = await wire.send(act)
    return refused, page.code, saved, act["id"]


@pytest.mark.parametrize("room", [by_limit, by_ballast], ids=["limit", "disk"])
def test_an_act_without_room_is_refused_in_words_and_goes_in_later(room, run, request):
    server = request.getfixturevalue("small_disk" if room is by_ballast else "server")
    refused, page, saved, sent = run(tries(server.start(), room))
    assert [(one["status"], one["reason"], one["n"]) for one in refused] == [
        ("refused", UNSAVED, 0)
    ] * 2
    assert page == 200
    assert (saved["status"], saved["n"]) == ("saved", 1)
    assert once.faults([sent], server.events()) == []
    assert server.check() == ()


def test_a_server_killed_without_room_starts_and_has_what_it_acknowledged(server, run):
    async def before():
        wire = Wire(server.start().address)
        await wire.log_in(server.code)
        await wire.open(PAGE)
        act = consent(wire)
        saved = await wire.send(act)
        by_limit(server, False)
        return act["id"], saved["status"]

    sent, status = run(before())
    server.stop()
    server.start()
    assert status == "saved"
    assert once.faults([sent], server.events()) == []


def test_logging_in_without_room_fails_with_a_page_and_without_a_trace(server, run):
    async def story():
        wire = Wire(server.start().address)
        await wire.ask_page("/login")
        by_limit(server, False)
        without = await wire.ask("/login", {"code": server.code})
        by_limit(server, True)
        again = await wire.ask("/login", {"code": server.code})
        return without.code, without.body.decode(), again.code

    code, said, again = run(story())
    assert code >= 500
    assert "Traceback" not in said
    assert "</html>" in said
    assert again == 303
