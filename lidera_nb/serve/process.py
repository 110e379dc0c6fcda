"""What a server's process asks of the system and of Python: open files, to be told to stop, and
that its threads take short turns.
"""

from __future__ import annotations

import asyncio
import logging
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from lidera_nb.serve.caps.limits import SOCKETS_ALL
from lidera_nb.serve.discreet import loop_trouble

FILES = SOCKETS_ALL + 1_000
"""Open files that a full server needs: one for each page, and the rest."""

TURN = 0.0005
"""Seconds after which a thread that works gives way to one that waits.

The journal's thread lets go of the interpreter at each statement, and then waits for the loop to
give way: by default 5 ms, several times a commit. With 1,000 people who think two seconds, 95 of
100 acts were durable within 25 to 40 ms so, and within 16 ms with turns of half a millisecond; the
CPU of an act is the same.
"""


def look_at_files() -> None:
    """Take as many open files as the system gives; say so if that is not enough for everyone."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    if wanted < FILES:
        logging.getLogger(__name__).warning(
            "this process may open %d files: beyond about %d pages nobody else can connect; "
            "raise its limit (ulimit -n, or LimitNOFILE of the service) to %d",
            wanted, wanted - 1_000, FILES,
        )  # fmt: skip


def until_interrupted(loop: asyncio.AbstractEventLoop) -> asyncio.Event:
    """An event that is set when the process is asked to stop; troubles go to the log.

    Asked a second time the process ends at once: what was acknowledged is in the journal.
    """
    stop = asyncio.Event()
    loop.set_exception_handler(loop_trouble)

    def asked() -> None:
        if stop.is_set():
            os._exit(1)
        stop.set()

    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, asked)
    return stop


@contextmanager
def short_turns() -> Iterator[None]:
    """Threads take short turns meanwhile."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
