"""The shape of an act as it comes from a browser or a kernel; what it says is not looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lidera_nb.activities.course import Module
from lidera_nb.serve.sessions import Act

MESSAGE_MOST = 64 * 1024
ID_MOST = 64


def shaped(heard: Mapping[str, Any], module: Module) -> Act | None:
    """The act, if it has the shape of one; its body is checked by the activity."""
    key, message_id, n, body = (heard.get(name) for name in ("key", "id", "n", "body"))
    if not isinstance(key, str) or module.step(key) is None:
        return None
    if not isinstance(message_id, str) or not 8 <= len(message_id) <= ID_MOST:
        return None
    if not message_id.isascii() or not isinstance(n, int) or isinstance(n, bool):
        return None
    return Act((module.id, key), message_id, n, body) if isinstance(body, dict) else None
