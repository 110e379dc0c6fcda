"""What a bot's browser asks for: the login, a page, and the way to its websocket.

Each browser names an address of its own, as nginx does for people who come from everywhere; the
server believes it where the settings name the proxy.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from _lines import KEY, LostError, line_to

CONFIG = re.compile(rb'<script type="application/json" id="lidera-page">(.*?)</script>', re.DOTALL)
FORM = "Content-Type: application/x-www-form-urlencoded"
UPGRADE = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
           f"Sec-WebSocket-Key: {KEY}")  # fmt: skip
SIGNED_OUT = (302, 303, 403)
PAGES: dict[tuple[int, str], str] = {}
"""The version of each page that a server sent, by its port: read once, fetched by everyone."""


@dataclass
class Browser:
    """A browser of somebody whose number settles its address."""

    port: int
    number: int
    cookie: str = ""

    async def login(self, code: str) -> None:
        """Log in with the code, as the form does; LostError if that was refused."""
        form = urlencode({"code": code})
        length = f"Content-Length: {len(form)}"
        status, head, _ = await self._ask(self.request("POST", "/login", FORM, length) + form)
        if status != 303:
            raise LostError(f"the login was answered {status}")
        found = re.search(r"[Ss]et-[Cc]ookie: ([^;]+)", head)
        assert found, head
        self.cookie = found[1]

    async def page(self, module: str) -> None:
        """Load a module's page; LostError if it did not come."""
        status, head, body = await self._ask(self.request("GET", f"/m/{module}"))
        if status != 200:
            raise LostError(f"the page {module} was answered {status}")
        if (self.port, module) not in PAGES:
            plain = gzip.decompress(body) if "gzip" in head.lower() else body
            config = CONFIG.search(plain)
            assert config, f"no page at {module}"
            PAGES[self.port, module] = json.loads(config[1])["page"]

    async def signed_out(self) -> bool:
        """Whether the login is over; a page asks so when it was not connected."""
        with suppress(LostError, OSError, TimeoutError):
            status, _, _ = await self._ask(self.request("GET", "/"))
            return status in SIGNED_OUT
        return False

    def upgrade(self, module: str, have: Mapping[str, str]) -> str:
        """The request for a websocket, greeting in its address with the views that were kept."""
        hello = {"type": "hello", "page": PAGES[self.port, module], "lang": "es", "have": have}
        return self.request("GET", f"/ws?hello={quote(json.dumps(hello))}", *UPGRADE)

    def request(self, method: str, path: str, *more: str) -> str:
        """A request as this browser sends it."""
        own = f"127.0.0.1:{self.port}"
        address = ".".join(map(str, (10, *self.number.to_bytes(3))))
        lines = [f"{method} {path} HTTP/1.1", f"Host: {own}", f"Origin: http://{own}",
                 f"X-Forwarded-For: {address}", "Accept-Encoding: gzip", f"Cookie: {self.cookie}",
                 *more]  # fmt: skip
        return "\r\n".join(lines) + "\r\n\r\n"

    async def _ask(self, request: str) -> tuple[int, str, bytes]:
        line = await line_to("127.0.0.1", self.port, _nothing, _nothing)
        try:
            return await line.ask(request)
        finally:
            line.close()


def _nothing(*_: bytes) -> None:
    pass
