"""Logins: a random secret in the browser's cookie, its digest in the journal.

What is kept never opens a door by itself: the cookie's secret is stored only as SHA-256, access
codes only as a keyed digest. Opening and closing a login are events of the person's own
``access:`` stream, so a login survives a restart and can be revoked from any process.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from lidera_nb.activities.registry import Code, Registry
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal
from lidera_nb.people.codes import AccessCode, matches, parse_code

LIFETIME = timedelta(days=14)
_NOBODY = AccessCode("00000", "0" * 14)


@dataclass(frozen=True, slots=True)
class Login:
    """Who is logged in, since when."""

    person: str
    opened_at: datetime


class Logins:
    """The logins that are open, by the digest of their secret."""

    def __init__(self, journal: Journal) -> None:
        self._open: dict[str, Login] = {}
        for stream in journal.streams("access:"):
            self.follow(journal.read(stream))

    def follow(self, events: Iterable[Event]) -> None:
        """Take in events of access streams; others are passed over."""
        for event in events:
            if isinstance(event.payload, kinds.LoginOpened):
                person = event.stream.removeprefix("access:")
                self._open[event.payload.login] = Login(person, event.at)
            elif isinstance(event.payload, kinds.LoginClosed):
                self._open.pop(event.payload.login, None)

    def find(self, secret: str, now: datetime) -> Login | None:
        """The login behind a cookie's secret, None if unknown, closed or too old."""
        return self.known(fingerprint(secret), now)

    def known(self, digest: str, now: datetime) -> Login | None:
        """The login with this digest, None if unknown, closed or too old."""
        login = self._open.get(digest)
        return login if login and now - login.opened_at < LIFETIME else None

    def of(self, person: str) -> list[str]:
        """The digests of a person's open logins."""
        return [key for key, login in self._open.items() if login.person == person]


def fingerprint(secret: str) -> str:
    """What is stored of a cookie's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    """A fresh cookie secret of 256 bits."""
    return secrets.token_urlsafe(32)


def person_behind(typed: str, registry: Registry, key: bytes) -> str | None:
    """Whose access code was typed, None if nobody's; takes the same time for both."""
    code = parse_code(typed) or _NOBODY
    known = registry.codes.get(code.handle, Code(code.handle, "", "0" * 64))
    return known.person or None if matches(code, key, known.mac) else None
