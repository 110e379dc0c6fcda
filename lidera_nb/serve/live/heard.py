"""What a browser may say to its kernel, looked at before Jupyter takes it apart.

Jupyter believes the counts and offsets of a binary message: one that claims endless parts would
keep the whole process busy for ever. And a browser has no widgets to create: those of a page are
made by its notebook.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

WORD = 8
PARTS_LEAST, PARTS_MOST = 6, 64
MAY_OPEN = frozenset({"jupyter.widget.control"})
"""The comm targets that a page opens: the one by which it learns of its notebook's widgets."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The kind of a message, and the comm target that it names."""

    kind: str
    target: str

    @property
    def allowed(self) -> bool:
        """Whether a page may say this."""
        return self.kind != "comm_open" or self.target in MAY_OPEN


def heard(message: str | bytes, framed: bool) -> Heard | None:
    """What a message says, None if it is malformed.

    Parameters
    ----------
    message
        As it came over the websocket.
    framed
        Whether the connection speaks Jupyter's framed protocol (``v1``), in which binary
        messages are whole ones.
    """
    try:
        header, content = _halves(message, framed)
        return Heard(str(header["msg_type"]), str(content.get("target_name", "")))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _halves(message: str | bytes, framed: bool) -> tuple[Any, Any]:
    if isinstance(message, bytes):
        if not framed:
            raise ValueError(framed)
        return _framed(message)
    told = json.loads(message)
    return told["header"], told["content"]


def _framed(message: bytes) -> tuple[Any, Any]:
    """Header and content of a framed message: a count, as many offsets, then the parts."""
    count = _number(message, 0)
    if not PARTS_LEAST <= count <= PARTS_MOST or len(message) < WORD * (count + 1):
        raise ValueError(count)
    at = [_number(message, i) for i in range(1, count + 1)]
    if at != sorted(at) or at[-1] > len(message):
        raise ValueError(at)
    return json.loads(message[at[1] : at[2]]), json.loads(message[at[4] : at[5]])


def _number(message: bytes, place: int) -> int:
    return int.from_bytes(message[WORD * place : WORD * (place + 1)], "little")
