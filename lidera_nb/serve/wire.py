"""A websocket that is closed to other sites, never leaks an error, and waits for no slow reader.

It knows no message: what is said over it is `socket`'s to know.
"""

from __future__ import annotations

import asyncio
import json
import logging
from asyncio import Future
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from lidera_nb.serve.base import same_origin
from lidera_nb.serve.frames import dumped, framed
from lidera_nb.serve.headers import CLOSED, closed

if TYPE_CHECKING:
    from lidera_nb.serve.house import House

OPENED = 101
"""The status of an answer that turns a request into a connection."""
PATIENCE = 30.0
"""Seconds that a browser may take to read a message before the connection is given up."""

_log = logging.getLogger(__name__)


class WireHandler(WebSocketHandler):
    """Base of the server's websocket."""

    heard = 0.0

    def initialize(self, house: House) -> None:
        """Take the house that every handler stands in."""
        self.house = house

    def set_default_headers(self) -> None:
        """Close what a browser would leave open, where no connection comes about."""
        for name, value in closed(self.application.settings.get("secure", False)).items():
            self.set_header(name, value)
        self.clear_header("Server")

    def finish(self, chunk: str | bytes | dict[str, Any] | None = None) -> Future[None]:
        """Send an answer; one that opens the connection shows nothing that had to be closed."""
        if self.get_status() == OPENED:
            for name in CLOSED:
                self.clear_header(name)
        return super().finish(chunk)

    def prepare(self) -> None:
        """Ask for the origin before tornado does: it lets pass whoever names none."""
        upgrade = self.request.headers.get("Upgrade", "").lower() == "websocket"
        if upgrade and not self.check_origin(self.request.headers.get("Origin", "")):
            raise HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        """The page must come from this very origin."""
        return same_origin(origin, self.request.host)

    def get_compression_options(self) -> None:
        """No compression: it would cost ten times the memory of a connection."""

    def alive(self) -> None:
        """Take in that something was heard: whoever speaks is not asked whether they are there."""
        self.heard = self.house.pulse.now()

    def on_pong(self, data: bytes) -> None:  # noqa: ARG002 - Tornado's signature
        """Hear the answer to a ping."""
        self.alive()

    def knock(self) -> bool:
        """Ask for a sign of life; whether the connection is open."""
        try:
            self.ping()
        except (WebSocketClosedError, StreamClosedError):
            return False
        return True

    def give_up(self) -> None:
        """Close the connection: nothing was heard in time."""
        self.close(reason="ping timed out")

    async def say(self, message: dict[str, Any]) -> None:
        """Send a message; a browser that left or does not read meanwhile is nobody's fault."""
        await self.send((dumped(message),))

    async def send(self, texts: Sequence[bytes]) -> None:
        """Send messages in one piece; waits only for a browser that reads slowly."""
        line = self.ws_connection
        stream = getattr(line, "stream", None)
        if line is None or stream is None or line.is_closing():
            self.on_close()
            return
        try:
            sent = stream.write(framed(texts))
            if not sent.done():
                await asyncio.wait_for(sent, PATIENCE)
        except (StreamClosedError, TimeoutError):
            self.on_close()
            self.close()

    def write_error(self, status_code: int, **_: Any) -> None:
        """The status and nothing about its cause: no person reads this."""
        self.finish({"error": status_code})

    def log_exception(self, *error: Any) -> None:
        """Log what failed by kind and place; never what someone typed."""
        if not isinstance(error[1], HTTPError):
            _log.error("a page's connection failed", exc_info=error)


def parsed(message: str | bytes) -> dict[str, Any]:
    """The JSON object in a message; an empty one if there is none."""
    try:
        heard = json.loads(message)
    except (ValueError, RecursionError):
        return {}
    return heard if isinstance(heard, dict) else {}
