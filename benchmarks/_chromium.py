"""Visits in Chromium that act at once, and what a page asks for.

A page is visited in a context of its own (nothing cached) and then again in the same context.
What `Wire` counts is what the browser tells of a page: bytes are `encodedDataLength`, headers
included; payloads of websocket frames are counted apart, unpacked. What a service worker asks
for is not in it: see `_line` for all that passes.
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
REASON = "Primero quiero saber qué pasó y quién está con los niños; lo demás puede esperar. "
POLL_MS = 10
SETTLE_MS = 1500
"""Before each visit: what is left of the last one (processes that end) weighs on nobody."""
DONE = "benchmarkDone"
"""The name by which a page's script says that it was answered."""


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
    """Someone with an empty cache in front of an address; `told` is what their page says."""

    page: Page
    address: str
    told: list[dict[str, float]]
    watched: bool = True
    patience: float = 60.0

    def visit(self) -> dict[str, Any]:
        """Go there from elsewhere and act at once."""
        self.leave()
        return self._followed(lambda wait: self.page.goto(self.address, **wait))

    def again(self) -> dict[str, Any]:
        """The same in a new tab, the old one closed: nothing of it is left but what is kept."""
        old, self.page = self.page, self.page.context.new_page()
        old.close()
        return self.visit()

    def reload(self) -> dict[str, Any]:
        """The same for a reload of the page that is open."""
        return self._followed(lambda wait: self.page.reload(**wait))

    def _followed(self, go: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        self.page.wait_for_timeout(SETTLE_MS)
        if not self.watched:
            return self._marks(go)
        cdp, wire = (
            self.page.context.new_cdp_session(self.page),
            Wire(urlsplit(self.address).netloc),
        )
        wire.follow(cdp)
        marks = self._marks(go)
        cdp.detach()
        return {**marks, "off_origin_requests": wire.off_origin}

    def _marks(self, go: Callable[[dict[str, Any]], object]) -> dict[str, float]:
        """The script's marks, told by itself: to ask the page for them would take its time."""
        self.told.clear()
        go({"wait_until": "commit", "timeout": self.patience * 1000})
        end = time.monotonic() + self.patience
        while not self.told and time.monotonic() < end:
            self.page.wait_for_timeout(POLL_MS)
        if self.told:
            return {f"{name}_s": round(at, 3) for name, at in self.told[0].items()}
        marks = self.page.evaluate("() => window.marks")
        raise RuntimeError(f"no answer within {self.patience:.0f} seconds; seen: {marks}")

    def leave(self) -> None:
        """Go elsewhere, so that the server learns that the page was closed."""
        self.page.goto("about:blank")


@contextmanager
def visitor(
    browser: Browser,
    address: str,
    cookies: Mapping[str, str],
    *,
    watched: bool = True,
    patience: float = 60.0,
) -> Iterator[Visitor]:
    """A person with the cookies of a login, in a context of their own."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-CL")
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    context.add_cookies([{"name": k, "value": v, "url": origin} for k, v in cookies.items()])
    told: list[dict[str, float]] = []
    context.expose_function(DONE, lambda marks: told.append(marks))
    context.add_init_script(_script())
    came = Visitor(context.new_page(), address, told, watched, patience)
    try:
        yield came
        came.leave()
    finally:
        context.close()


def _script() -> str:
    words = {name: texts.say("es", f"player.{name}") for name in ("lock", "consequence")}
    told = json.dumps({"words": words, "reason": REASON * 2, "done": DONE})
    script = Path(__file__).with_name("_play.js").read_text("utf-8")
    return script.replace("/* told */", told)
