"""Backups beside two hundred writers, and backups that are killed: whole or not there."""

from __future__ import annotations

import asyncio
import gc
import os
import random
import signal
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import count as counting
from pathlib import Path

from lidera_nb.activities import registry
from lidera_nb.activities.story import begin, tell
from lidera_nb.clock import utc_now
from lidera_nb.demo.bot import play
from lidera_nb.events import kinds
from lidera_nb.events.check import check_journal
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.safekeeping.backup import Made, Order, backup
from lidera_nb.safekeeping.contents import JOURNAL
from lidera_nb.safekeeping.opened import open_backup, read_through, verified_journal
from lidera_nb.safekeeping.places import backups
from lidera_nb.safekeeping.restore import Wish, restore
from lidera_nb.settings import Settings
from tests.faults.harness import PERSON, opened
from tests.faults.stubborn import COURSE, MODULE, StubbornWire, player
from tests.keptfolder import kept_folder

WRITERS = 199
"""Beside the participant who plays through the server."""
THINKING = 1.0
"""Seconds between two acts of a writer: a hundred times faster than people."""
SEED = 2026
_numbers = counting(1)


def thought(person: str) -> Entry:
    context = kinds.Context(
        module="m", step="s", definition="d", version=1, hash="0" * 64, lang="es"
    )
    noted = kinds.CaseDecided(ctx=context, choice="a", reason="porque sí " * 20)
    event = NewEvent(noted, person)
    message = f"m-{next(_numbers)}"
    return Entry(f"person:{person}", message, b"", (event,), person, utc_now())


async def write_until(writer: GroupWriter, person: str, end: asyncio.Event) -> None:
    while not end.is_set():
        await writer.append(thought(person))
        await asyncio.sleep(THINKING)


async def under_load(server, var: Path, folder: Path, times: int) -> list[Made]:
    """Backups while a participant plays and all the others write."""
    at, end = Settings(var=var), asyncio.Event()
    with closing(Keys.open(at.keys)) as keys, closing(SqliteJournal.open(at.journal, keys)) as to:
        checkpoint = lambda: take_checkpoint(to)  # noqa: E731 - a name for what is handed over
        writer = GroupWriter(to, checkpoint=checkpoint, checkpoint_every=500)
        crowd = [asyncio.create_task(write_until(writer, f"p-{n}", end)) for n in range(WRITERS)]
        playing = asyncio.create_task(
            play(StubbornWire(server.address), server.code, player(SEED), MODULE)
        )
        made = []
        for number in range(times):
            before = to.last()
            while to.last() < before + WRITERS:
                await asyncio.sleep(0.01)
            order = Order(at, folder / "lasting", utc_now() + timedelta(seconds=number))
            order = replace(order, keys_to=folder / "brief", keep_keys=99)
            made.append(await asyncio.to_thread(backup, order, lambda *_: None))
        await playing
        end.set()
        await asyncio.gather(*crowd)
        await writer.close()
    return made


def state(journal: SqliteJournal, upto: int) -> tuple:
    """What the events up to a place come to: everybody's, the player's story, the rolls."""
    events = [event for event in journal.events() if event.seq <= upto]
    mine = [event for event in events if event.stream == f"person:{PERSON}"]
    return events, tell(begin(COURSE, PERSON), mine)


def test_a_backup_beside_200_writers_comes_back_to_the_same_states(
    server, run, count, figures, tmp_path
):
    server.start()
    began = time.monotonic()
    made = run(under_load(server, server.var, tmp_path, count(2, 20)))
    spent = time.monotonic() - began
    server.stop()
    for number, one in enumerate(made):
        var = tmp_path / f"again-{number}"
        done = restore(Wish(one.lasting, var, COURSE.root, one.brief), lambda _: None)
        told = done.manifest.journal
        report = check_journal(Settings(var=var).journal, Settings(var=var).keys)
        assert (report.faults, report.heads, report.seq) == ((), told.heads, told.seq)
        with opened(server.var) as (live, _), opened(var) as (again, _):
            assert state(again, told.seq) == state(live, told.seq)
            assert again.last() == told.seq
            if told.seq == live.last():
                assert registry.read(again) == registry.read(live)
    assert len({one.told.seq for one in made}) == len(made)
    assert server.check() == ()
    figures["backups beside 200 writers"] = {
        "backups": len(made), "events in the last": made[-1].told.events,
        "seconds with all writers": round(spent, 1), "otherwise wrong": 0,
    }  # fmt: skip


class Fatal:
    """Kills this process at the given call of anything that is not Python's own."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self, frame: object, what: str, called: object) -> None:
        if what == "c_call":
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def calls(order: Order, at: int) -> tuple[int, int]:
    """Back up in a child that dies at its call number `at`; how it ended, and calls it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        gc.disable()
        fatal = Fatal(at)
        code = 1
        try:
            sys.setprofile(fatal)
            backup(order, lambda *_: None)
            sys.setprofile(None)
            os.write(writing, str(at - fatal.left).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        counted = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), int(counted or 0)


def whole(folder: Path, settings: Settings) -> int:
    """How many backups look complete; each of them must be."""
    lasting = [open_backup(path, "lasting") for path in backups(folder / "lasting", "lasting")]
    with closing(Keys.open(settings.keys, read_only=True)) as keys:
        for one in lasting:
            read_through(one)
            verified_journal(one, one.place / JOURNAL, keys)
    for path in backups(folder / "brief", "brief"):
        read_through(open_backup(path, "brief"))
    seen = [p for name in ("lasting", "brief") for p in (folder / name).glob("[!.]*")]
    assert len(seen) == len(lasting) + len(backups(folder / "brief", "brief"))
    return len(lasting)


def test_a_killed_backup_leaves_nothing_that_looks_complete(tmp_path, count, figures):
    settings, rng = kept_folder(tmp_path), random.Random(SEED)
    now = utc_now()
    order = Order(settings, tmp_path / "lasting", now, tmp_path / "brief", keep=2)
    ended, every = calls(order, sys.maxsize)
    assert (ended, whole(tmp_path, settings)) == (0, 1)
    kills, left = 0, 0
    for number in range(1, count(25, 200) + 1):
        order = replace(order, now=now + timedelta(minutes=number))
        ended, _ = calls(order, rng.randrange(1, every))
        assert ended in (-signal.SIGKILL, 0)
        kills += ended != 0
        left += bool(list(tmp_path.glob("*/.partial-*")))
        assert whole(tmp_path, settings) >= 1
    backup(replace(order, now=now + timedelta(days=1)), lambda *_: None)
    assert list(tmp_path.glob("*/.partial-*")) == []
    assert whole(tmp_path, settings) == 2
    figures["backup killed"] = {
        "kills": kills, "left something under way": left, "half of one looked complete": 0,
    }  # fmt: skip
    assert kills > 0
