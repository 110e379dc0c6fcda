"""Logins: a random secret in the browser's cookie, its digest in the journal.

What is kept never opens a door by itself: the cookie's secret is stored only as SHA-256, access
codes only as a keyed digest. Opening and closing a login are events of the person's own
``access:`` stream, so a login survives a restart and can be revoked from any process. That
somebody was active is written now and then for the same reason.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from lidera_nb.activities.registry import Code, Registry
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal
from lidera_nb.people.codes import AccessCode, matches, parse_code
from lidera_nb.serve.login.expiry import Rules, Standing, standing, worth_noting

_NOBODY = AccessCode("00000", "0" * 14)


@dataclass(frozen=True, slots=True)
class Login:
    """Who is logged in, since when, and when they were last active.

    `seen_at` is exact but only in memory; `noted_at` is when it was last written down.
    """

    person: str
    own: bool
    opened_at: datetime
    seen_at: datetime
    noted_at: datetime


class Logins:
    """The logins that are open, by the digest of their secret."""

    def __init__(self, journal: Journal, rules: Rules | None = None) -> None:
        self.rules = rules or Rules()
        self._open: dict[str, Login] = {}
        for stream in journal.streams("access:"):
            self.follow(journal.read(stream))

    def follow(self, events: Iterable[Event]) -> None:
        """Take in events of access streams; others are passed over, and so are repeated ones."""
        for event in events:
            if isinstance(event.payload, kinds.LoginOpened):
                person = event.stream.removeprefix("access:")
                begun = Login(person, event.payload.own, event.at, event.at, event.at)
                self._open.setdefault(event.payload.login, begun)
            elif isinstance(event.payload, kinds.LoginSeen):
                login = self._open.get(event.payload.login)
                if login is not None and login.noted_at != event.at:
                    seen = replace(login, seen_at=event.at, noted_at=event.at)
                    self._open[event.payload.login] = seen
            elif isinstance(event.payload, kinds.LoginClosed):
                self._open.pop(event.payload.login, None)

    def find(self, secret: str, now: datetime) -> Login | None:
        """The login behind a cookie's secret, None if unknown, closed or over."""
        return self.known(fingerprint(secret), now)

    def known(self, digest: str, now: datetime) -> Login | None:
        """The login with this digest, None if unknown, closed or over."""
        stands = self.standing(digest, now)
        return self._open[digest] if stands and not stands.ended else None

    def standing(self, digest: str, now: datetime) -> Standing | None:
        """How much is left of a login, None if it is unknown or closed."""
        login = self._open.get(digest)
        if login is None:
            return None
        return standing(login.opened_at, login.seen_at, now, self.rules.of(login.own))

    def see(self, digest: str, now: datetime) -> bool:
        """Take in that somebody was active; whether that should be written down as well."""
        login = self.known(digest, now)
        if login is None:
            return False
        note = worth_noting(login.noted_at, now, self.rules.of(login.own))
        self._open[digest] = replace(login, seen_at=now, noted_at=now if note else login.noted_at)
        return note

    def forget(self, now: datetime) -> None:
        """Let go of logins that are over; they stay over, whatever the clock does next."""
        over = [digest for digest in self._open if self.known(digest, now) is None]
        for digest in over:
            del self._open[digest]

    def of(self, person: str) -> list[str]:
        """The digests of a person's open logins."""
        return [key for key, login in self._open.items() if login.person == person]


def fingerprint(secret: str) -> str:
    """What is stored of a cookie's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    """A fresh cookie secret of 256 bits."""
    return secrets.token_urlsafe(32)


def person_behind(typed: str, registry: Registry, key: bytes) -> tuple[str, str | None]:
    """The handle of what was typed and whose code it is; takes the same time for every try.

    The handle is empty for what has not the form of a code; the person is None for a wrong one.
    """
    code = parse_code(typed)
    tried = code or _NOBODY
    known = registry.codes.get(tried.handle, Code(tried.handle, "", "0" * 64))
    right = matches(tried, key, known.mac)
    return code.handle if code else "", (known.person or None) if right else None
