"""What a test changes in the process of a server that it had forked: patience, and places to die.

The server itself knows of none of this: it has no switch for it and reads no word about it. The
nursery wraps its functions in the forked process before it starts, and in no other.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from importlib import import_module
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from lidera_nb.events import sqlite
from lidera_nb.serve.socket import Socket

PLACES = ("taken", "written", "committed", "decided", "told")
"""Where a server can be told to die at its next act: before the journal has it; after its rows were
inserted and before they are committed; after the commit and before the journal says so; after
that and before the answer is sent; after the answer was handed to the network."""
STORED = PLACES[2:]
"""The places at which the act is in the journal already."""

READ_ONLY = "read-only"
"""Not a place to die: while this is wished, the journal may only be read."""


def change(patience: Mapping[str, float], wish: Path) -> None:
    """Set numbers named like ``module:NAME`` and begin to look at the file of wishes."""
    for name, value in patience.items():
        module, _, path = name.partition(":")
        *holders, attribute = path.split(".")
        holder = reduce(getattr, holders, import_module(module))
        getattr(holder, attribute)  # a number that moved elsewhere is noticed
        setattr(holder, attribute, value)
    _wrap_journal(wish)
    _wrap_answer(wish)


def _wrap_journal(wish: Path) -> None:
    append, transaction, of_people = sqlite.SqliteJournal.append, sqlite.transaction, []

    @contextmanager
    def wrapped_transaction(connection: Connection) -> Iterator[None]:
        connection.execute(f"PRAGMA query_only = {int(_wished(wish) == READ_ONLY)}")
        with transaction(connection):
            yield
            if of_people:
                _die_at("written", wish)

    def wrapped(journal: sqlite.SqliteJournal, entries: Any) -> Any:
        of_people[:] = [one for one in entries if one.stream.startswith("person:")]
        if of_people:
            _die_at("taken", wish)
        try:
            answers = append(journal, entries)
            if of_people:
                _die_at("committed", wish)
        finally:
            of_people.clear()
        return answers

    sqlite.transaction, sqlite.SqliteJournal.append = wrapped_transaction, wrapped


def _wrap_answer(wish: Path) -> None:
    send = Socket.send

    async def wrapped(socket: Socket, texts: Sequence[str]) -> None:
        answers = any(json.loads(text)["type"] == "ack" for text in texts)
        # Looked at before: whoever hears this answer may wish for the next act while it is sent.
        last = answers and _wished(wish) == "told"
        if answers:
            _die_at("decided", wish)
        await send(socket, texts)
        if last:
            _die_at("told", wish)

    Socket.send = wrapped


def _die_at(place: str, wish: Path) -> None:
    if _wished(wish) == place:
        wish.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


def _wished(wish: Path) -> str:
    try:
        return wish.read_text()
    except FileNotFoundError:
        return ""
