"""A play of a scenario: small, frozen, free of texts and of the participant's words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Levels = Mapping[str, int]
"""What stands at which level, by id. A level map is never changed once it is in a play."""

_NONE: Levels = MappingProxyType({})


class Pending(NamedTuple):
    """A consequence on its way; `due` is the count of decisions at which it arrives."""

    id: str
    scene: str
    choice: str
    due: int


class Arrival(NamedTuple):
    """A late consequence that arrived after decision number `at` (1-based)."""

    id: str
    scene: str
    choice: str
    at: int


class Taken(NamedTuple):
    """A decision taken, and the levels right after it with all that arrived with it.

    `offered` are the choices that were open at that moment, the one that was taken included.
    `late` says that it was taken after its time limit.
    """

    scene: str
    choice: str
    indicators: Levels
    offered: tuple[str, ...]
    chance: bool | None = None
    arrivals: tuple[Arrival, ...] = ()
    attitudes: Levels = _NONE
    resources: Levels = _NONE
    late: bool = False


class Play(NamedTuple):
    """Where a play stands.

    `visited` are the scenes in order, the last one is on the screen. `indicators` and
    `attitudes` are 0 to 100, `resources` 0 or more. `inbox` are the messages in the order in
    which they arrived; `consulted` those and the documents that were opened.
    """

    seed: int
    visited: tuple[str, ...]
    indicators: Levels
    taken: tuple[Taken, ...] = ()
    consulted: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    pending: tuple[Pending, ...] = ()
    ended: bool = False
    attitudes: Levels = _NONE
    resources: Levels = _NONE
    inbox: tuple[str, ...] = ()
    role: str | None = None

    @property
    def scene(self) -> str:
        """The scene on the screen."""
        return self.visited[-1]
