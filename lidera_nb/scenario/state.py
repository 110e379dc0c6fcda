"""A play of a scenario: small, frozen, free of texts and of the participant's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pending:
    """A consequence on its way; `due` is the count of decisions at which it arrives."""

    id: str
    scene: str
    choice: str
    due: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A late consequence that arrived after decision number `at` (1-based)."""

    id: str
    scene: str
    choice: str
    at: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision taken, and the indicators right after it with all that arrived with it.

    `offered` are the choices that were open at that moment, the one that was taken included.
    """

    scene: str
    choice: str
    indicators: Mapping[str, int]
    offered: tuple[str, ...]
    chance: bool | None = None
    arrivals: tuple[Arrival, ...] = ()


@dataclass(frozen=True, slots=True)
class Play:
    """Where a play stands.

    `visited` are the scenes in order, the last one is on the screen. `indicators` are 0 to 100.
    """

    seed: int
    visited: tuple[str, ...]
    indicators: Mapping[str, int]
    taken: tuple[Taken, ...] = ()
    consulted: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    pending: tuple[Pending, ...] = ()
    ended: bool = False

    @property
    def scene(self) -> str:
        """The scene on the screen."""
        return self.visited[-1]
