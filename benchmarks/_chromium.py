"""Visits in Chromium that act at once, and what they cost on the wire.

A page is visited in a context of its own (nothing cached) and then again in the same context.
Bytes are `encodedDataLength`, headers included, as the browser counted them; payloads of
websocket frames are counted apart, since the browser tells them unpacked.
"""

from __future__ import annotations

import base64
import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from lidera_nb import texts

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync"]  # fmt: skip
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
REASON = "Primero quiero saber qué pasó y quién está con los niños; lo demás puede esperar. "
POLL_MS = 50
QUIET_MS = 800
"""After the answer, how long to wait for loads that are still on their way."""


@dataclass
class Wire:
    """What went over the wire since the count began."""

    host: str
    sizes: dict[str, float] = field(default_factory=dict)
    ws_bytes: int = 0
    websockets: int = 0
    off_origin: int = 0

    def follow(self, cdp: CDPSession) -> None:
        """Listen to a page's network."""
        cdp.on("Network.requestWillBeSent", self._asked)
        cdp.on("Network.requestServedFromCache", self._cached)
        cdp.on("Network.responseReceived", self._came)
        cdp.on("Network.loadingFinished", self._finished)
        cdp.on("Network.webSocketCreated", self._socket)
        cdp.on("Network.webSocketFrameSent", self._frame)
        cdp.on("Network.webSocketFrameReceived", self._frame)
        cdp.send("Network.enable")

    def told(self) -> dict[str, int]:
        """The figures so far; a websocket is a request, too."""
        return {
            "bytes": round(sum(self.sizes.values())),
            "requests": len(self.sizes) + self.websockets,
            "ws_bytes": self.ws_bytes,
            "off_origin_requests": self.off_origin,
        }

    def _asked(self, event: Mapping[str, Any]) -> None:
        at = urlsplit(event["request"]["url"])
        if at.scheme in ("http", "https"):
            redirected = event.get("redirectResponse", {}).get("encodedDataLength", 0)
            self.sizes[event["requestId"]] = self.sizes.get(event["requestId"], 0) + redirected
            self.off_origin += at.netloc != self.host

    def _came(self, event: Mapping[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._cached(event)

    def _cached(self, event: Mapping[str, Any]) -> None:
        self.sizes.pop(event["requestId"], None)

    def _finished(self, event: Mapping[str, Any]) -> None:
        if event["requestId"] in self.sizes:
            self.sizes[event["requestId"]] += event["encodedDataLength"]

    def _socket(self, event: Mapping[str, Any]) -> None:
        self.websockets += 1
        self.off_origin += urlsplit(event["url"]).netloc != self.host

    def _frame(self, event: Mapping[str, Any]) -> None:
        frame = event["response"]
        data: str = frame["payloadData"]
        self.ws_bytes += len(base64.b64decode(data) if frame["opcode"] == 2 else data.encode())


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, closed afterwards; RuntimeError if there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise RuntimeError("Chromium is missing: install the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=FLAGS, handle_sigint=False, handle_sigterm=False
        )
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visitor:
    """Someone with an empty cache in front of an address."""

    page: Page
    address: str
    slow: bool = False
    patience: float = 60.0

    def visit(self) -> dict[str, Any]:
        """Go there from elsewhere, act at once, and count until all is quiet."""
        self.leave()
        return self._counted(lambda wait: self.page.goto(self.address, **wait))

    def reload(self) -> dict[str, Any]:
        """The same for a reload of the page that is open."""
        return self._counted(lambda wait: self.page.reload(**wait))

    def _counted(self, go: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        cdp = self.page.context.new_cdp_session(self.page)
        wire = Wire(urlsplit(self.address).netloc)
        wire.follow(cdp)
        if self.slow:
            cdp.send("Network.emulateNetworkConditions", SLOW_3G)
        limit = self.patience * 1000
        go({"wait_until": "commit", "timeout": limit})
        marks = self._marks()
        self.page.wait_for_timeout(QUIET_MS)
        cdp.detach()
        return {**{f"{name}_s": round(at, 3) for name, at in marks.items()}, **wire.told()}

    def _marks(self) -> dict[str, float]:
        """The script's marks, once it is done; a page's policy forbids to wait inside the page."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            marks: dict[str, float] = self.page.evaluate("() => window.marks || {}")
            if "answered" in marks:
                return marks
            self.page.wait_for_timeout(POLL_MS)
        raise RuntimeError(f"no answer within {self.patience:.0f} seconds; seen: {marks}")

    def leave(self) -> None:
        """Go elsewhere, so that the server learns that the page was closed."""
        self.page.goto("about:blank")


@contextmanager
def visitor(
    browser: Browser, address: str, cookies: Mapping[str, str], *, slow: bool = False
) -> Iterator[Visitor]:
    """A person with the cookies of a login, in a context of their own."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-CL")
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    context.add_cookies([{"name": k, "value": v, "url": origin} for k, v in cookies.items()])
    context.add_init_script(_script())
    came = Visitor(context.new_page(), address, slow, 400.0 if slow else 60.0)
    try:
        yield came
        came.leave()
    finally:
        context.close()


def _script() -> str:
    words = {name: texts.say("es", f"player.{name}") for name in ("lock", "consequence")}
    told = json.dumps({"words": words, "reason": REASON * 2})
    script = Path(__file__).with_name("_play.js").read_text("utf-8")
    return script.replace("/* told */", told)
