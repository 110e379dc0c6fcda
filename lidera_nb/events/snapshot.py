"""An SQLite journal as it was at one moment, read beside a running server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from sqlite3 import Connection

from lidera_nb.events.opening import open_journal
from lidera_nb.events.storage import explained


class FileSnapshot:
    """A `Snapshot` of a file; see `events/check.py`."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self.path, self.where, self._connection = path, str(path), connection

    @classmethod
    def open(cls, path: Path) -> FileSnapshot:
        """Begin to read; what is committed from now on is not seen."""
        connection = open_journal(path, read_only=True, untouched=True)
        # Broken text must not end the pass: it shows as a hash that does not fit.
        connection.text_factory = lambda raw: raw.decode(errors="replace")
        connection.execute("BEGIN")
        return cls(path, connection)

    def structure(self) -> Iterator[str]:
        """See `Snapshot.structure`."""
        for (line,) in self._rows("PRAGMA integrity_check"):
            if line != "ok":
                yield f"{self.path} is damaged ({line}): restore it from a backup"

    def checkpoints(self) -> Iterator[Sequence[object]]:
        """See `Snapshot.checkpoints`."""
        return self._rows("SELECT * FROM checkpoints ORDER BY upto_seq, id")

    def events(self) -> Iterator[Sequence[object]]:
        """See `Snapshot.events`."""
        return self._rows("SELECT * FROM events ORDER BY seq")

    def close(self) -> None:
        """See `Snapshot.close`."""
        self._connection.close()

    def _rows(self, query: str) -> Iterator[Sequence[object]]:
        with explained(self.path):
            yield from self._connection.execute(query)
