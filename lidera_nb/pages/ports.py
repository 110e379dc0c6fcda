"""The ways from a notebook to the journal: none while rendering, the server's API, or a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol
from urllib.error import URLError
from urllib.request import Request, urlopen

from lidera_nb import texts
from lidera_nb.activities.activity import View
from lidera_nb.activities.course import Module
from lidera_nb.pages.local import LocalPort
from lidera_nb.pages.place import Place


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

    def views(self) -> Mapping[str, View]:
        """What the server lets this person see."""
        answer = self._post("/views", {})
        return answer.get("views", {}) if answer else {}

    def act(self, key: str, message: Mapping[str, Any]) -> dict[str, Any]:
        """Hand the message to the server."""
        answer = self._post("/act", {"key": key, "message": dict(message)})
        if answer is None:
            reason = texts.say(self._place.lang, "refused.unsaved")
            return {"status": "refused", "n": message.get("n", 0), "reason": reason}
        return answer

    def _post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any] | None:
        request = Request(  # noqa: S310 - the address comes from the server that started us
            self._place.api + path,
            data=json.dumps({"module": self._module.id, **body}).encode(),
            headers={
                "Authorization": f"Bearer {self._place.token}",
                "Content-Type": "application/json",
            },
        )
        try:
            with urlopen(request, timeout=20) as response:  # noqa: S310
                answer: dict[str, Any] = json.load(response)
                return answer
        except (URLError, TimeoutError, ValueError):
            return None


def port_for(place: Place, module: Module) -> Port:
    """The port of a page in this place."""
    if place.kind == "render":
        return RenderPort()
    if place.kind == "server":
        return ServerPort(place, module)
    return LocalPort(place, module)
