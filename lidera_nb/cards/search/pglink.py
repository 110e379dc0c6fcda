"""The line to a PostgreSQL server: its address, one connection, and what is said when it fails.

The driver is pg8000 (BSD), pure Python and an extra. The address may hold a password, so that
no sentence and no representation of an object ever shows more of it than host and database.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

from lidera_nb import pgaddress
from lidera_nb.errors import LideraError
from lidera_nb.pgaddress import Address
from lidera_nb.pgconnection import tidy

T = TypeVar("T")

PATIENCE = 120
"""Seconds that an answer may take before the server counts as gone."""

HANGS_UP = ("08", "57P")
"""How the codes begin by which a server says that it ends the connection."""

MISSING = (
    "LIDERA_SEARCH names a PostgreSQL server, but its driver is not installed; install the extra "
    "'postgres' (pip install 'lidera[postgres]'), or leave LIDERA_SEARCH out to search in SQLite"
)


def address(url: str) -> Address:
    """Read the address that LIDERA_SEARCH gives; see `lidera_nb.pgaddress.address`.

    Raises
    ------
    LideraError
        It is none; the sentence does not repeat it, since it may hold a password.
    """
    return pgaddress.address(url, "LIDERA_SEARCH")


class Link:
    """One connection, made anew when it was lost.

    Raises
    ------
    LideraError
        The driver is not installed, or the server cannot be reached or refuses.
    """

    def __init__(self, url: str) -> None:
        self._address = address(url)
        try:
            native, exceptions = map(import_module, ("pg8000.native", "pg8000.exceptions"))
        except ImportError:
            raise LideraError(MISSING) from None
        self._connect = tidy(native.Connection)
        self._lost = (exceptions.InterfaceError, OSError)
        self._refused = exceptions.DatabaseError
        self._line: Any = None

    def ask(self, work: Callable[[Any], T]) -> T:
        """Do something on the connection; once more on a new one if it was lost meanwhile.

        Raises
        ------
        LideraError
            The server cannot be reached or refuses; whatever was begun is undone.
        """
        try:
            return self._try(work)
        except self._lost:
            pass
        try:
            return self._try(work)
        except self._lost as error:
            raise self._sentence(str(error)) from None

    def together(self, work: Callable[[Any], T]) -> T:
        """Do something in one transaction, all or nothing."""

        def wrapped(line: Any) -> T:
            line.run("BEGIN")
            done = work(line)
            line.run("COMMIT")
            return done

        return self.ask(wrapped)

    def reach(self) -> None:
        """See that the server answers, and hang up."""
        self.ask(lambda line: line.run("SELECT 1"))
        self.close()

    def close(self) -> None:
        """Hang up; what is asked afterwards connects again."""
        line, self._line = self._line, None
        if line is not None:
            try:
                line.close()
            except self._lost:
                return

    def _try(self, work: Callable[[Any], T]) -> T:
        try:
            if self._line is None:
                options = self._address.options
                self._line = self._connect(**options, timeout=PATIENCE, application_name="lidera")
            return work(self._line)
        except self._refused as error:
            self.close()
            told = error.args[0]
            if told.get("C", "").startswith(HANGS_UP):
                raise ConnectionError(told.get("M")) from None
            raise self._sentence(told.get("M")) from None
        except BaseException:
            self.close()
            raise

    def _sentence(self, why: str) -> LideraError:
        return LideraError(
            f"Cards cannot be searched: PostgreSQL at {self._address.shown} says '{why}'; see "
            "that it runs and that LIDERA_SEARCH is right, or leave LIDERA_SEARCH out to search in "
            "SQLite"
        )
