"""A participant's browser without the browser: the served protocol, as a client speaks it."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from lidera_nb.errors import AccessError

_CONFIG = re.compile(rb'<script type="application/json" id="lidera-page">(.*?)</script>', re.DOTALL)


def hang_up(line: WebSocketClientConnection) -> None:
    """Say goodbye and close the line at once: the loop may end before the other side answers."""
    protocol = line.protocol
    line.close()
    if protocol is not None and protocol.stream is not None:
        protocol.stream.close()


@dataclass(slots=True)
class Wire:
    """One person's connection to one page.

    `views` holds the latest view of each widget by its key.
    """

    address: str
    cookie: str = ""
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    _socket: WebSocketClientConnection | None = None

    async def log_in(self, code: str) -> None:
        """Log in by access code.

        Raises
        ------
        AccessError
            The server does not know the code.
        """
        answer = await self._fetch("/login", {"code": code})
        if answer.code != 303:
            raise AccessError("the server refused an access code that was just made for it")
        cookies = answer.headers.get_list("Set-Cookie")
        self.cookie = "; ".join(cookie.split(";")[0] for cookie in cookies)

    async def open(self, path: str) -> None:
        """Open a page and wait until every widget on it has its view."""
        answer = await self._fetch(path)
        found = _CONFIG.search(answer.body)
        if found is None:
            raise AccessError(f"the server sent no page at {path} (status {answer.code})")
        config = json.loads(found[1])
        url = self.address.replace("http", "ws", 1).rstrip("/") + config["ws"]
        self._socket = await websocket_connect(HTTPRequest(url, headers=self._headers()))
        hello = {"type": "hello", "page": config["page"], "lang": config["lang"]}
        await self._socket.write_message(json.dumps(hello))
        while len(self.views) < len(config["widgets"]):
            await self.hear()

    async def act(self, key: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Send an act and wait for its acknowledgement and the views that follow it."""
        sent = {"type": "act", "key": key, "id": str(uuid.uuid4()), "n": self.views[key]["n"]}
        heard = await self.send({**sent, "body": body})
        while any(view["n"] < heard["n"] for view in self.views.values()):
            await self.hear()
        return heard

    async def send(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Send a message as it is and wait for its acknowledgement."""
        await self.send_raw(json.dumps(message))
        while True:
            heard = await self.hear()
            if heard.get("type") == "ack" and heard["id"] == message["id"]:
                return heard

    async def send_raw(self, text: str) -> None:
        """Send any text at all."""
        assert self._socket is not None
        await self._socket.write_message(text)

    async def ask_page(self, path: str) -> HTTPResponse:
        """Fetch a page without following where it leads."""
        return await self._fetch(path)

    async def ask(self, path: str, form: Mapping[str, str]) -> HTTPResponse:
        """Send a form of the server's own pages."""
        return await self._fetch(path, form)

    def close(self) -> None:
        """Leave the page."""
        if self._socket is not None:
            hang_up(self._socket)

    async def hear(self) -> dict[str, Any]:
        """The next message of the server; views are kept as they come."""
        assert self._socket is not None
        message = await self._socket.read_message()
        if message is None:
            raise AccessError("the server closed the connection before it answered")
        heard: dict[str, Any] = json.loads(message)
        if heard.get("type") == "view":
            self.views[heard["key"]] = heard["view"]
        elif heard.get("type") == "head":
            for view in self.views.values():
                view["n"] = heard["n"]
        return heard

    async def _fetch(self, path: str, form: Mapping[str, str] | None = None) -> HTTPResponse:
        request = HTTPRequest(
            self.address.rstrip("/") + path,
            method="GET" if form is None else "POST",
            body=None if form is None else urlencode(form),
            headers=self._headers(),
            follow_redirects=False,
        )
        try:
            return await AsyncHTTPClient().fetch(request, raise_error=False)
        except (HTTPClientError, OSError) as error:
            raise AccessError(f"the server at {self.address} does not answer: {error}") from None

    def _headers(self) -> dict[str, str]:
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(self.address))
        return {"Origin": origin, "Cookie": self.cookie}
