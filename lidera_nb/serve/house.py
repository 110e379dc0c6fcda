"""Everything that the handlers stand in: one object, made once at the start."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import logging
from dataclasses import dataclass, field

from tornado.httputil import HTTPServerRequest
from tornado.template import Loader

from lidera_nb.activities.clips import Clip
from lidera_nb.activities.course import Course
from lidera_nb.clock import Clock, utc_now
from lidera_nb.errors import JournalError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.serve.caps.address import client_address
from lidera_nb.serve.caps.guards import Guards
from lidera_nb.serve.cardfiles import CardFiles
from lidera_nb.serve.cardsearch import Search, index_maker
from lidera_nb.serve.handins import Handins
from lidera_nb.serve.livedoor import LiveDoor
from lidera_nb.serve.login.logins import Login, Logins, fingerprint, new_secret
from lidera_nb.serve.measures import Measures
from lidera_nb.serve.pauses import Pauses
from lidera_nb.serve.pulse import Pulse
from lidera_nb.serve.render.assets import Assets
from lidera_nb.serve.render.pages import Pages
from lidera_nb.serve.render.style import TEMPLATES
from lidera_nb.serve.sessions import Sessions
from lidera_nb.settings import Settings

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class House:
    """The server's parts, by name.

    `clips` are the clips of all cases, by their ids. `behind` says why the journal
    cannot be followed at the moment; empty when it can. `draining` says that the server takes
    nobody in any more, for it is about to stop.
    """

    settings: Settings
    course: Course
    keys: Keys
    sessions: Sessions
    logins: Logins
    assets: Assets
    pages: Pages
    live: LiveDoor
    handins: Handins
    cardfiles: CardFiles
    clips: dict[str, Clip] = field(default_factory=dict)
    guards: Guards = field(default_factory=Guards)
    clock: Clock = utc_now
    behind: str = ""
    draining: bool = False
    measures: Measures = field(default_factory=Measures)
    pauses: Pauses = field(init=False)
    pulse: Pulse = field(default_factory=Pulse)
    templates: Loader = field(default_factory=lambda: Loader(str(TEMPLATES)))
    finder: Search = field(init=False)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.finder = Search(self.sessions.cards, index_maker(self.settings.search))
        self.measures.watch(self.figures)
        self.pauses = Pauses(self.measures.paused)
        self.sessions.decided = self.measures.decided
        self.sessions.followers.append(self._follow)

    def joined(self) -> None:
        """Somebody opened a page."""
        self.pauses.joined()

    def standing(self) -> str:
        """Whether people should be sent here: ``ready``, or why not."""
        if self.draining:
            return "draining"
        if self.sessions.writer.failing:
            return "unwritable"
        return "behind" if self.behind else "ready"

    def figures(self) -> dict[str, float]:
        """What stands just now, for the operator; no word about anyone."""
        sessions, crowd = self.sessions, self.guards.crowd
        return {
            "connections": len(crowd),
            "people": crowd.people,
            "stories": len(sessions.stories),
            "queue_depth": len(sessions.writer),
            "queue_bytes": sessions.writer.bytes_waiting,
            "kernels": self.live.kernels,
            "journal_seq": sessions.seen,
            "behind": bool(self.behind),
            "unwritable": bool(sessions.writer.failing),
            "draining": self.draining,
        }

    def identify(self, secret: str | None) -> tuple[str | None, frozenset[str]]:
        """The person and roles behind a cookie, or nobody."""
        login = self._login(secret) if secret else None
        if login is None:
            return None, frozenset()
        return login.person, self.sessions.registry.roles(login.person)

    def welcome(self, person: str | None) -> None:
        """Where several servers share a journal: know here what somebody did at another."""
        if person is not None and self.settings.store:
            with contextlib.suppress(JournalError):  # what cannot be read now is shown as it was
                self.sessions.arrive(person)

    def _login(self, secret: str) -> Login | None:
        """The login of a cookie; one that is not known may have been opened at another server."""
        found = self.logins.find(secret, self.clock())
        if found is None and self.settings.store:
            with contextlib.suppress(JournalError):  # who is unknown stays so until it can be read
                self.sessions.catch_up()
            found = self.logins.find(secret, self.clock())
        return found

    def address_of(self, request: HTTPServerRequest) -> str:
        """The address that a request is counted by."""
        forwarded = request.headers.get("X-Forwarded-For", "")
        return client_address(str(request.remote_ip), forwarded, self.settings.proxy)

    def who(self, person: str) -> str:
        """The name under which a browser keeps a person's drafts; tells nothing of the person."""
        key = self.keys.secret("browser-names")
        return hmac.new(key, person.encode(), hashlib.sha256).hexdigest()[:16]

    # --- logins ---------------------------------------------------------------------------

    async def open_login(self, person: str, own: bool = False) -> str:
        """Begin a login; returns the secret for the cookie."""
        secret = new_secret()
        await self._access(person, kinds.LoginOpened(login=fingerprint(secret), own=own))
        return secret

    def touch(self, secret: str) -> None:
        """Take in that somebody was active in the login with this secret."""
        self.touch_login(fingerprint(secret))

    def touch_login(self, digest: str) -> None:
        """Take in that somebody was active in a login; written down now and then, meanwhile."""
        login = self.logins.see(digest, self.clock())
        if login is not None:
            task = asyncio.create_task(self._note_seen(login.person, digest))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _note_seen(self, person: str, digest: str) -> None:
        seen = NewEvent(kinds.LoginSeen(login=digest))
        try:
            self.logins.follow(await self.sessions.note(f"access:{person}", (seen,), person))
        except JournalError as error:
            _log.warning("that somebody was active could not be noted: %s", error)

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
        self.sessions.listeners.announce(person)

    def _follow(self, event: Event) -> None:
        """Take in an event of the journal, by whichever server: hand-ins, and logins."""
        self.handins.take(event)
        if event.stream.startswith("access:"):
            self.logins.follow((event,))
            if isinstance(event.payload, kinds.LoginClosed):
                self.sessions.listeners.announce(event.stream.removeprefix("access:"))
