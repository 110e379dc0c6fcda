"""The one websocket of a person's page: acts come in, acknowledgements and views go out.

Every message is untrusted. Who speaks comes from the cookie, asked again each time; which page
it is from the page version that this server sent; what may be seen from the sessions. Views are
sent by a task of the connection's own, so that nobody waits for a browser that does not read.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from lidera_nb import texts
from lidera_nb.activities.course import Module
from lidera_nb.serve.access import may, right_for
from lidera_nb.serve.base import COOKIE, same_origin
from lidera_nb.serve.house import House
from lidera_nb.serve.shape import named, shaped

PATIENCE = 30.0
"""Seconds that a browser may take to read a message before the connection is given up."""


class Socket(WebSocketHandler):
    """A person's connection to one page."""

    def initialize(self, house: House) -> None:
        """Take the house that every handler stands in."""
        self.house = house
        self.module: Module | None = None
        self.person = ""
        self.lang = "es"
        self._shown: dict[str, Any] = {}
        self._changed, self._showing = False, False
        self._tasks: set[asyncio.Task[None]] = set()

    def prepare(self) -> None:
        """Only someone who is logged in gets a connection."""
        self.secret = self.get_cookie(COOKIE)
        person, roles = self.house.identify(self.secret)
        if person is None or not roles:
            raise HTTPError(403)
        self.person = person

    def check_origin(self, origin: str) -> bool:
        """The page must come from this very origin."""
        return same_origin(origin, self.request.host)

    def get_compression_options(self) -> None:
        """No compression: it would cost ten times the memory of a connection."""

    def open(self, *_: str, **__: str) -> None:
        """Small messages should not wait for each other."""
        self.set_nodelay(True)

    async def on_message(self, message: str | bytes) -> None:
        """Hear a greeting or an act; anything else is passed over."""
        heard = _parsed(message)
        if not await self._welcome():
            return
        if heard.get("type") == "hello":
            await self._greet(heard)
        elif heard.get("type") == "act" and self.module is not None:
            await self._act(heard, self.module)

    async def _welcome(self) -> bool:
        """Whether the login is still open and the page still this person's; says so if not."""
        person, roles = self.house.identify(self.secret)
        module = self.module
        if person == self.person and (module is None or may(roles, right_for(module.audience))):
            return True
        await self._say({"type": "signed_out"})
        self.close()
        return False

    async def _greet(self, heard: dict[str, Any]) -> None:
        self.lang = "en" if heard.get("lang") == "en" else "es"
        module = await self._page(heard.get("page"))
        if module is None:
            await self._say({"type": "reload"})
            return
        self.module = module
        self.house.sessions.listen(self.person, self.show)
        self.show()

    async def _page(self, version: Any) -> Module | None:
        """The page of this version, if this person may have it."""
        roles = self.house.identify(self.secret)[1]
        for module in self.house.course.modules.values():
            if not may(roles, right_for(module.audience)):
                continue
            page = await self.house.pages.get(module, self.lang)
            if page.version == version:
                return module
        return None

    async def _act(self, heard: dict[str, Any], module: Module) -> None:
        act = shaped(heard, module)
        if act is None:
            head = self.house.sessions.story(self.person).head
            reason = texts.say(self.lang, "refused.malformed")
            refused = {"type": "ack", "status": "refused", "n": head, "reason": reason}
            await self._say({**refused, "id": named(heard)})
            return
        done = await self.house.sessions.act(self.person, act, self.lang)
        ack = {"type": "ack", "key": act.at[1], "id": act.message_id, "status": done.status}
        await self._say({**ack, "n": done.n, "reason": done.reason, "at": done.at})
        self.house.sessions.announce(self.person)

    def show(self) -> None:
        """See that this browser is sent what changed, soon; waits for nothing."""
        self._changed = True
        if not self._showing:
            self._showing = True
            task = asyncio.create_task(self._send_changes())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _send_changes(self) -> None:
        try:
            while self._changed:
                self._changed = False
                if self.module is not None and await self._welcome():
                    await self._send_views(self.module)
        finally:
            self._showing = False

    async def _send_views(self, module: Module) -> None:
        """The views that changed since they were last sent, then where the stream stands."""
        views = self.house.sessions.views(self.person, module, self.lang)
        for key, view in views.items():
            head = view.pop("n")
            if self._shown.get(key) != view:
                self._shown[key] = view
                await self._say({"type": "view", "key": key, "view": {"n": head, **view}})
        await self._say({"type": "head", "n": self.house.sessions.story(self.person).head})

    async def _say(self, message: dict[str, Any]) -> None:
        """Send a message; a browser that left or does not read meanwhile is nobody's fault."""
        try:
            sent = self.write_message(json.dumps(message, ensure_ascii=False))
            await asyncio.wait_for(asyncio.ensure_future(sent), PATIENCE)
        except (WebSocketClosedError, TimeoutError):
            self.on_close()
            self.close()

    def on_close(self) -> None:
        """Stop following the person's story."""
        self.house.sessions.unlisten(self.person, self.show)
        self.module = None


def _parsed(message: str | bytes) -> dict[str, Any]:
    try:
        heard = json.loads(message)
    except (ValueError, RecursionError):
        return {}
    return heard if isinstance(heard, dict) else {}
