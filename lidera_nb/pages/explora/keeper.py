"""Keeps what a person chose and wrote: acts to the port, and a sentence on what became of them.

A kernel has no browser's outbox: what the server does not confirm is told at once, as not saved.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import View
from lidera_nb.clock import utc_now
from lidera_nb.pages.ports import Port

PAUSE = 0.6
"""Seconds without another change before a choice is sent."""

Tell = Callable[[str, str], None]
"""``tell(state, sentence)``: `state` is ``saving``, ``saved`` or ``refused``."""


class Keeper:
    """Acts upon one step of a page for whoever looks at it."""

    def __init__(self, port: Port, key: str, lang: str, tell: Tell) -> None:
        self._port, self._key, self._lang, self._tell = port, key, lang, tell
        self._waiting: asyncio.TimerHandle | None = None
        self.view: View = dict(port.views().get(key, {"n": 0, "status": "loading"}))

    def soon(self, body: Callable[[], Mapping[str, Any]]) -> None:
        """Send a choice once no other follows it at once."""
        self._tell("saving", texts.say(self._lang, "common.saving"))
        if self._waiting:
            self._waiting.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.now(body())
            return
        self._waiting = loop.call_later(PAUSE, lambda: self.now(body()))

    def now(self, body: Mapping[str, Any]) -> bool:
        """Send it, and tell; true if it was saved."""
        # The head moves with whatever the person does elsewhere. Here the last wish counts.
        self.view = dict(self._port.views().get(self._key, self.view))
        ack = self._port.act(
            self._key,
            {
                "id": str(uuid.uuid4()),
                "n": self.view["n"],
                "at": utc_now().isoformat(),
                "body": dict(body),
            },
        )
        saved: bool = ack["status"] == "saved"
        if saved:
            self._tell("saved", texts.say(self._lang, "explore.saved"))
        else:
            refused = texts.say(self._lang, "explore.unsaved", reason=ack["reason"])
            self._tell("refused", refused)
        return saved
