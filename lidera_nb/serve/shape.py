"""The shape of an act as it comes from a browser or a kernel; what it says is not looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lidera_nb.activities.course import Module
from lidera_nb.serve.acts import Act

_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_MOMENT = re.compile(r"[0-9T:.+Z-]{10,35}")


def shaped(heard: Mapping[str, Any], module: Module) -> Act | None:
    """The act, if it has the shape of one; its body is checked by the activity."""
    key, message_id, n, body = (heard.get(name) for name in ("key", "id", "n", "body"))
    if not isinstance(key, str) or module.step(key) is None:
        return None
    if not isinstance(message_id, str) or not _ID.fullmatch(message_id):
        return None
    if not isinstance(n, int) or isinstance(n, bool) or not isinstance(body, dict):
        return None
    return Act((module.id, key), message_id, n, body, _claimed(heard.get("at")))


def named(heard: Mapping[str, Any]) -> str:
    """The id of a message that has no good shape, if that is one: to answer it by."""
    message_id = heard.get("id")
    return message_id if isinstance(message_id, str) and _ID.fullmatch(message_id) else ""


def placed(heard: Mapping[str, Any], module: Module) -> dict[str, str]:
    """Which widget of the page a refused message came from, if it says one that is there."""
    key = heard.get("key")
    return {"key": key} if isinstance(key, str) and module.step(key) is not None else {}


def _claimed(at: Any) -> str:
    """What the browser's clock says, if it says it in the usual form."""
    return at if isinstance(at, str) and _MOMENT.fullmatch(at) else ""
