"""What a browser was shown of a page: so that it is sent what changed, and nothing twice.

A view is a function of the state of its step and of what surrounds it. After an act of the page's
own, a step that is made of the very same as at the last look (`lidera_nb.activities.unchanged`) is
not looked at again, unless roles or times changed, or that look is too long ago for what colleagues
added. Whatever else happens elsewhere is announced, and then everything is looked at.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Any

from lidera_nb.activities.activity import Step
from lidera_nb.activities.course import Module
from lidera_nb.activities.unchanged import Basis, ages, same
from lidera_nb.serve import viewtags
from lidera_nb.serve.frames import dumped

HOLDS = 15.0
"""Seconds for which a look holds at a step to which colleagues add."""


class Shown:
    """The views that a browser has of one page, by key: their tags, and what they are made of."""

    __slots__ = ("_around", "_at", "_bases", "_told")

    def __init__(self) -> None:
        self._told: dict[str, str] = {}
        self._bases: dict[str, Basis | None] = {}
        self._around: Any = None
        self._at = 0.0

    def begin(self, have: Any, module: Module) -> None:
        """A page greets: these are the views that the browser says it has kept."""
        self._told, self._around = viewtags.told(have, module), None

    def settled(
        self,
        module: Module,
        around: Any,
        basis: Callable[[Step], Basis | None],
        now: float | None = None,
    ) -> Collection[str]:
        """The keys of steps that need no other look after an act of this very page.

        `basis` gives what the view of a step is made of, `around` is whatever else the views
        depend on; everything is looked at again if that changed.
        """
        now = time.monotonic() if now is None else now
        known, bases = self._bases, {step.key: basis(step) for step in module.steps}
        self._bases = bases
        if self._around != around:
            self._around, self._at = around, now
            return ()
        settled = {key for key, made in bases.items() if same(made, known.get(key))}
        if now - self._at >= HOLDS:
            self._at = now
            settled.difference_update(step.key for step in module.steps if ages(step))
        return settled

    def anew(self) -> None:
        """Something happened elsewhere: look at everything."""
        self._around = None

    def news(self, views: dict[str, dict[str, Any]], secret: bytes) -> list[bytes]:
        """The messages that tell the views which changed since they were last told.

        A view is made into text once: that text is both what is tagged and what is sent.
        """
        messages = []
        for key, view in views.items():
            head = view.pop("n")
            text = dumped(view)
            tag = viewtags.tag_of(text, secret)
            if self._told.get(key) != tag:
                self._told[key] = tag
                rest = b"," + text[1:] if view else b"}"
                name = dumped_name(key)
                messages.append(
                    b'{"type":"view","key":%b,"tag":"%b","view":{"n":%d%b}'
                    % (name, tag.encode(), head, rest)
                )
        return messages


def dumped_name(name: str) -> bytes:
    """A step's key as JSON; authors write it, so it may hold anything."""
    return dumped({name: 0})[1:-3]
