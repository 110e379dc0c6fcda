"""What lets a person through to the live pages: one-time tickets and signed page tokens.

A *ticket* takes a browser from this origin to that of the live pages; it works once, within a
minute. A *pass* is what a page's kernel then shows for each look and each act: it names one
person, one page and one login, and is signed, so that nothing about it needs to be kept. Whether
its login is still open is the caller's to check: this module knows no login and no role.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

PASS_LIFETIME = timedelta(hours=24)
TICKET_LIFETIME = timedelta(seconds=60)
TICKETS_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Pass:
    """A person's right to one page: `login` is the digest of the login it was given to."""

    person: str
    module: str
    lang: str
    login: str
    expires: float


def issued(person: str, module: str, lang: str, login: str, now: datetime) -> Pass:
    """A pass that begins now."""
    return Pass(person, module, lang, login, (now + PASS_LIFETIME).timestamp())


def sealed(given: Pass, key: bytes) -> str:
    """The pass as a token: its fields and an HMAC-SHA-256 over them."""
    body = _packed(json.dumps(asdict(given), ensure_ascii=False).encode())
    return f"{body}.{_packed(_mac(body, key))}"


def unsealed(token: str, key: bytes, now: datetime) -> Pass | None:
    """The pass in a token, None if it was not signed with `key` or has expired.

    >>> from datetime import UTC
    >>> now = datetime(2026, 8, 3, tzinfo=UTC)
    >>> token = sealed(issued("p1", "01", "es", "ab", now), b"key")
    >>> unsealed(token, b"key", now).person, unsealed(token, b"other", now)
    ('p1', None)
    """
    body, _, mac = token.partition(".")
    if not token.isascii() or not hmac.compare_digest(mac, _packed(_mac(body, key))):
        return None
    try:
        given = Pass(**json.loads(base64.urlsafe_b64decode(body)))
    except (ValueError, TypeError, binascii.Error):
        return None
    return given if now.timestamp() < given.expires else None


def _mac(body: str, key: bytes) -> bytes:
    return hmac.digest(key, body.encode(), hashlib.sha256)


def _packed(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()


class Tickets:
    """The tickets that were given out and not yet used, in memory."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Pass, datetime]] = {}

    def give(self, to: Pass, now: datetime) -> str:
        """A fresh ticket that stands for this pass."""
        self._open = {
            ticket: held for ticket, held in self._open.items() if now - held[1] < TICKET_LIFETIME
        }
        while len(self._open) >= TICKETS_MOST:
            del self._open[next(iter(self._open))]
        ticket = secrets.token_urlsafe(32)
        self._open[ticket] = (to, now)
        return ticket

    def take(self, ticket: str, now: datetime) -> Pass | None:
        """What a ticket stands for; asking uses it up."""
        held = self._open.pop(ticket, None)
        return held[0] if held and now - held[1] < TICKET_LIFETIME else None
