"""Text messages as WebSocket frames (RFC 6455, 5.2), as a server sends them: whole and unmasked.

Tornado's `write_message` makes a task of each message, and each goes to the network by itself.
An acknowledgement, the views behind it and the head of the stream are one answer: framed here,
they leave in one piece and in one system call.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping
from typing import Any

_TEXT = 0x81
"""A whole message (FIN) of text."""
_SHORT, _MIDDLE = 126, 1 << 16


def dumped(message: Mapping[str, Any]) -> str:
    """A message as it stands on the wire."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def framed(texts: Iterable[str]) -> bytes:
    r"""Messages as frames, one behind the other.

    Examples
    --------
    >>> framed(["sí", "no"])
    b'\x81\x03s\xc3\xad\x81\x02no'
    """
    # A lone surrogate has no place in UTF-8: a browser would close the connection for it.
    return b"".join(_frame(text.encode("utf-8", "replace")) for text in texts)


def _frame(data: bytes) -> bytes:
    length = len(data)
    if length < _SHORT:
        return struct.pack("!BB", _TEXT, length) + data
    if length < _MIDDLE:
        return struct.pack("!BBH", _TEXT, 126, length) + data
    return struct.pack("!BBQ", _TEXT, 127, length) + data
