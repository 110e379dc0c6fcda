"""Names for views, so that a browser that kept one is not sent it again."""

from __future__ import annotations

import hashlib
from typing import Any

from lidera_nb.activities.course import Module


def tag_of(text: bytes, key: bytes) -> str:
    """What a view is called, told from its text without the head of its stream.

    Tags travel in addresses, which logs keep: `key` is the server's own, so that nobody can tell
    from a tag whether they guessed what somebody wrote.

    >>> tag_of(b'{"status":"open"}', b"k") == tag_of(b'{"status":"open"}', b"k")
    True
    >>> tag_of(b'{"status":"open"}', b"k") == tag_of(b'{"status":"open"}', b"other")
    False
    """
    return hashlib.blake2b(text, digest_size=8, key=key).hexdigest()


def told(have: Any, module: Module) -> dict[str, str]:
    """Which views a browser says it has kept, by key; whatever else it says is nothing."""
    if not isinstance(have, dict):
        return {}
    said = {step.key: have.get(step.key) for step in module.steps}
    return {key: name for key, name in said.items() if isinstance(name, str)}
