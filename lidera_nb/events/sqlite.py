"""The journal in one SQLite file: WAL, full synchronisation, the write lock taken first.

Appending and reading use two connections, so that a reader never sees half a batch and never
waits for a commit. Other processes may append to the same file. This module must not know what
events mean; what is decided within a batch stands in `batch.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from sqlite3 import Connection
from threading import RLock

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events import queries
from lidera_nb.events.admission import people_to_seal
from lidera_nb.events.batch import Batch, asked, found, repeated
from lidera_nb.events.chain import Head, Row, genesis
from lidera_nb.events.checkpoints import Checkpoint, lost_tail
from lidera_nb.events.journal import Appended, Entry, Event
from lidera_nb.events.keys import Keys
from lidera_nb.events.opening import open_journal
from lidera_nb.events.seal import unseal
from lidera_nb.events.storage import connect, explained, transaction

_HEADS = 50_000
"""Streams whose head is remembered."""

_ROW = f"({', '.join('?' * len(Row._fields))})"

_ROWS = (64, 16, 4, 1)
"""Rows that one statement writes, as many as fit.

Every statement lets go of the interpreter's lock, and waits for the loop to give it back.
"""

_MANY = 4
"""Entries of a batch from which on one question for all of them is cheaper than one for each.

Every statement also lets go of the interpreter's lock, and waits for it while the loop is busy.
"""

_MESSAGES = """
SELECT events.* FROM json_each(?) AS asked CROSS JOIN events
ON stream = json_extract(asked.value, '$[0]') AND message_id = json_extract(asked.value, '$[1]')
ORDER BY seq"""

# Heads come by the hundred in one row: each row that is fetched lets go of the lock, too.
_TOLD = "json_group_array(json_array(stream, n, hex(hash)))"
_ALL_HEADS = f"""
SELECT {_TOLD} FROM (SELECT told.*, row_number() OVER () AS place FROM ({queries.HEADS}) AS told)
GROUP BY place / 256"""  # noqa: S608 - our own words
_HEADS_OF = f"""
SELECT {_TOLD} FROM json_each(?) AS asked CROSS JOIN events
ON stream = asked.value AND n = (SELECT max(n) FROM events WHERE stream = asked.value)"""  # noqa: S608


class SqliteJournal:
    """A `Journal` in an SQLite file. It may be shared by threads."""

    def __init__(self, path: Path, writer: Connection, reader: Connection, keys: Keys) -> None:
        self.path, self.where = path, str(path)
        self.keys = keys
        self._writer, self._writing = writer, RLock()
        self._reader, self._reading = reader, RLock()
        self._heads: dict[str, Head] = {}
        self._seq = 0
        self._seen = -1

    @classmethod
    def open(
        cls,
        path: Path | str,
        keys: Keys,
        *,
        read_only: bool = False,
        max_pages: int | None = None,
        check: bool = True,
    ) -> SqliteJournal:
        """Open the journal at `path`, and make it where there is none.

        Parameters
        ----------
        path
            The file.
        keys
            The open key file that belongs to it.
        read_only
            Never write; the file must exist and be up to date.
        max_pages
            The most pages of 4 KiB that the file may have; beyond it the disk counts as full.
        check
            Let SQLite look over the file's structure first (about a second for 300 MB).

        Raises
        ------
        JournalDamaged
            The file is something else, is damaged, or lost its tail.
        JournalError
            It cannot be opened, or was written by a newer LIDERA.
        """
        path = Path(path)
        writer = open_journal(path, read_only=read_only)
        journal = cls(path, writer, open_journal(path, read_only=read_only), keys)
        try:
            with explained(path):
                if not read_only:
                    writer.execute("PRAGMA journal_mode = WAL")
                    writer.execute("PRAGMA synchronous = FULL")
                    # SQLite opens a file that it may not write without a word.
                    writer.execute("DELETE FROM migrations WHERE 0")
                if max_pages is not None:
                    journal.limit(max_pages)
                if check:
                    journal._look_over()
        except BaseException:
            journal.close()
            raise
        return journal

    def close(self) -> None:
        """See `Journal.close`. The keys stay open: they belong to whoever opened them."""
        with self._writing, self._reading:
            self._reader.close()
            self._writer.close()

    def limit(self, max_pages: int) -> None:
        """Let the file have at most so many pages; beyond it the disk counts as full."""
        with self._writing, explained(self.path):
            self._writer.execute(f"PRAGMA max_page_count = {int(max_pages)}")

    # --- writing --------------------------------------------------------------------------

    def append(self, entries: Sequence[Entry]) -> list[Appended | JournalError]:
        """See `Journal.append`.

        Raises
        ------
        JournalError
            The storage failed: nothing of this call was stored, and it may be tried again.
        """
        with self._writing, explained(self.path):
            self.keys.refresh()
            self.keys.ensure(people_to_seal(entries))
            with transaction(self._writer):
                self._notice_others()
                self._ask_heads(entries)
                stored = self._lookup(entries)
                batch = Batch(self.keys, self._seq, self._head_for_writing, stored)
                answers = [batch.answer(entry) for entry in entries]
                self._insert(batch.rows)
            self._remember(batch)
            return answers

    def heads(self) -> tuple[int, dict[str, Head]]:
        """The newest `seq` and all heads at that moment, from one snapshot."""
        with explained(self.path), closing(connect(self.path, read_only=True)) as connection:
            connection.execute("BEGIN")
            (upto,) = connection.execute(queries.LAST).fetchone()
            return upto, dict(_heads_told(connection.execute(_ALL_HEADS)))

    def pin(self, make: Callable[[Checkpoint | None], Checkpoint]) -> Checkpoint:
        """Store the checkpoint that `make` makes of the last one, unless it is the last one."""
        with self._writing, explained(self.path), transaction(self._writer):
            found = self._writer.execute(queries.LAST_CHECKPOINT).fetchone()
            last = Checkpoint(*found) if found else None
            checkpoint = make(last)
            if checkpoint != last:
                self._writer.execute(queries.ADD_CHECKPOINT, checkpoint._asdict())
            return checkpoint

    def _notice_others(self) -> None:
        """Under the write lock: drop what is remembered if another process appended."""
        (seen,) = self._writer.execute("PRAGMA data_version").fetchone()
        if seen != self._seen or len(self._heads) > _HEADS:
            self._heads.clear()
            (self._seq,) = self._writer.execute(queries.LAST).fetchone()
            self._seen = seen

    def _ask_heads(self, entries: Sequence[Entry]) -> None:
        """Remember the heads of many streams, asked at once; few are asked one by one."""
        # Each is asked after: to take the known ones away would go through all that are known.
        names = {entry.stream for entry in entries if entry.stream not in self._heads}
        unknown = [name for name in names if name.isprintable()]  # `admit` refuses the others
        if len(unknown) >= _MANY:
            told = self._writer.execute(_HEADS_OF, (json.dumps(unknown, ensure_ascii=False),))
            self._heads |= {name: genesis(name) for name in unknown} | dict(_heads_told(told))

    def _head_for_writing(self, stream: str) -> Head:
        return self._heads.get(stream) or _head(self._writer, stream)

    def _lookup(self, entries: Sequence[Entry]) -> Callable[[str, str], list[Row]]:
        """How the messages of these entries are looked up: one by one, or all beforehand."""
        if len(entries) < _MANY:
            return self._stored
        rows = self._writer.execute(_MESSAGES, (json.dumps(asked(entries), ensure_ascii=False),))
        known = found(Row(*row) for row in rows)
        return lambda stream, message_id: known.get((stream, message_id), [])

    def _stored(self, stream: str, message_id: str) -> list[Row]:
        rows = self._writer.execute(queries.MESSAGE, {"name": stream, "message": message_id})
        return [Row(*row) for row in rows]

    def _insert(self, rows: Sequence[Row]) -> None:
        begin = 0
        for many in _ROWS:
            statement = f"INSERT INTO events VALUES {', '.join([_ROW] * many)}"  # noqa: S608
            while len(rows) - begin >= many:
                values = chain.from_iterable(rows[begin : begin + many])
                self._writer.execute(statement, tuple(values))
                begin += many

    def _remember(self, batch: Batch) -> None:
        self._heads.update(batch.heads)
        self._seq = batch.seq

    # --- reading --------------------------------------------------------------------------

    def find(self, stream: str, message_id: str, body: bytes) -> Appended | None:
        """See `Journal.find`."""
        known = self._select(queries.MESSAGE, name=stream, message=message_id)
        return repeated(known, body, self.head(stream), self.keys) if known else None

    def read(self, stream: str, after: int = 0) -> list[Event]:
        """See `Journal.read`."""
        rows = self._select(queries.READ, name=stream, after=after)
        return [unseal(row, self.keys) for row in rows]

    def head(self, stream: str) -> int:
        """See `Journal.head`."""
        with self._reading, explained(self.path):
            return _head(self._reader, stream).n

    def last(self) -> int:
        """See `Journal.last`."""
        with self._reading, explained(self.path):
            row = self._reader.execute(queries.LAST).fetchone()
        return int(row[0])

    def streams(self, prefix: str = "") -> list[str]:
        """See `Journal.streams`."""
        with self._reading, explained(self.path):
            found = self._reader.execute(queries.STREAMS, {"prefix": prefix})
            return [name for (name,) in found]

    def events(self, after: int = 0) -> Iterator[Event]:
        """See `Journal.events`."""
        while rows := self._select(queries.EVENTS, after=after, most=queries.PAGE):
            yield from (unseal(row, self.keys) for row in rows)
            after = rows[-1].seq

    def on_news(self, wake: Callable[[], None]) -> None:
        """See `Journal.on_news`: SQLite does not tell; who reads looks now and then."""

    def _select(self, query: str, **values: str | int) -> list[Row]:
        self.keys.refresh()
        with self._reading, explained(self.path):
            return [Row(*row) for row in self._reader.execute(query, values)]

    def _look_over(self) -> None:
        (verdict,) = self._reader.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise JournalDamaged(
                f"{self.path} is damaged ({verdict}): restore it from a backup, "
                "or run `lidera check --journal` to see what is wrong"
            )
        (seq,) = self._reader.execute(queries.LAST).fetchone()
        mirror = self.keys.mirror()
        if mirror is not None and mirror.upto_seq > seq:
            raise JournalDamaged(lost_tail(self.path, seq, mirror))
        sealed = self._reader.execute(queries.LAST_SEALED).fetchone()
        if sealed is not None and self.keys.find(sealed[0]) is None:
            raise JournalDamaged(
                f"{self.keys.where} does not hold the keys of {self.path}: "
                "restore the key file that belongs to this journal"
            )


def _head(connection: Connection, stream: str) -> Head:
    row = connection.execute(queries.HEAD, {"name": stream}).fetchone()
    return Head(*row) if row else genesis(stream)


def _heads_told(rows: Iterable[tuple[str]]) -> Iterator[tuple[str, Head]]:
    for (page,) in rows:
        for stream, n, digest in json.loads(page):
            yield stream, Head(n, bytes.fromhex(digest))
