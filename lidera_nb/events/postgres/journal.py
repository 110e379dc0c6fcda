"""The journal in PostgreSQL, which several servers may write at once.

Whoever appends holds one advisory lock from before it looks until after its commit can be seen.
So `seq` has no gaps and follows the order of the commits: who reads all events after the last
`seq` it knows never misses one that is committed later under a smaller one, as it would with a
sequence. Batches keep the lock short. This module must not know what events mean; what is
decided within a batch stands in `events/batch.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events import queries
from lidera_nb.events.admission import people_to_seal
from lidera_nb.events.batch import Batch, repeated
from lidera_nb.events.chain import Head, Row, genesis
from lidera_nb.events.checkpoints import Checkpoint, lost_tail
from lidera_nb.events.journal import Appended, Entry, Event
from lidera_nb.events.keys import Keys
from lidera_nb.events.postgres import tables
from lidera_nb.events.postgres.line import Line, Session
from lidera_nb.events.postgres.listening import Listener
from lidera_nb.events.postgres.rows import heads_of, insert, messages_of
from lidera_nb.events.seal import unseal
from lidera_nb.pgaddress import address

_APPENDING = tables.JOURNAL.lock
_PINNING = tables.JOURNAL.lock + 1
"""Checkpoints of several servers follow each other, beside the appending."""

_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


class PostgresJournal:
    """A `Journal` in a PostgreSQL database. It may be shared by threads."""

    def __init__(self, writer: Line, reader: Line, keys: Keys, listener: Listener) -> None:
        self.where = writer.where
        self.keys = keys
        self._writer, self._reader, self._listener = writer, reader, listener

    @classmethod
    def open(cls, url: str, keys: Keys, *, read_only: bool = False) -> PostgresJournal:
        """Open the journal in the database at `url`, and make its tables where there are none.

        Parameters
        ----------
        url
            The address; see `lidera_nb.pgaddress.address`.
        keys
            The open key store that belongs to it.
        read_only
            Never write; a standby may be read so.

        Raises
        ------
        JournalDamaged
            The database holds something else, or lost its tail.
        JournalError
            It cannot be reached, refuses, or was written by a newer LIDERA.
        """
        writer, reader = (line(url, read_only=read_only) for _ in range(2))
        journal = cls(writer, reader, keys, Listener(line(url, read_only=True)))
        try:
            tables.bring_up_to_date(writer, tables.JOURNAL)
            journal._look_over()
        except BaseException:
            journal.close()
            raise
        return journal

    def close(self) -> None:
        """See `Journal.close`. The keys stay open: they belong to whoever opened them."""
        self._listener.close()
        self._reader.close()
        self._writer.close()

    # --- writing --------------------------------------------------------------------------

    def append(self, entries: Sequence[Entry]) -> list[Appended | JournalError]:
        """See `Journal.append`.

        Raises
        ------
        JournalError
            The storage failed. Unless the sentence says that a commit is in doubt nothing of this
            call was stored; it may be tried again in either case.
        """
        self.keys.refresh()
        self.keys.ensure(people_to_seal(entries))

        def work(session: Session) -> list[Appended | JournalError]:
            [[seq]] = session.ask(queries.LAST)
            heads, known = heads_of(session, entries), messages_of(session, entries)
            batch = Batch(
                self.keys,
                seq,
                lambda stream: heads.get(stream) or genesis(stream),
                lambda stream, message: known.get((stream, message), []),
            )
            answers = [batch.answer(entry) for entry in entries]
            insert(session, batch.rows)
            self._listener.ignore(batch.seq)
            return answers

        return self._writer.together(work, _APPENDING)

    def heads(self) -> tuple[int, dict[str, Head]]:
        """The newest `seq` and all heads at that moment, from one snapshot."""

        def work(session: Session) -> tuple[int, dict[str, Head]]:
            session.ask(_SNAPSHOT)
            [[upto]] = session.ask(queries.LAST)
            heads = session.ask(queries.HEADS)
            return upto, {stream: Head(n, digest) for stream, n, digest in heads}

        # Not on the reader's connection: everybody who reads would wait for it.
        with closing(self._reader.another()) as line:
            return line.together(work)

    def pin(self, make: Callable[[Checkpoint | None], Checkpoint]) -> Checkpoint:
        """Store the checkpoint that `make` makes of the last one, unless it is the last one."""

        def work(session: Session) -> Checkpoint:
            found = [Checkpoint(*row) for row in session.ask(queries.LAST_CHECKPOINT)]
            last = found[0] if found else None
            checkpoint = make(last)
            if checkpoint != last:
                session.ask(queries.ADD_CHECKPOINT, **checkpoint._asdict())
            return checkpoint

        return self._writer.together(work, _PINNING)

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
        found = self._reader.ask(queries.HEAD, name=stream)
        return int(found[0][0]) if found else 0

    def last(self) -> int:
        """See `Journal.last`."""
        return int(self._reader.ask(queries.LAST)[0][0])

    def streams(self, prefix: str = "") -> list[str]:
        """See `Journal.streams`."""
        return [name for (name,) in self._reader.ask(queries.STREAMS, prefix=prefix)]

    def events(self, after: int = 0) -> Iterator[Event]:
        """See `Journal.events`."""
        more = True
        while more:
            rows = self._select(queries.EVENTS, after=after, most=queries.PAGE)
            yield from (unseal(row, self.keys) for row in rows)
            more = len(rows) == queries.PAGE  # else these were all: each question is a round trip
            after = rows[-1].seq if rows else after

    def on_news(self, wake: Callable[[], None]) -> None:
        """See `Journal.on_news`."""
        self._listener.start(wake)

    def _select(self, query: str, **values: str | int) -> list[Row]:
        rows = [Row(*row) for row in self._reader.ask(query, **values)]
        if rows:  # before they are opened; where there is nothing to open no key is needed
            self.keys.refresh()
        return rows

    def _look_over(self) -> None:
        mirror, seq = self.keys.mirror(), self.last()
        if mirror is not None and mirror.upto_seq > seq:
            raise JournalDamaged(lost_tail(self.where, seq, mirror))
        for [key_id] in self._reader.ask(queries.LAST_SEALED):
            if self.keys.find(key_id) is None:
                raise JournalDamaged(
                    f"{self.keys.where} does not hold the keys of {self.where}: "
                    "restore the key store that belongs to this journal"
                )


def line(url: str, *, read_only: bool = False) -> Line:
    """A connection to the journal's database."""
    name = "LIDERA_STORE"
    return Line(address(url, name), name, tables.JOURNAL.schema, read_only=read_only)
