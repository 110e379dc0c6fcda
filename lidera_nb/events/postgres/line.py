"""One connection to PostgreSQL: set as the journal needs it, and made anew when it was lost.

What was asked is asked once more on the new connection, unless it was lost during a commit:
then nobody knows whether it was stored, and whoever asked is told so. This module must not know
any table.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import RLock
from typing import Any, TypeVar

from lidera_nb.errors import JournalAway, JournalError, JournalInDoubt
from lidera_nb.events.postgres.told import CLOSED, HANGS_UP, IN_DOUBT, LOST, MISSING, sentence
from lidera_nb.pgaddress import Address
from lidera_nb.pgconnection import tidy

T = TypeVar("T")

PATIENCE = 45.0
"""Seconds that an answer may take; longer than the server waits for a lock."""

# A server that vanished in the middle of a transaction must not keep the others' lock: the
# database ends its session after a minute. A database set to commit carelessly is overruled.
_SETUP = """
SET client_min_messages = warning; SET bytea_output = hex; SET lock_timeout = '30s';
SET idle_in_transaction_session_timeout = '60s'; SET tcp_keepalives_idle = 30;
SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3; SET jit = off;
SET search_path = {schema};
SET default_transaction_read_only = {read_only};
SELECT set_config('synchronous_commit', 'on', false)
WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')"""


class Lost(Exception):  # noqa: N818 - the name says what happened
    """The connection broke; `in_doubt` if that was during a commit."""

    def __init__(self, why: str, in_doubt: bool = False) -> None:
        self.why, self.in_doubt = why, in_doubt
        super().__init__(why)


class Session:
    """A connection while it lasts; statements are prepared once."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self._prepared: dict[str, Any] = {}

    def ask(self, query: str, **values: object) -> list[Any]:
        """The rows that a query finds; `values` are its ``:names``."""
        if not values:
            return list(self.connection.run(query) or ())
        if query not in self._prepared:
            self._prepared[query] = self.connection.prepare(query)
        return list(self._prepared[query].run(**values) or ())


class Line:
    """A connection that is shared by threads, opened when it is first needed.

    Parameters
    ----------
    address, name
        Where, and the setting that says so.
    schema
        The schema in which our tables are.
    read_only
        Whether the server is to refuse all writing.
    """

    def __init__(
        self, address: Address, name: str, schema: str, *, read_only: bool = False
    ) -> None:
        self.where, self.name = address.shown, name
        self._address, self.schema, self.read_only = address, schema, read_only
        self._lock, self._closed = RLock(), False
        self._session: Session | None = None
        try:
            native, exceptions = map(import_module, ("pg8000.native", "pg8000.exceptions"))
        except ImportError:
            raise JournalError(MISSING.format(name=name)) from None
        self._connect = tidy(native.Connection)
        self._broken = (exceptions.InterfaceError, OSError)
        self._refused = exceptions.DatabaseError

    def another(self) -> Line:
        """A connection of its own to the same place."""
        return Line(self._address, self.name, self.schema, read_only=self.read_only)

    def ask(self, query: str, **values: object) -> list[Any]:
        """The rows that one query finds."""
        return self.do(lambda session: session.ask(query, **values))

    def together(self, work: Callable[[Session], T], lock: int | None = None) -> T:
        """Do something in one transaction, all or nothing, alone under an advisory `lock`.

        The lock is given back after the commit can be seen by others.
        """

        def wrapped(session: Session) -> T:
            taken = "" if lock is None else f"SELECT pg_advisory_xact_lock({lock})"
            session.ask(f"BEGIN; {taken}")
            done = work(session)
            self._commit(session)
            return done

        return self.do(wrapped)

    def do(self, work: Callable[[Session], T]) -> T:
        """Do something on the connection; once more on a new one if it was lost meanwhile.

        Raises
        ------
        JournalInDoubt
            The server hung up during a commit.
        JournalAway
            It cannot be reached, or has no time just now.
        JournalError
            It refuses.
        """
        with self._lock:
            try:
                return self._try(work)
            except Lost as lost:
                if lost.in_doubt:
                    raise JournalInDoubt(IN_DOUBT.format(where=self.where)) from None
            try:
                return self._try(work)
            except Lost as lost:
                if lost.in_doubt:
                    raise JournalInDoubt(IN_DOUBT.format(where=self.where)) from None
                raise JournalAway(LOST.format(where=self.where, why=lost.why)) from None

    def close(self) -> None:
        """Hang up for good. Twice is harmless."""
        with self._lock:
            self._closed = True
            self._hang_up()

    def _try(self, work: Callable[[Session], T]) -> T:
        if self._closed:
            raise JournalError(CLOSED.format(where=self.where))
        try:
            if self._session is None:
                self._session = self._opened()
            return work(self._session)
        except (self._refused, *self._broken) as error:
            self._hang_up()  # which undoes what was begun
            answer = self._answer(error)
            if answer.get("C", "08").startswith(HANGS_UP):
                raise Lost(answer.get("M", str(error))) from None
            raise sentence(answer, self.where, self.name) from None
        except BaseException:
            self._hang_up()
            raise

    def _answer(self, error: BaseException | None) -> dict[str, str]:
        """What the server said, if it did.

        The driver may hide a refusal behind the failure to take leave of who has hung up.
        """
        while error is not None and not isinstance(error, self._refused):
            error = error.__context__
        return dict(error.args[0]) if error is not None else {}

    def _opened(self) -> Session:
        connection = self._connect(
            **self._address.options, timeout=PATIENCE, application_name="lidera", tcp_keepalive=True
        )
        setup = _SETUP.format(schema=self.schema, read_only="on" if self.read_only else "off")
        try:
            connection.run(setup)
        except BaseException:  # whoever lets us in may hang up right after
            with suppress(*self._broken):
                connection.close()
            raise
        return Session(connection)

    def _commit(self, session: Session) -> None:
        try:
            session.ask("COMMIT")
        except (self._refused, *self._broken) as error:
            if self._answer(error).get("C", "08").startswith(HANGS_UP):
                raise Lost(str(error), in_doubt=True) from None
            raise

    def _hang_up(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            try:
                session.connection.close()
            except self._broken:
                return
