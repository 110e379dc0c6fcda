"""Messages between a warm parent and its owner: one line of JSON each, and file descriptors.

Descriptors travel with the first byte of the line that speaks of them (SCM_RIGHTS). The socket
lies in a folder that only its owner can enter, so both sides are the same person.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Sequence
from typing import Any

Message = dict[str, Any]
CHUNK = 1 << 16
DESCRIPTORS = 3
"""A kernel is handed its standard input, output and error, and nothing else."""


class Line:
    """One end of a connection, with what has arrived of the next message."""

    def __init__(self, connection: socket.socket) -> None:
        self.socket = connection
        self._arrived = b""
        self._descriptors: list[int] = []

    def send(self, message: Message, descriptors: Sequence[int] = ()) -> None:
        """Send a message; the receiver gets its own copies of the descriptors."""
        data = json.dumps(message).encode() + b"\n"
        sent = socket.send_fds(self.socket, [data], list(descriptors)) if descriptors else 0
        self.socket.sendall(data[sent:])

    def receive(self) -> tuple[Message, list[int]] | None:
        """Read once; a message with its descriptors if one is complete.

        Raises
        ------
        EOFError
            The other side is gone.
        BlockingIOError
            Nothing is there to read, on a socket that does not wait.
        """
        if not self.more:
            data, found, _, _ = socket.recv_fds(self.socket, CHUNK, DESCRIPTORS)
            self._descriptors += found
            if not data:
                raise EOFError
            self._arrived += data
        line, end, rest = self._arrived.partition(b"\n")
        if not end:
            return None
        self._arrived, descriptors, self._descriptors = rest, self._descriptors, []
        return json.loads(line), descriptors

    @property
    def more(self) -> bool:
        """Whether another message has arrived already."""
        return b"\n" in self._arrived

    def wait(self) -> Message:
        """Wait for the next message.

        Raises
        ------
        EOFError
            The other side is gone.
        """
        while True:
            found = self.receive()
            if found:
                return found[0]

    def close(self) -> None:
        """Hang up, and let go of descriptors that nobody asked for."""
        for descriptor in self._descriptors:
            os.close(descriptor)
        self._descriptors = []
        self.socket.close()
