"""Where the keys of a restored journal come from: a backup's brief part, or a key file at hand."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lidera_nb.errors import BackupError
from lidera_nb.events.keys import Keys
from lidera_nb.events.opening import open_journal
from lidera_nb.events.storage import explained
from lidera_nb.safekeeping.contents import KEYS
from lidera_nb.safekeeping.opened import newest, open_backup, unpack
from lidera_nb.safekeeping.retention import known_destroyed
from lidera_nb.safekeeping.snapshot import copy_database

_FILE = "keys.db"
_SEALED_UNDER = "SELECT key_id, count(*) FROM events WHERE key_id <> '' GROUP BY key_id"


@dataclass(frozen=True, slots=True)
class Fetched:
    """Where the keys were taken from, and the ids of keys known to be destroyed."""

    place: Path
    destroyed: frozenset[str]


def fetch(place: Path, server: str, passphrase: str, folder: Path) -> Fetched:
    """Bring the keys, and what belongs with them, into `folder`.

    Parameters
    ----------
    place
        A brief part, a folder of them (the newest is taken), or a server's own ``keys`` folder.
    server
        The public key of the server whose backups tell of destroyed keys.
    passphrase
        Opens a brief part that is sealed.
    folder
        A server's folder in the making.

    Raises
    ------
    BackupError
        There are no keys, or they cannot be opened.
    """
    if (place / _FILE).is_file():
        target = folder / KEYS
        target.parent.mkdir(mode=0o700)
        copy_database(place / _FILE, target)
        target.chmod(0o600)
        for path in place.glob("*.json"):
            shutil.copy(path, target.parent)
        return Fetched(place / _FILE, frozenset())
    chosen = newest(place, "brief")
    brief = open_backup(chosen, "brief", passphrase)
    unpack(brief, folder)
    known = known_destroyed(chosen.parent, "brief", server)
    return Fetched(chosen, frozenset({*known, *brief.manifest.destroyed}))


def without_words_of(folder: Path, people: set[str]) -> None:
    """Remove the hand-ins of people who were erased: they are readable without a key."""
    for person in people:
        for place in (folder / "assignments").glob(f"*/{person}"):
            shutil.rmtree(place)


def missing(journal: Path, keys: Keys) -> dict[str, int]:
    """Ids of keys that a journal needs and this file never held, with the events under each."""
    with explained(journal), closing(open_journal(journal, read_only=True, untouched=True)) as rows:
        try:
            used = dict(rows.execute(_SEALED_UNDER).fetchall())
        except sqlite3.OperationalError:
            return {}
    return {key: count for key, count in used.items() if keys.find(key) is None}


def nothing_missing(journal: Path, keys: Keys, place: Path) -> None:
    """See that the keys are not older than the journal.

    Raises
    ------
    BackupError
        They lack some.
    """
    lacking = missing(journal, keys)
    if lacking:
        raise BackupError(
            f"the keys in {place} are older than this journal: they lack {len(lacking)} keys, "
            f"under which {sum(lacking.values())} events are sealed; name a newer backup of the "
            "keys, or restore an older backup of the journal"
        )
