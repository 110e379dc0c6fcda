"""Two hundred processes write into one journal file: each entry is there once, the chain holds."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from lidera_nb.clock import utc_now
from lidera_nb.errors import JournalError
from lidera_nb.events import kinds
from lidera_nb.events.check import check_journal
from lidera_nb.events.journal import Appended, Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.settings import Settings
from tests.faults import once
from tests.faults.harness import opened, populated

STREAMS = 5
"""Writers of one stream contend for its head as well as for the file."""


def _writes(var: Path, writer: int, entries: int) -> None:
    """One process: its own connections, every entry until it is acknowledged, then noted."""
    at, stream = Settings(var=var), f"person:p-{writer % STREAMS}"
    noted = (var / f"acknowledged-{writer}").open("w")
    with (
        noted,
        closing(Keys.open(at.keys)) as keys,
        closing(SqliteJournal.open(at.journal, keys, check=False)) as journal,
    ):
        for number in range(entries):
            entry = _entry(stream, f"w{writer}-{number}")
            while not isinstance(_appended(journal, entry), Appended):
                noted.write("-\n")
            noted.write(f"{entry.message_id}\n")
            _appended(journal, entry)  # and once more, as after a lost answer


def _entry(stream: str, message: str) -> Entry:
    person = stream.removeprefix("person:")
    blocked = NewEvent(kinds.PersonBlocked(), person)
    return Entry(stream, message, b"", (blocked,), "system", utc_now())


def _appended(journal: SqliteJournal, entry: Entry) -> Appended | JournalError:
    try:
        return journal.append([entry])[0]
    except JournalError as busy:  # thirty seconds were not enough: said, and tried again
        return busy


def _forked(var: Path, writer: int, entries: int) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        _writes(var, writer, entries)
        status = 0
    finally:
        os._exit(status)


def test_writers_by_the_hundred_lose_and_double_nothing(tmp_path, count, figures):
    var, (writers, entries) = tmp_path / "var", count((24, 4), (200, 25))
    populated(var)
    began = time.monotonic()
    children = [_forked(var, writer, entries) for writer in range(writers)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * writers
    took = time.monotonic() - began
    acknowledged, waited = defaultdict(list), 0
    for writer in range(writers):
        lines = (var / f"acknowledged-{writer}").read_text().split()
        acknowledged[writer % STREAMS] += [one for one in lines if one != "-"]
        waited += lines.count("-")
    found = []
    with opened(var) as (journal, _):
        for stream, ids in acknowledged.items():
            events = journal.read(f"person:p-{stream}")
            order = {event.message_id: event.n for event in events}
            found += once.faults(sorted(ids, key=lambda one: order.get(one, 0)), events)
    at = Settings(var=var)
    figures["writers of one file"] = {
        "writers": writers, "acts": writers * entries, "told to wait and tried again": waited,
        "seconds": round(took, 1), **once.tally(found),
    }  # fmt: skip
    assert sum(map(len, acknowledged.values())) == writers * entries
    assert found == []
    assert check_journal(at.journal, at.keys).faults == ()
