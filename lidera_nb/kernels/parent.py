"""The owner's side of a warm parent: starts it, asks it for kernels, ends it.

The parent holds the read end of a pipe whose write end is held here and inherited by nobody: it
ends with this process, however this process ends. Its socket listens before it is started, so a
request made while it still warms up simply waits.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lidera_nb.cleankernel import clean_environment
from lidera_nb.errors import SettingsError
from lidera_nb.kernels.process import ForkedProcess
from lidera_nb.kernels.shown import ROOM
from lidera_nb.kernels.wire import Line, Message

SINGLE = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
"""Libraries of linear algebra, and Arrow, start threads when they are imported: here they do not.
The last one only keeps the debugger from printing a warning when it is imported."""
FIXED = (
    "PYTHONHASHSEED",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
)
"""Variables that are read once, at a process's start or at an import: they are the parent's."""

END_SECONDS = 10.0
WAITING = 64


@dataclass(frozen=True, slots=True)
class Request:
    """What a kernel is started with: as for a process of its own.

    Attributes
    ----------
    argv
        The kernel application's arguments, ``-f FILE`` among them.
    env, cwd
        The whole environment, and the folder to start in.
    limits
        Resource limits by name (``CPU``, ``AS``…), as in `resource`.
    """

    argv: Sequence[str]
    env: Mapping[str, str]
    cwd: str
    limits: Mapping[str, int] = field(default_factory=dict)

    def message(self) -> Message:
        """The request as it is sent."""
        return {
            "ask": "kernel", "argv": list(self.argv), "env": dict(self.env),
            "cwd": self.cwd, "limits": dict(self.limits),
        }  # fmt: skip


def fork_kernel(address: str, request: Request, descriptors: Sequence[int]) -> ForkedProcess:
    """Ask the warm parent at `address` for a kernel; waits until it is forked.

    Raises
    ------
    SettingsError
        There is no warm parent, or no room for another process.
    """
    line = _call(address)
    line.send(request.message(), descriptors)
    answer = _answer(line)
    if "refused" in answer:
        line.close()
        raise SettingsError(
            f"no kernel could be forked ({answer['refused']}); end some processes and try again"
        )
    return ForkedProcess(line, answer["pid"])


def usage(address: str) -> Message:
    """``cpu_seconds`` of the parent at `address` and of its ended kernels; ``pids`` of the others.

    Raises
    ------
    SettingsError
        There is no warm parent.
    """
    line = _call(address)
    try:
        line.send({"ask": "usage"})
        return _answer(line)
    finally:
        line.close()


def _call(address: str) -> Line:
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(address)
    except OSError as error:
        connection.close()
        raise _gone(error) from None
    return Line(connection)


def _answer(line: Line) -> Message:
    try:
        return line.wait()
    except (EOFError, OSError) as error:
        line.close()
        raise _gone(error) from None


def _gone(error: Exception) -> SettingsError:
    return SettingsError(
        f"the process that kernels are forked from does not answer ({error or 'it has ended'}); "
        "start the command again"
    )


class WarmParent:
    """A warm parent of this process.

    Parameters
    ----------
    warm
        Names of the modules that its kernels find imported.
    env
        Its environment; by default a clean one. What is read at import stays as it is here.

    Attributes
    ----------
    address
        The path of its socket: other processes of the same person may ask there, too.
    """

    def __init__(self, warm: Sequence[str], env: Mapping[str, str] | None = None) -> None:
        self._place = tempfile.mkdtemp(prefix="lidera-")  # only this user can enter it
        self.address = str(Path(self._place, "fork"))
        self._ready = threading.Lock()
        path = os.pathsep.join(part for part in sys.path if part)
        known = clean_environment(os.environ, {"PYTHONPATH": path}) if env is None else env
        # IPython makes a profile where it is told; a parent leaves nothing in anybody's home.
        self._start(list(warm), {**known, **SINGLE, "IPYTHONDIR": self._place})

    def _start(self, warm: list[str], env: Mapping[str, str]) -> None:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(self.address)
        listener.listen(WAITING)
        held, self._owner = os.pipe()
        self._answer, answer = os.pipe()
        given = (listener.fileno(), held, answer)
        told = {"warm": warm, "listener": given[0], "owner": held, "answer": answer}
        words = [json.dumps(told), " " * ROOM["arguments"]]
        self.process = subprocess.Popen(  # noqa: S603 - this very Python, no shell
            [sys.executable, "-m", "lidera_nb.kernels", *words],
            env={**env, "LIDERA_ROOM": " " * ROOM["environment"]}, pass_fds=given,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        listener.close()
        os.close(held)
        os.close(answer)

    def ready(self) -> None:
        """Wait until it is warm.

        Raises
        ------
        SettingsError
            It cannot be; the sentence says why.
        """
        with self._ready:
            if self._answer < 0:
                return
            with os.fdopen(self._answer) as answer:
                said = answer.read()
            self._answer = -1
        if said != "ready":
            self.close()
            raise SettingsError(said or "the process that kernels are forked from ended at once")

    def lives(self) -> bool:
        """Whether it is there."""
        return self.process.poll() is None

    def close(self) -> None:
        """End it and its kernels. Harmless if it has ended."""
        if self._owner < 0:
            return
        os.close(self._owner)
        self._owner = -1
        try:
            self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self._answer >= 0:
            os.close(self._answer)
            self._answer = -1
        shutil.rmtree(self._place, ignore_errors=True)
