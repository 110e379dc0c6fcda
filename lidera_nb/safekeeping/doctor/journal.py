"""The journal and the key file, each against itself and against the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from lidera_nb.errors import JournalError
from lidera_nb.events import schema
from lidera_nb.events.check import JournalReport, examine_file
from lidera_nb.events.keys import Keys
from lidera_nb.events.opening import open_journal, open_keys
from lidera_nb.events.storage import explained
from lidera_nb.safekeeping.doctor.finding import Finding
from lidera_nb.safekeeping.doctor.heard import Heard
from lidera_nb.safekeeping.keysource import missing
from lidera_nb.settings import Settings

_TABLES = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_UNSAFE = "make a backup of what is there and restore the newest good one"


def look(
    settings: Settings, keys: Keys | None, heard: Heard
) -> tuple[JournalReport, list[Finding]]:
    """Examine the journal; what the events tell goes to `heard`."""
    path = settings.journal
    found = [Finding("journal", text) for text in _beside(path)]
    if keys is None:
        report = examine_file(path, None)
    else:
        # Read before the snapshot: a checkpoint taken in between would look like a loss.
        mirror = keys.mirror()
        report = examine_file(path, keys, mirror, each=heard.hear)
    found += [Finding("journal", text) for text in report.faults]
    if report.streams or not report.faults:
        found += [Finding("journal", text) for text in _altered(path)]
    return report, found


def look_at_keys(
    settings: Settings, keys: Keys, report: JournalReport, heard: Heard
) -> Iterator[Finding]:
    """Does the key file fit the journal?"""
    path = settings.keys
    lacking = _lacking(settings.journal, keys)
    if lacking:
        yield Finding(
            "keys",
            f"{path} lacks {len(lacking)} keys, under which {sum(lacking.values())} events are "
            "sealed: it was replaced by an older copy or by that of another server; put the "
            "newest one back",
        )
    alive = sorted(filter(keys.alive, heard.erasures.owners()))
    if alive:
        yield Finding(
            "keys",
            f"{path} still holds the keys of {', '.join(alive[:5])} ({len(alive)} in all), who "
            "asked for erasure: it was replaced by an older copy, or a server ended at that "
            f"moment; run 'lidera people erase {alive[0]}' and the like for the others",
        )
    mirror = keys.mirror()
    behind = (report.signed.id if report.signed else 0) - (mirror.id if mirror else 0)
    # A server that is killed between the two leaves the mirror one behind.
    if behind > 1:
        yield Finding(
            "keys",
            f"{path} mirrors a checkpoint {behind} before the journal's last: it was replaced by "
            "an older copy; put the newest one back",
        )


def open_keys_or_say(settings: Settings) -> tuple[Keys | None, list[Finding]]:
    """The open key file, or why there is none."""
    damaged = _structure(settings.keys)
    if damaged:
        return None, [Finding("keys", text) for text in damaged]
    try:
        return Keys.open(settings.keys, read_only=True), []
    except JournalError as error:
        return None, [Finding("keys", str(error))]


def _beside(path: Path) -> Iterator[str]:
    """Is what SQLite keeps beside the file complete?"""
    wal, index = (Path(f"{path}{suffix}") for suffix in ("-wal", "-shm"))
    if index.exists() and not wal.exists():
        yield (
            f"{wal} is missing although {index.name} is there: somebody removed it, and with it "
            f"the newest events may be lost; {_UNSAFE}"
        )


def _altered(path: Path) -> list[str]:
    """Tables and triggers that are not as LIDERA makes them."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        schema.migrate(fresh)
        wanted = set(fresh.execute(_TABLES))
    try:
        with (
            explained(path),
            closing(open_journal(path, read_only=True, untouched=True)) as connection,
        ):
            connection.text_factory = lambda raw: raw.decode(errors="replace")
            found = set(connection.execute(_TABLES))
    except JournalError as error:
        return [str(error)]
    names = sorted({str(name) for _, name, _, _ in wanted ^ found})
    if not names:
        return []
    told = f"{path} was altered by hand: {', '.join(names)} missing, added or changed, so that rows"
    return [f"{told} could be edited; {_UNSAFE}"]


def _structure(path: Path) -> list[str]:
    try:
        with explained(path), closing(open_keys(path, read_only=True)) as connection:
            lines = [line for (line,) in connection.execute("PRAGMA integrity_check")]
    except JournalError as error:
        return [str(error)]
    return [
        f"{path} is damaged ({line}): restore it from a backup" for line in lines if line != "ok"
    ]


def _lacking(journal: Path, keys: Keys) -> dict[str, int]:
    try:
        return missing(journal, keys)
    except (JournalError, sqlite3.Error):
        return {}  # the journal's own examination says what is wrong with it
