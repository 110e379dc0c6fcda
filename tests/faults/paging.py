"""A participant's browser at a server that faults are done to."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from lidera_nb import texts
from lidera_nb.demo.bot import play
from lidera_nb.demo.wire import Wire
from lidera_nb.events.journal import Event
from tests.faults.harness import Server
from tests.faults.stubborn import MODULE, player

REASON = "Primero quiero saber qué pasó y quién está con los niños; lo demás puede esperar. " * 2
WATCH = """(() => {
  const told = (window.told = []), acts = (window.acts = {});
  const send = WebSocket.prototype.send, keep = Storage.prototype.setItem;
  WebSocket.prototype.send = function (text) {
    const said = JSON.parse(text);
    if (said.type === "act") acts[said.id] ??= Date.now();
    return send.call(this, text);
  };
  Storage.prototype.setItem = function (name, value) {
    if (name.includes(":act:")) acts[JSON.parse(value).id] ??= Date.now();
    return keep.call(this, name, value);
  };
  addEventListener("DOMContentLoaded", () => {
    const line = document.getElementById("lidera-status");
    const note = () => told.push([Date.now(), line.dataset.state]);
    new MutationObserver(note).observe(line, { attributeFilter: ["data-state"] });
  });
})();"""
"""Notes when each act was made, and what the line at the bottom said from when on."""

HURRY = """(() => {
  const later = window.setTimeout;
  window.setTimeout = (what, after, ...given) => later(what, after / 5, ...given);
})();"""
"""A page whose patience is a fifth, so that nobody waits fifteen seconds for a black hole."""


class Elsewhere:
    """A loop in a thread of its own: Playwright keeps the one of this thread for itself."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def do(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run something there to its end."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(90)

    def call(self, what: Any, *given: Any) -> None:
        """Call something there, soon."""
        self.loop.call_soon_threadsafe(what, *given)

    def close(self) -> None:
        """End the thread."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(30)
        self.loop.close()


def at_the_first_decision(server: Server, elsewhere: Elsewhere) -> Wire:
    """Come as far as the first decision; the wire holds the login."""
    wire = Wire(server.address)
    elsewhere.do(play(wire, server.code, replace(player(1), stops_after=0), MODULE))
    return wire


def lend(context: BrowserContext, wire: Wire, address: str) -> None:
    """Give a browser the login of a wire."""
    pairs = (part.split("=", 1) for part in wire.cookie.split("; "))
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in pairs])


def line(page: Page, *states: str) -> None:
    """Wait until the line at the bottom says one of these."""
    wanted = re.compile(f"^({'|'.join(states)})$")
    expect(page.locator("#lidera-status")).to_have_attribute("data-state", wanted)


def reason(page: Page) -> Locator:
    """Where a reason is written."""
    return page.locator(".l-player").get_by_role("textbox")


def locks(page: Page, text: str = REASON) -> None:
    """Decide as far as pressing the button."""
    page.locator("fieldset.l-decision").get_by_role("radio").first.check()
    reason(page).fill(text)
    sure = page.locator(".l-player").get_by_role("radio", name="75")
    if sure.count():
        sure.check()
    page.get_by_role("button", name=texts.say("es", "player.lock")).click()


def lies(told: Sequence[tuple[float, str]], acts: dict[str, float], events: Sequence[Event]):
    """Moments at which the line said "saved" and an act that was made was not in the journal."""
    stored = {event.message_id: event.at.timestamp() * 1000 for event in events}
    return [
        (when, act) for when, state in told if state == "saved"
        for act, made in acts.items() if made < when and stored.get(act, when + 1) > when
    ]  # fmt: skip
