"""Everything that the handlers stand in: one object, made once at the start."""

from __future__ import annotations

from dataclasses import dataclass, field

from tornado.template import Loader

from lidera_nb.activities.course import Course
from lidera_nb.clock import Clock, utc_now
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.serve.assets import Assets
from lidera_nb.serve.livedoor import LiveDoor
from lidera_nb.serve.logins import Logins, fingerprint, new_secret
from lidera_nb.serve.pages import Pages
from lidera_nb.serve.sessions import Sessions
from lidera_nb.serve.style import TEMPLATES
from lidera_nb.settings import Settings


@dataclass(slots=True)
class House:
    """The server's parts, by name.

    `behind` says why the journal cannot be followed at the moment; empty when it can.
    """

    settings: Settings
    course: Course
    keys: Keys
    sessions: Sessions
    logins: Logins
    assets: Assets
    pages: Pages
    live: LiveDoor
    clock: Clock = utc_now
    behind: str = ""
    templates: Loader = field(default_factory=lambda: Loader(str(TEMPLATES)))

    def identify(self, secret: str | None) -> tuple[str | None, frozenset[str]]:
        """The person and roles behind a cookie, or nobody."""
        login = self.logins.find(secret, self.clock()) if secret else None
        if login is None:
            return None, frozenset()
        return login.person, self.sessions.registry.roles(login.person)

    async def open_login(self, person: str) -> str:
        """Begin a login; returns the secret for the cookie."""
        secret = new_secret()
        await self._access(person, kinds.LoginOpened(login=fingerprint(secret)))
        return secret

    async def close_login(self, person: str, secret: str) -> None:
        """End a login."""
        await self._access(person, kinds.LoginClosed(login=fingerprint(secret)))

    async def close_logins(self, person: str) -> None:
        """End all logins of a person."""
        for login in self.logins.of(person):
            await self._access(person, kinds.LoginClosed(login=login))

    async def _access(self, person: str, payload: kinds.Payload) -> None:
        events = await self.sessions.note(f"access:{person}", (NewEvent(payload),), person)
        self.logins.follow(events)
        self.sessions.announce(person)

    def catch_up(self) -> None:
        """Take in what other processes appended: people, codes, logins that were closed."""
        for event in self.sessions.catch_up():
            if event.stream.startswith("access:"):
                self.logins.follow((event,))
                self.sessions.announce(event.stream.removeprefix("access:"))
