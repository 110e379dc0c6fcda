"""What the system shows of a forked kernel: its own command line and environment, as ps has them.

A fork shows its parent's, so that nobody could tell one kernel from another, nor find one by its
connection file. Both lie in memory of the process itself, which the parent is started with enough
of (`ROOM`); there is no call to set them without privileges.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

LAUNCH = (sys.executable, "-m", "ipykernel_launcher")
"""The command, before its arguments, that starts such a kernel from nothing."""
ROOM = {"arguments": 512, "environment": 4096}
"""Characters that a warm parent's command line and environment have to spare."""
ARGUMENTS, ENVIRONMENT = 45, 47
"""Where ``/proc/self/stat`` tells their beginnings after the command's name; the ends follow."""


def show(words: Sequence[str], env: Mapping[str, str]) -> None:
    """Show these, as far as there is room; does nothing where the system is not Linux."""
    if sys.platform != "linux":
        return
    told = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    _write(told, ARGUMENTS, words)
    _write(told, ENVIRONMENT, [f"{name}={value}" for name, value in env.items()])


def _write(told: Sequence[str], place: int, parts: Sequence[str]) -> None:
    start, end = int(told[place]), int(told[place + 1])
    room, text = end - start, b""
    for part in parts:
        more = part.encode("utf-8", "surrogateescape") + b"\0"
        if len(text) + len(more) > room:
            break  # a part is shown whole or not at all
        text += more
    ctypes.memmove(start, text.ljust(room, b"\0"), room)
