"""Hearing at once of what was committed: a thread of its own that listens for notifications.

A notification may be missed (the connection was lost, or it came with another answer), so that
whoever is woken here also looks by themselves now and then. This module must not know events.
"""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Callable
from threading import Event, Thread

from lidera_nb.errors import JournalError
from lidera_nb.events.postgres.line import Line, Session
from lidera_nb.events.postgres.rows import CHANNEL

SECONDS = 0.5
"""How long a wait lasts before it is looked whether to end."""
AGAIN = 5.0
"""Seconds until a lost connection is tried again."""


class Listener:
    """Calls `wake` whenever somebody appended; sleeps until `start`."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._closed = Event()
        self._own: deque[str] = deque(maxlen=1000)
        self._thread: Thread | None = None

    def start(self, wake: Callable[[], None]) -> None:
        """Begin to listen, in a thread that ends with `close`."""
        self._thread = Thread(target=self._listen, args=(wake,), name="journal-news", daemon=True)
        self._thread.start()

    def ignore(self, seq: int) -> None:
        """Do not wake for the commit that ends with this `seq`: it is our own."""
        self._own.append(str(seq))

    def close(self) -> None:
        """Stop listening. Twice is harmless."""
        self._closed.set()
        if self._thread is not None:
            self._thread.join()
        self._line.close()

    def _listen(self, wake: Callable[[], None]) -> None:
        while not self._closed.is_set():
            try:
                self._line.do(lambda session: self._hear(session, wake))
            except JournalError:  # told by whoever reads; here it is only tried again
                self._closed.wait(AGAIN)

    def _hear(self, session: Session, wake: Callable[[], None]) -> None:
        session.ask(f"LISTEN {CHANNEL}")
        heard = session.connection.notifications
        wake()  # for what came before it could be heard
        while not self._closed.is_set():
            # The driver has no call that waits; its socket is readable when the server spoke.
            if select.select([session.connection._usock], [], [], SECONDS)[0]:
                session.ask("SELECT 1")  # takes in whatever the server had to say
            told = [seq for _, _, seq in heard]
            heard.clear()
            if any(seq not in self._own for seq in told):
                wake()
