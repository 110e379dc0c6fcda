"""How SQLite files are opened, written in one piece, and how their errors read.

The journal and the key file share these few rules. This module must not know any table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lidera_nb.errors import JournalDamaged, JournalError

BUSY_SECONDS = 30.0
"""How long a writer waits for another process before it gives up."""

_SENTENCES = {
    sqlite3.SQLITE_READONLY: "{path} is read-only, nothing was written: "
    "give the server write permission to the file and its folder",
    sqlite3.SQLITE_FULL: "the disk that holds {path} is full, nothing was written: "
    "free some space and try again",
    sqlite3.SQLITE_BUSY: "{path} has been held by another process for 30 seconds, "
    "nothing was written: try again, or stop the other process",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: "
    "see that the folder exists and that the server may read and write it",
    sqlite3.SQLITE_IOERR: "{path} could not be read or written ({error}): "
    "check the disk and try again",
}
_DAMAGED = (
    "{path} is damaged or is not a LIDERA file ({error}): restore it from a backup, "
    "or run `lidera check --journal` to see what is wrong"
)


def connect(path: Path, *, read_only: bool = False, untouched: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode; whoever shares it between threads brings a lock.

    A reader of a WAL file that nobody has open would leave an empty WAL beside it: `untouched`
    keeps it from doing so, for a look that ends before a server starts.
    """
    mode = "ro" if read_only else "rwc"
    if read_only and untouched and _at_rest(path):
        mode += "&immutable=1"
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _at_rest(path: Path) -> bool:
    """Whether a file's header says WAL and there is none: whoever had it open closed it."""
    with path.open("rb") as file:
        header = file.read(20)
    return header[18:20] == b"\x02\x02" and not in_use_now(path)


def in_use_now(path: Path) -> bool:
    """Whether somebody has a WAL file open, or was killed while having it open."""
    return Path(f"{path}-wal").exists()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. The write lock is taken first: a deferred one fails under contention."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite rolls back by itself after some errors (a full disk), not after others.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into `JournalError` sentences that name the file."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise explain(error, path) from error


def explain(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> JournalError:
    """The error as a sentence: what, where, and what to do next."""
    # The low byte is the primary code; the rest tells variants of it apart.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    # Python's own complaints about text that is not UTF-8 carry no code.
    undecodable = code == 0 and isinstance(error, sqlite3.OperationalError | UnicodeDecodeError)
    if undecodable or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return JournalDamaged(_DAMAGED.format(path=path, error=error))
    sentence = _SENTENCES.get(code, "{path} refused: {error}")
    return JournalError(sentence.format(path=path, error=error))
