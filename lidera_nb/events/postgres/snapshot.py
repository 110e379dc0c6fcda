"""A journal in PostgreSQL as it was at one moment, read beside running servers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lidera_nb.events import queries
from lidera_nb.events.postgres import tables
from lidera_nb.events.postgres.journal import line
from lidera_nb.events.postgres.line import Line

_GUARDS = """
SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE relnamespace = to_regnamespace('lidera_journal') AND tgenabled = 'A' AND NOT tgisinternal"""
_BROKEN = """
SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
WHERE relnamespace = to_regnamespace('lidera_journal') AND NOT (indisvalid AND indisready)"""


class DatabaseSnapshot:
    """A `Snapshot` of a database; see `events/check.py`."""

    def __init__(self, line: Line) -> None:
        self.where, self._line = line.where, line

    @classmethod
    def open(cls, url: str) -> DatabaseSnapshot:
        """Begin to read; what is committed from now on is not seen."""
        opened = line(url, read_only=True)
        try:
            tables.bring_up_to_date(opened, tables.JOURNAL)
            opened.ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            opened.ask(queries.LAST)  # the first question fixes the moment
        except BaseException:
            opened.close()
            raise
        return cls(opened)

    def structure(self) -> Iterator[str]:
        """See `Snapshot.structure`."""
        there = {name for (name,) in self._line.ask(_GUARDS)}
        for table in ("events", "checkpoints"):
            for verb in ("update", "delete", "truncate"):
                if f"{table}_refuse_{verb}" not in there:
                    yield (
                        f"nothing refuses {verb.upper()} of {table} any more (PostgreSQL at "
                        f"{self.where}): somebody removed a trigger; look who may change tables"
                    )
        for (name,) in self._line.ask(_BROKEN):
            yield f"the index {name} is not valid (PostgreSQL at {self.where}): run REINDEX on it"

    def checkpoints(self) -> Iterator[Sequence[object]]:
        """See `Snapshot.checkpoints`."""
        yield from self._line.ask(queries.CHECKPOINTS)

    def events(self) -> Iterator[Sequence[object]]:
        """See `Snapshot.events`."""
        after = 0
        while rows := self._line.ask(queries.EVENTS, after=after, most=queries.PAGE):
            yield from rows
            after = rows[-1][0]

    def close(self) -> None:
        """See `Snapshot.close`."""
        self._line.close()
