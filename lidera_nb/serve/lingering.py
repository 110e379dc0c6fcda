"""An event loop in which a connection stays in the poll while a message of it is handled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tornado.ioloop import IOLoop
from tornado.platform.asyncio import AsyncIOMainLoop


def linger() -> None:
    """Let the connections of the asyncio loop that runs linger, if nothing else has them yet."""
    if IOLoop.current(instance=False) is None:
        LingeringLoop()


class LingeringLoop(AsyncIOMainLoop):
    """Tornado's loop, but who is not read for a moment leaves the poll only if something comes.

    A stream takes its connection out of the poll as soon as it has read a message, and puts it
    back when it wants the next: two system calls and about 40 µs for each message. Here the wish
    to leave is noted, and mostly withdrawn before anything comes. If something does, the
    connection leaves then, and the stream finds it when it reads on.
    """

    def initialize(self, **options: Any) -> None:  # type: ignore[override]
        """See `IOLoop`; it belongs to the asyncio loop that runs, and is made once in it."""
        self._leaving: set[int] = set()
        super().initialize(**options)

    def add_handler(self, fd: Any, handler: Callable[..., None], events: int) -> None:
        """See `IOLoop.add_handler`."""
        number, _ = self.split_fd(fd)

        def happened(source: Any, event: int) -> None:
            if event & self.READ and number in self._leaving:
                self._leaving.discard(number)
                AsyncIOMainLoop.update_handler(self, source, self._written(number))
            else:
                handler(source, event)

        super().add_handler(fd, happened, events)

    def update_handler(self, fd: Any, events: int) -> None:
        """See `IOLoop.update_handler`."""
        number, _ = self.split_fd(fd)
        if events & self.READ or number not in self.readers:
            self._leaving.discard(number)
        else:
            self._leaving.add(number)
            events |= self.READ
        super().update_handler(fd, events)

    def remove_handler(self, fd: Any) -> None:
        """See `IOLoop.remove_handler`."""
        self._leaving.discard(self.split_fd(fd)[0])
        super().remove_handler(fd)

    def _written(self, number: int) -> int:
        return self.WRITE if number in self.writers else 0
