"""A seed that is fixed before the list is, and cannot be chosen by whoever knows it.

Before schools are listed somebody draws a *secret* and makes its *seal* public. When the list is
closed, the seed of the lot follows from both: the holder of the secret could not know the list,
whoever wrote the list could not know the secret. Opened, everybody can draw the same lot again.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Sequence

from lidera_nb.analysis.randomised.assigned import Unit

_SECRET = re.compile(r"[0-9a-f]{64}")


def new_secret() -> str:
    """A fresh secret: 256 random bits in hexadecimal."""
    return secrets.token_hex(32)


def seal_of(secret: str) -> str:
    """The SHA-256 of a secret, to be made public before the list is closed.

    Raises
    ------
    ValueError
        If `secret` is none.
    """
    if not _SECRET.fullmatch(secret):
        raise ValueError("a secret is 64 hexadecimal digits; keep the file as it was written")
    return hashlib.sha256(secret.encode()).hexdigest()


def opens(secret: str, seal: str) -> bool:
    """Whether this is the secret that was sealed."""
    return hmac.compare_digest(seal_of(secret), seal)


def seed_for(secret: str, units: Sequence[Unit]) -> int:
    """The seed of the lot over these units: another for another list, 64 bits.

    Neither the order of the units nor that of their characteristics matters.
    """
    listed = sorted(
        (unit.id, unit.stratum, sorted(unit.numbers.items()), sorted(unit.words.items()))
        for unit in units
    )
    told = json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()
    return int.from_bytes(hmac.digest(secret.encode(), told, "sha256")[:8], "big")
