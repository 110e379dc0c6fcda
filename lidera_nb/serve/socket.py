"""The one websocket of a person's page: acts come in, acknowledgements and views go out.

Every message is untrusted. Who speaks comes from the cookie at the handshake, which page it is
from the page version that this server sent, and what may be seen from the sessions.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from lidera_nb import texts
from lidera_nb.activities.course import Module
from lidera_nb.serve.access import may, right_for
from lidera_nb.serve.base import COOKIE
from lidera_nb.serve.house import House
from lidera_nb.serve.shape import ID_MOST, shaped


class Socket(WebSocketHandler):
    """A person's connection to one page."""

    def initialize(self, house: House) -> None:
        """Take the house that every handler stands in."""
        self.house = house
        self.module: Module | None = None
        self.lang = "es"
        self._shown: dict[str, Any] = {}

    def prepare(self) -> None:
        """Only someone who is logged in gets a connection."""
        self.secret = self.get_cookie(COOKIE)
        self.person, self.role = self.house.identify(self.secret)
        if self.person is None or self.role is None:
            raise HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        """The page must come from this very origin."""
        return urlsplit(origin).netloc == self.request.host

    def get_compression_options(self) -> None:
        """No compression: it would cost ten times the memory of a connection."""

    def open(self, *_: str, **__: str) -> None:
        """Small messages should not wait for each other."""
        self.set_nodelay(True)

    async def on_message(self, message: str | bytes) -> None:
        """Hear a greeting or an act; anything else is passed over."""
        heard = _parsed(message)
        if self.house.identify(self.secret)[0] != self.person:
            await self._say({"type": "signed_out"})
            self.close()
        elif heard.get("type") == "hello":
            await self._greet(heard)
        elif heard.get("type") == "act" and self.module is not None:
            await self._act(heard, self.module)

    async def _greet(self, heard: dict[str, Any]) -> None:
        self.lang = "en" if heard.get("lang") == "en" else "es"
        module = await self._page(heard.get("page"))
        if module is None:
            await self._say({"type": "reload"})
            return
        self.module = module
        assert self.person is not None
        self.house.sessions.listen(self.person, self.show)
        await self.show()

    async def _page(self, version: Any) -> Module | None:
        """The page of this version, if this person may have it."""
        for module in self.house.course.modules.values():
            if not may(self.role, right_for(module.audience)):
                continue
            page = await self.house.pages.get(module, self.lang)
            if page.version == version:
                return module
        return None

    async def _act(self, heard: dict[str, Any], module: Module) -> None:
        assert self.person is not None
        act = shaped(heard, module)
        if act is None:
            reason = texts.say(self.lang, "refused.malformed")
            head = self.house.sessions.story(self.person).head
            refused = {"type": "ack", "status": "refused", "n": head, "reason": reason}
            await self._say({**refused, "id": str(heard.get("id"))[:ID_MOST]})
            return
        outcome = await self.house.sessions.act(self.person, act, self.lang)
        await self._say(
            {
                "type": "ack",
                "key": act.at[1],
                "id": act.message_id,
                "status": outcome.status,
                "n": outcome.n,
                "reason": outcome.reason,
                "at": outcome.at,
            }
        )
        await self.house.sessions.announce(self.person)

    async def show(self) -> None:
        """Send the views that changed since they were last sent, then where the stream stands."""
        if self.module is None or self.person is None:
            return
        views = self.house.sessions.views(self.person, self.module, self.lang)
        for key, view in views.items():
            head = view.pop("n")
            if self._shown.get(key) != view:
                self._shown[key] = view
                await self._say({"type": "view", "key": key, "view": {"n": head, **view}})
        await self._say({"type": "head", "n": self.house.sessions.story(self.person).head})

    async def _say(self, message: dict[str, Any]) -> None:
        """Send a message; a browser that left meanwhile is nobody's fault."""
        try:
            await self.write_message(json.dumps(message, ensure_ascii=False))
        except WebSocketClosedError:
            self.on_close()

    def on_close(self) -> None:
        """Stop following the person's story."""
        if self.person is not None:
            self.house.sessions.unlisten(self.person, self.show)


def _parsed(message: str | bytes) -> dict[str, Any]:
    try:
        heard = json.loads(message)
    except (ValueError, RecursionError):
        return {}
    return heard if isinstance(heard, dict) else {}
