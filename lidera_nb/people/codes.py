"""Access codes: a short public handle to find a person by, and a secret to prove it.

``K7QXM-4F9T-RW2N-HB8C-JD``: five characters of handle, then a secret of 14 characters of
Crockford's base 32 (70 bits). Only a keyed digest of the secret is ever stored.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HANDLE_LENGTH, SECRET_LENGTH = 5, 14
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class AccessCode:
    """A code as it is given to a person once."""

    handle: str
    secret: str

    def __str__(self) -> str:
        groups = [self.secret[i : i + 4] for i in range(0, SECRET_LENGTH, 4)]
        return "-".join([self.handle, *groups])

    def __repr__(self) -> str:
        return f"AccessCode({self.handle}-****)"


def new_code() -> AccessCode:
    """A fresh code from the system's randomness."""
    draw = "".join(secrets.choice(ALPHABET) for _ in range(HANDLE_LENGTH + SECRET_LENGTH))
    return AccessCode(draw[:HANDLE_LENGTH], draw[HANDLE_LENGTH:])


def parse_code(typed: str) -> AccessCode | None:
    """The code that a person typed, forgiving case, spaces, dashes and look-alike letters.

    >>> parse_code("k7qxm 4f9t rw2n hb8c jd").handle
    'K7QXM'
    >>> parse_code("not a code") is None
    True
    """
    plain = "".join(c for c in typed[:200].upper().translate(_ALIKE) if c not in " -\t\r\n.")
    if len(plain) != HANDLE_LENGTH + SECRET_LENGTH or any(c not in ALPHABET for c in plain):
        return None
    return AccessCode(plain[:HANDLE_LENGTH], plain[HANDLE_LENGTH:])


def digest(code: AccessCode, key: bytes) -> str:
    """HMAC-SHA-256 of handle and secret under the server's key, in hexadecimal."""
    return hmac.new(key, f"{code.handle}:{code.secret}".encode(), hashlib.sha256).hexdigest()


def matches(code: AccessCode, key: bytes, mac: str) -> bool:
    """Whether a code is the one behind a stored digest, in constant time."""
    return hmac.compare_digest(digest(code, key), mac)
