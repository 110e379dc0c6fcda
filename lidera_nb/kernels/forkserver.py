"""The warm parent's loop: forks kernels, reaps them, and tells their askers how they ended.

One thread, no event loop, no ZeroMQ context, no database: whatever lives here is inherited by
every kernel. A connection is a kernel's whole life: the request, the pid, signals, and at the end
the exit code with what the kernel used. Hanging up ends the kernel. When the owner's pipe ends,
all kernels end and then the parent does.
"""

from __future__ import annotations

import contextlib
import os
import resource
import selectors
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lidera_nb.kernels.wire import Line, Message


@dataclass(frozen=True, slots=True)
class Order:
    """What a fresh child is to become: the request, and its standard descriptors."""

    message: Message
    descriptors: list[int]
    parent: int


class Forkserver:
    """The parent while it serves.

    Parameters
    ----------
    listener
        A listening socket of the owner's.
    owner
        The read end of a pipe that ends when the owner does.
    """

    def __init__(self, listener: socket.socket, owner: int) -> None:
        self._listener, self._owner = listener, owner
        # poll(2) needs no descriptor of its own, which epoll would: one thing less to inherit.
        self._poll = selectors.PollSelector()
        self._kernels: dict[int, Line] = {}
        self._lines: dict[Line, int] = {}
        self._reaped = 0.0
        self._open = True
        self._waker = os.pipe()

    def serve(self) -> Order | None:
        """Serve until the owner is gone (None); in a fresh child, return what it is to become."""
        self._watch_children()
        self._listener.setblocking(False)
        self._register(self._listener, self._accept)
        self._register(self._owner, self._end)
        while self._open:
            for key, _ in self._poll.select():
                order: Order | None = key.data()
                if order:
                    return order
        return None

    def _register(self, what: Any, act: Callable[[], Order | None]) -> None:
        self._poll.register(what, selectors.EVENT_READ, act)

    def _watch_children(self) -> None:
        """A child's end wakes the loop by a pipe; the handler itself has nothing to do."""
        for end in self._waker:
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._waker[1], warn_on_full_buffer=False)
        self._register(self._waker[0], self._reap)

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        connection.setblocking(True)
        line = Line(connection)
        self._lines[line] = 0
        self._register(connection, lambda: self._heard(line))

    def _heard(self, line: Line) -> Order | None:
        try:
            found = line.receive()
        except (EOFError, OSError):
            self._hung_up(line)
            return None
        order = self._act(line, *found) if found else None
        return self._heard(line) if line.more and not order else order

    def _act(self, line: Line, message: Message, descriptors: list[int]) -> Order | None:
        match message["ask"]:
            case "kernel":
                return self._fork(line, message, descriptors)
            case "signal":
                self._signal(self._lines[line], message["number"])
            case "usage":
                _tell(line, {"cpu_seconds": self._reaped + _cpu(_own()), "pids": [*self._kernels]})
        return None

    def _fork(self, line: Line, message: Message, descriptors: list[int]) -> Order | None:
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        try:
            pid = os.fork()
        except OSError as error:  # no room for another process
            pid = -1
            _tell(line, {"refused": str(error)})
        if pid == 0:
            self._forget()
            return Order(message, descriptors, parent)
        for descriptor in descriptors:
            os.close(descriptor)
        if pid < 0:
            return None
        self._kernels[pid], self._lines[line] = line, pid
        _tell(line, {"pid": pid})
        return None

    def _forget(self) -> None:
        """In a child: let go of all that is the parent's."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._poll.close()
        for line in self._lines:
            line.close()
        self._listener.close()
        for descriptor in (*self._waker, self._owner):
            os.close(descriptor)

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._waker[0], 4096)
        while self._kernels:
            pid, status, used = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            self._ended(pid, status, used)

    def _ended(self, pid: int, status: int, used: resource.struct_rusage) -> None:
        self._reaped += _cpu(used)
        line = self._kernels.pop(pid)
        if line in self._lines:
            self._lines[line] = 0
            code = os.waitstatus_to_exitcode(status)
            told = {"cpu_seconds": _cpu(used), "peak_kib": used.ru_maxrss}
            _tell(line, {"exit": code, **told})

    def _hung_up(self, line: Line) -> None:
        self._poll.unregister(line.socket)
        self._signal(self._lines.pop(line), signal.SIGKILL)
        line.close()

    def _signal(self, pid: int, number: int) -> None:
        """Signal a kernel and what it started. A reaped pid is nobody's: it may be another's."""
        if pid not in self._kernels:
            return
        try:
            os.killpg(pid, number)
        except ProcessLookupError:  # not yet the leader of a group of its own
            os.kill(pid, number)

    def _end(self) -> None:
        """The owner is gone."""
        self._open = False
        for pid in (*self._kernels,):
            self._signal(pid, signal.SIGKILL)
        while self._kernels:
            self._ended(*os.wait4(-1, 0))


def _tell(line: Line, message: Message) -> None:
    """Tell an asker something; one that is gone will be noticed by its silence."""
    with contextlib.suppress(OSError):
        line.send(message)


def _own() -> resource.struct_rusage:
    return resource.getrusage(resource.RUSAGE_SELF)


def _cpu(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime
