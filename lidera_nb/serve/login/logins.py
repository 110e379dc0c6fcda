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
from dataclasses import dataclass
from datetime import datetime

from lidera_nb.activities.registry import Code, Registry
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal
from lidera_nb.people.codes import AccessCode, matches, parse_code
from lidera_nb.serve.login.expiry import Rules, Standing, standing, worth_noting

_NOBODY = AccessCode("00000", "0" * 14)


@dataclass(slots=True)
class Login:
    """Who is logged in, since when, and when they were last active, in seconds since 1970.

    `seen` is exact but only in memory; `noted` is when it was last written down.
    """

    person: str
    own: bool
    opened: float
    seen: float
    noted: float


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
                person, at = event.stream.removeprefix("access:"), event.at.timestamp()
                begun = Login(person, event.payload.own, at, at, at)
                self._open.setdefault(event.payload.login, begun)
            elif isinstance(event.payload, kinds.LoginSeen):
                login, at = self._open.get(event.payload.login), event.at.timestamp()
                if login is not None and login.noted != at:
                    login.seen = login.noted = at
            elif isinstance(event.payload, kinds.LoginClosed):
                self._open.pop(event.payload.login, None)

    def find(self, secret: str, now: datetime) -> Login | None:
        """The login behind a cookie's secret, None if unknown, closed or over."""
        return self.known(fingerprint(secret), now)

    def known(self, digest: str, now: datetime) -> Login | None:
        """The login with this digest, None if unknown, closed or over."""
        login = self._open.get(digest)
        return None if login is None or self._ended(login, now.timestamp()) else login

    def _ended(self, login: Login, now: float) -> bool:
        return self.rules.of(login.own).ended(login.opened, login.seen, now)

    def standing(self, digest: str, now: datetime) -> Standing | None:
        """How much is left of a login, None if it is unknown or closed."""
        login = self._open.get(digest)
        if login is None:
            return None
        limits = self.rules.of(login.own)
        return standing(login.opened, login.seen, now.timestamp(), limits)

    def calm(self, digest: str, now: float) -> bool:
        """Whether a login is open and far from its ends; `now` in seconds since 1970."""
        login = self._open.get(digest)
        if login is None:
            return False
        return self.rules.of(login.own).calm(login.opened, login.seen, now)

    def see(self, digest: str, now: datetime) -> Login | None:
        """Take in that somebody was active; the login if that should be written down as well."""
        login, at = self.known(digest, now), now.timestamp()
        if login is None:
            return None
        login.seen = at
        if not worth_noting(login.noted, at, self.rules.of(login.own)):
            return None
        login.noted = at
        return login

    def all(self) -> list[str]:
        """The digests of all logins, those included that are over and were not let go yet."""
        return list(self._open)

    def forget(self, now: datetime, among: Iterable[str]) -> None:
        """Let go of those logins that are over; they stay over, whatever the clock does next."""
        at = now.timestamp()
        for digest in among:
            login = self._open.get(digest)
            if login is not None and self._ended(login, at):
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
