"""A forked kernel as jupyter_client wants to see it: what it needs of ``subprocess.Popen``.

The kernel is a child of the warm parent, so everything goes through the connection on which it
was asked for: signals there, its end and what it used back.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import threading

from lidera_nb.kernels.wire import Line, Message

GONE = -9
"""How a kernel ended whose warm parent is gone: it was killed with it."""


class ForkedProcess:
    """A running or ended kernel.

    Attributes
    ----------
    pid
        The kernel's process.
    returncode
        None while it runs; as ``Popen`` has it: the exit code, or minus the signal.
    cpu_seconds, peak_kib
        What it used in all, known once it has ended; 0 if its end was not told.
    """

    stdin = stdout = stderr = None

    def __init__(self, line: Line, pid: int) -> None:
        self._line, self._reading = line, threading.Lock()
        self.pid = pid
        self.returncode: int | None = None
        self.cpu_seconds, self.peak_kib = 0.0, 0

    def poll(self) -> int | None:
        """The return code, or None while the kernel runs."""
        self._hear(0.0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end.

        Raises
        ------
        subprocess.TimeoutExpired
            It still runs after `timeout` seconds.
        """
        self._hear(timeout)
        if self.returncode is None:
            raise subprocess.TimeoutExpired("kernel", timeout or 0.0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Signal the kernel and what it started; nothing happens if it has ended."""
        if self.poll() is None:
            with contextlib.suppress(OSError):
                self._line.send({"ask": "signal", "number": int(number)})

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)

    def _hear(self, timeout: float | None) -> None:
        with self._reading:
            if self.returncode is not None:
                return
            self._line.socket.settimeout(timeout)
            try:
                self._ended(self._line.wait())
            except (TimeoutError, BlockingIOError):
                self._line.socket.settimeout(None)
            except (EOFError, OSError):
                self._ended({"exit": GONE, "cpu_seconds": 0.0, "peak_kib": 0})

    def _ended(self, message: Message) -> None:
        self.returncode = message["exit"]
        self.cpu_seconds, self.peak_kib = message["cpu_seconds"], message["peak_kib"]
        self._line.close()
