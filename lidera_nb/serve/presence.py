"""Who has a page of the review desk open now: it is told of nobody but to colleagues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable


class Presence:
    """Open pages by person; `colleagues` gives whom to tell when somebody came or went."""

    def __init__(
        self,
        colleagues: Callable[[str], Iterable[str]],
        announce: Callable[[str], None],
    ) -> None:
        self._colleagues, self._announce = colleagues, announce
        self._pages: Counter[str] = Counter()

    @property
    def here(self) -> frozenset[str]:
        """Those with at least one page open."""
        return frozenset(self._pages)

    def arrive(self, person: str) -> None:
        """Somebody opened a page."""
        self._pages[person] += 1
        if self._pages[person] == 1:
            self._tell(person)

    def depart(self, person: str) -> None:
        """A page was closed, or its connection was lost."""
        self._pages[person] -= 1
        if self._pages[person] <= 0:
            del self._pages[person]
            self._tell(person)

    def _tell(self, person: str) -> None:
        for colleague in set(self._colleagues(person)) - {person}:
            if colleague in self._pages:
                self._announce(colleague)
