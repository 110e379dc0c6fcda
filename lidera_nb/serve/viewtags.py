"""Names for views, so that a browser that kept one is not sent it again."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from lidera_nb.activities.course import Module


def tag(view: Any) -> str:
    """What a view is called: the same for the same view, without the head of its stream.

    >>> tag({"status": "open"}) == tag({"status": "open"}) != tag({"status": "done"})
    True
    """
    return hashlib.blake2b(json.dumps(view).encode(), digest_size=8).hexdigest()


def told(have: Any, module: Module) -> dict[str, str]:
    """Which views a browser says it has kept, by key; whatever else it says is nothing."""
    if not isinstance(have, dict):
        return {}
    said = {step.key: have.get(step.key) for step in module.steps}
    return {key: name for key, name in said.items() if isinstance(name, str)}
