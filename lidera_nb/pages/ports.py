"""The ways from a notebook to the journal: none while rendering, the server's API, or a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from lidera_nb import texts
from lidera_nb.activities.activity import View
from lidera_nb.activities.course import Module
from lidera_nb.pages.local import LocalPort
from lidera_nb.pages.place import Place

MESSAGE_MOST = 64 * 1024 - 512
"""What fits into the server's limit on a request."""

ANSWER_SECONDS = 20
UNAUTHORIZED = 401


class Port(Protocol):
    """What a page's widgets talk to."""

    def views(self) -> Mapping[str, View]:
        """What the person may see now, by step key."""

    def act(self, key: str, message: Mapping[str, Any]) -> dict[str, Any]:
        """Do what a widget's message asks: ``status``, ``n``, and a ``reason`` if refused."""


class RenderPort:
    """Nobody is there: the page is being rendered for everyone."""

    def views(self) -> Mapping[str, View]:
        """Nothing to see."""
        return {}

    def act(self, key: str, message: Mapping[str, Any]) -> dict[str, Any]:
        """Nobody can act."""
        return {"status": "refused", "n": 0, "reason": "", "key": key, "id": message.get("id")}


class ServerPort:
    """The server's local API, with a token that stands for one login and one page."""

    def __init__(self, place: Place, module: Module) -> None:
        self._place, self._module = place, module
        self._direct = build_opener(ProxyHandler({}))

    def views(self) -> Mapping[str, View]:
        """What the server lets this person see; nothing once the login has ended."""
        try:
            views: Mapping[str, View] = self._post("/views", {})["views"]
        except _Unanswered:
            return {}
        return views

    def act(self, key: str, message: Mapping[str, Any]) -> dict[str, Any]:
        """Hand the message to the server."""
        try:
            return self._post("/act", {"key": key, "message": dict(message)})
        except _Unanswered as unanswered:
            reason = texts.say(self._place.lang, unanswered.text_id)
            return {"status": "refused", "n": message.get("n", 0), "reason": reason}

    def _post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        data = json.dumps({"module": self._module.id, **body}, ensure_ascii=False)
        raw = data.encode("utf-8", "surrogatepass")
        if len(raw) > MESSAGE_MOST:
            raise _Unanswered("refused.too_long")
        request = Request(self._place.api + path, raw, self._headers())  # noqa: S310 - our server
        try:
            with self._direct.open(request, timeout=ANSWER_SECONDS) as response:
                answer: dict[str, Any] = json.load(response)
                return answer
        except HTTPError as error:
            ended = error.code == UNAUTHORIZED
            raise _Unanswered("status.signed_out" if ended else "refused.unsaved") from None
        except (URLError, TimeoutError, ValueError):
            raise _Unanswered("refused.unsaved") from None

    def _headers(self) -> dict[str, str]:
        bearer = f"Bearer {self._place.token}"
        return {"Authorization": bearer, "Content-Type": "application/json"}


class _Unanswered(Exception):  # noqa: N818 - what happened, told by a text of the catalogue
    def __init__(self, text_id: str) -> None:
        self.text_id = text_id
        super().__init__(text_id)


def port_for(place: Place, module: Module) -> Port:
    """The port of a page in this place."""
    if place.kind == "render":
        return RenderPort()
    if place.kind == "server":
        return ServerPort(place, module)
    return LocalPort(place, module)
