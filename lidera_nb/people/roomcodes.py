"""Room codes: six characters that are read from a wall and typed into a phone.

No two of them look alike (no O beside 0, no B beside 8, no G beside 6), and without vowels they
spell nothing. A code opens nothing by itself: who types it is logged in and of the cohort.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection

ALPHABET = "34679CDFHJKMNPRTWXY"
LENGTH = 6


def new_room_code(taken: Collection[str] = ()) -> str:
    """A fresh code from the system's randomness, none of those that are in use."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if code not in taken:
            return code


def parse_room_code(typed: str) -> str:
    """The code that a person typed, forgiving case, spaces and dashes; empty if it is none.

    >>> parse_room_code(" ktr-479 "), parse_room_code("not a code")
    ('KTR479', '')
    """
    plain = "".join(c for c in typed[:40].upper() if not c.isspace() and c not in "-.")
    right = len(plain) == LENGTH and all(c in ALPHABET for c in plain)
    return plain if right else ""
