"""The versions of a case that are at hand: the one played from now on, and older ones by hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lidera_nb.scenario.load import Case


@dataclass(frozen=True, slots=True)
class Shelf:
    """A case in all versions that a play may be pinned to."""

    current: Case
    older: Mapping[str, Case] = field(default_factory=dict)

    def get(self, digest: str) -> Case | None:
        """The version with this content hash, None when it is not here."""
        return self.current if digest == self.current.hash else self.older.get(digest)
