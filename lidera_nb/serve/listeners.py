"""Who wants to hear when something changed for a person: the pages that they have open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

Listener = Callable[[], None]


class Listeners:
    """Pages by person; telling them waits for nobody."""

    def __init__(self) -> None:
        self._of: defaultdict[str, set[Listener]] = defaultdict(set)

    def listen(self, person: str, listener: Listener) -> None:
        """Call `listener` after every change of a person's story."""
        self._of[person].add(listener)

    def unlisten(self, person: str, listener: Listener) -> None:
        """Stop calling `listener`; harmless if it never was."""
        self._of[person].discard(listener)
        if not self._of[person]:
            del self._of[person]

    def has(self, person: str) -> bool:
        """Whether anybody listens: a page of this person is open."""
        return person in self._of

    def announce(self, person: str, apart: Listener | None = None) -> None:
        """Tell everyone who listens that something changed for a person, `apart` from one."""
        for listener in tuple(self._of.get(person, ())):
            if listener != apart:
                listener()
