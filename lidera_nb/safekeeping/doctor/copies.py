"""The backups: which is the newest good one, and does the journal still hold what it holds?"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from lidera_nb.errors import BackupError, JournalError
from lidera_nb.events.chain import Head
from lidera_nb.events.checkpoints import heads_hash
from lidera_nb.events.opening import open_journal
from lidera_nb.events.stamps import moment
from lidera_nb.safekeeping.box import write
from lidera_nb.safekeeping.contents import JOURNAL
from lidera_nb.safekeeping.doctor.finding import Finding, Good
from lidera_nb.safekeeping.manifest import Part
from lidera_nb.safekeeping.opened import Backup, open_backup, read_through, verified_journal
from lidera_nb.safekeeping.places import backups

OLD = timedelta(days=2)
# SQLite takes the other columns from the row that has the maximum.
_HEADS = "SELECT stream, max(n), hash FROM events WHERE seq <= ? GROUP BY stream"


def newest_good(
    folder: Path, part: Part, passphrase: str, server: str, found: list[Finding]
) -> Backup | None:
    """The newest backup of a part that verifies; what is wrong with newer ones goes to `found`."""
    for place in backups(folder, part):
        try:
            backup = open_backup(place, part, passphrase)
            if server and backup.manifest.server != server:
                continue
            read_through(backup)
            if part == "lasting":
                with _journal_of(backup) as journal:
                    verified_journal(backup, journal, None)
        except BackupError as error:
            found.append(Finding("backups", str(error)))
        else:
            return backup
    found.append(
        Finding(
            "backups",
            f"there is no good backup of this server in {folder}: run "
            "lidera backup as soon as the journal is whole",
        )
    )
    return None


def good(backup: Backup) -> Good:
    """What is told of a backup."""
    return Good(backup.place, backup.manifest.made_at, backup.manifest.journal)


def compare(journal: Path, backup: Backup) -> Iterator[Finding]:
    """Does the journal still begin with what was backed up?"""
    told = backup.manifest.journal
    try:
        with closing(open_journal(journal, read_only=True, untouched=True)) as connection:
            (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM events").fetchone()
            rows = connection.execute(_HEADS, (told.seq,)).fetchall()
            heads = {stream: Head(n, digest) for stream, n, digest in rows}
    except (JournalError, sqlite3.Error):
        return  # the journal's own examination says what is wrong with it
    if last < told.seq:
        yield Finding(
            "journal",
            f"{journal} ends at event {last}, but {backup.place} holds events "
            f"up to {told.seq} ({told.at}): it lost its tail, or an older copy took its "
            "place; restore that backup",
        )
    elif _hash(heads) != told.heads:
        yield Finding(
            "journal",
            f"{journal} does not hold the events that {backup.place} holds up "
            f"to seq {told.seq}: another journal took its place, or it was rewritten; "
            "restore that backup",
        )


def age(backup: Backup, now: datetime) -> Iterator[Finding]:
    """Is the newest good backup recent?"""
    if now - moment(backup.manifest.made_at) > OLD:
        days = (now - moment(backup.manifest.made_at)).days
        text = f"the newest good backup, {backup.place}, is {days} days old: run lidera backup"
        yield Finding("backups", text, fault=False)


def _hash(heads: dict[str, Head]) -> str:
    try:
        return heads_hash(heads).hex()
    except (TypeError, AttributeError):
        return ""  # a value of the wrong type: not what was backed up


@contextmanager
def _journal_of(backup: Backup) -> Iterator[Path]:
    """The journal of a backup as a file; a sealed one is opened in a folder that goes again."""
    if backup.box.key is None:
        yield backup.place / JOURNAL
        return
    with tempfile.TemporaryDirectory(prefix="lidera-doctor-") as folder:
        for path, pieces in backup.box.contents():
            if path == JOURNAL:
                write(Path(folder) / JOURNAL, pieces)
        yield Path(folder) / JOURNAL
