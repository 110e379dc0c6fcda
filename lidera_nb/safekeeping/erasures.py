"""Whose keys must be destroyed, as the events tell it: an old key file revives nobody.

The server destroys the keys of whoever asked for erasure, and those of the cases that they wrote
and nobody had begun to play. The same is read here from the journal's events.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lidera_nb.activities.own.commons import PERSON
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.events.keys import Keys


@dataclass(slots=True)
class Erasures:
    """What events tell of erasures, in any order of calls."""

    people: set[str] = field(default_factory=set)
    _authors: dict[str, str] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def hear(self, event: Event) -> None:
        """Take one more event in."""
        payload = event.payload
        if isinstance(payload, kinds.PersonWithdrew) and payload.erase:
            self.people.add(event.stream.removeprefix(PERSON))
        elif isinstance(payload, kinds.OwnCasePublished):
            self._authors[payload.case] = payload.person
        elif isinstance(payload, kinds.Act):
            # A case of one's own is a page of its own, called as the case is.
            self._begun.add(payload.ctx.module)

    def owners(self) -> set[str]:
        """Whose keys must be gone: people, and cases that nobody had begun."""
        cases = {
            case
            for case, author in self._authors.items()
            if author in self.people and case not in self._begun
        }
        return self.people | cases

    def apply(self, keys: Keys, ids: set[str]) -> int:
        """Destroy what must be gone, also the keys with these ids; how many were still alive."""
        named = [key.person for key in map(keys.find, ids) if key is not None]
        return sum(keys.destroy(owner) for owner in sorted({*self.owners(), *named}))
