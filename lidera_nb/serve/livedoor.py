"""The door to the live pages: starts their process, gives out tickets, and says who may stay.

Live pages run in a second process on an origin of their own, so that they can neither stall
the sessions nor reach into them. What that process must know goes to it as one line on its
standard input: no secret stands in its arguments or its environment. It ends with that line's
pipe, so it cannot outlive this process.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import sys
from typing import TYPE_CHECKING, Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from lidera_nb.activities.course import Module
from lidera_nb.cleankernel import clean_environment
from lidera_nb.clock import Clock, utc_now
from lidera_nb.errors import SettingsError
from lidera_nb.events.keys import Keys
from lidera_nb.serve.access import may, right_for
from lidera_nb.serve.caps.limits import MESSAGE_MOST
from lidera_nb.serve.live.config import LiveConfig
from lidera_nb.serve.localapi import local_application
from lidera_nb.serve.login.logins import fingerprint
from lidera_nb.serve.login.passes import Pass, Tickets, issued, sealed, unsealed
from lidera_nb.settings import Settings

if TYPE_CHECKING:
    from lidera_nb.serve.house import House

START_SECONDS, STOP_SECONDS = 60.0, 15.0
LOOPBACK = "127.0.0.1"


class LiveDoor:
    """The main process's side of the live pages."""

    def __init__(self, settings: Settings, keys: Keys, clock: Clock = utc_now) -> None:
        self._settings, self._keys, self._clock = settings, keys, clock
        self._tickets = Tickets()
        self._starting = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._server: HTTPServer | None = None
        self._house: House | None = None
        self._home, self._address, self.api = "", "", ""
        self.kernels = 0
        """Visits that the live pages' process held when it last asked."""
        self.secret = secrets.token_urlsafe(32)

    async def open(self, house: House, home: str) -> None:
        """Listen for the live process on loopback; `home` is this server's own origin.

        The live process itself starts with the first ticket, or now if all pages are live.
        """
        self._house, self._home = house, home
        self._server = HTTPServer(local_application(house), max_body_size=MESSAGE_MOST)
        sockets = bind_sockets(0, LOOPBACK)
        self._server.add_sockets(sockets)
        self.api = f"http://{LOOPBACK}:{sockets[0].getsockname()[1]}"
        if self._settings.pages == "live":
            await self._running()

    async def ticket(self, person: str, secret: str, module: str, lang: str) -> str:
        """The address that takes the browser to a live page, once and within a minute.

        Parameters
        ----------
        person, secret
            Who is logged in, and the secret of that login's cookie.
        module, lang
            The page and the language to show it in.

        Raises
        ------
        SettingsError
            The process of the live pages does not start.
        """
        await self._running()
        now = self._clock()
        given = issued(person, module, lang, fingerprint(secret), now)
        return f"{self._address}/enter?ticket={self._tickets.give(given, now)}"

    def redeem(self, ticket: str) -> dict[str, Any] | None:
        """What the live process needs to know of a visit; None for a ticket that is no good."""
        given = self._tickets.take(ticket, self._clock())
        if given is None or self._house is None:
            return None
        token = sealed(given, self._key())
        admitted = self.admitted(token)
        if admitted is None:
            return None
        module, words = admitted[1], admitted[1].texts[given.lang]
        return {
            "person": given.person,
            "who": self._house.who(given.person),
            "path": f"/{'m' if module.audience == 'participant' else 'staff'}/{module.id}",
            "notebook": module.notebook.relative_to(self._house.course.root).as_posix(),
            "title": words["title"],
            "lang": given.lang,
            "token": token,
            "expires": given.expires,
        }

    def admitted(self, token: str) -> tuple[Pass, Module] | None:
        """The pass and page behind a token, if the login is still open and the role still fits."""
        if self._house is None:
            return None
        now = self._clock()
        held = unsealed(token, self._key(), now)
        login = self._house.logins.known(held.login, now) if held else None
        if held is None or login is None or login.person != held.person:
            return None
        module = self._house.course.modules.get(held.module)
        roles = self._house.sessions.registry.roles(held.person)
        if module is None or not may(roles, right_for(module.audience)):
            return None
        return held, module

    async def stop(self) -> None:
        """End the live process with all its kernels, and stop listening. Harmless if not open."""
        if self._process is not None:
            await _end(self._process)
            self._process = None
        if self._server is not None:
            self._server.stop()
            await self._server.close_all_connections()
            self._server = None

    def _key(self) -> bytes:
        return self._keys.secret("live-token")

    async def _running(self) -> None:
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "lidera_nb.serve.live"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env=clean_environment(os.environ, {}),
            )
            port = await self._greeted(self._process)
            self._address = self._settings.live_url or f"http://{self._settings.host}:{port}"

    async def _greeted(self, process: asyncio.subprocess.Process) -> int:
        """Hand the process what it must know; returns the port on which it listens."""
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(self._config().to_line())
        try:
            line = await asyncio.wait_for(process.stdout.readline(), START_SECONDS)
            word, port = line.decode().split()
            if word != "ready":
                raise ValueError(word)
            return int(port)
        except (ValueError, TimeoutError):
            await _end(process)
            raise SettingsError(
                f"the live pages could not be started on port {self._settings.live_port} of "
                f"{self._settings.host}; see what their process said above, or give another port"
            ) from None

    def _config(self) -> LiveConfig:
        return LiveConfig(
            course=str(self._settings.course.resolve()),
            api=self.api,
            secret=self.secret,
            home=self._home,
            host=self._settings.host,
            port=self._settings.live_port,
            secure=self._settings.secure,
        )


async def _end(process: asyncio.subprocess.Process) -> None:
    """Ask the process to end by closing its input, and see that it does."""
    assert process.stdin is not None
    with contextlib.suppress(OSError):
        process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
