"""What instructors did with an offered case: a fold of their acts upon it, in order of time.

Several instructors of a cohort may work on the same case; the last one who wrote a line, or said
what becomes of the case, holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from lidera_nb.events import kinds
from lidera_nb.events.journal import Event

Lines = Mapping[str, Mapping[str, str]]
"""By ``language:text id``: the `text`, and a digest `of` the author's line it was written for."""


@dataclass(frozen=True, slots=True)
class Handling:
    """How a case was dealt with.

    `status` is what was said of it last (``""``, returned, published, retired) and `at` when;
    `versions` how often it was published, `published` the hash of the last one.
    """

    status: str = ""
    at: datetime | None = None
    opened: datetime | None = None
    comment: str = ""
    lines: Lines = field(default_factory=dict)
    effects: Mapping[str, int] = field(default_factory=dict)
    versions: int = 0
    published: str = ""

    def stands(self, sent: datetime | None) -> str:
        """How a case stands that was sent then: what was said of it before that is over."""
        if self.at is not None and sent is not None and self.at >= sent:
            return self.status
        seen = self.opened is not None and sent is not None and self.opened >= sent
        return "opened" if seen else "sent"


def handled(case: str, events: Iterable[Event]) -> Handling:
    """The handling of one case by these acts of instructors, in any order."""
    found = Handling()
    for event in sorted(events, key=lambda event: event.seq):
        if getattr(event.payload, "case", None) == case:
            found = _after(found, event)
    return found


def _after(found: Handling, event: Event) -> Handling:
    match event.payload:
        case kinds.OwnCaseOpened():
            return replace(found, opened=event.at)
        case kinds.OwnCaseEdited() as edited:
            lines = {**found.lines, **edited.lines}
            return replace(found, lines=lines, effects={**found.effects, **edited.effects})
        case kinds.OwnCaseReturned() as returned:
            return replace(found, status="returned", at=event.at, comment=returned.comment)
        case kinds.OwnCasePublished() as published:
            found = replace(found, versions=found.versions + 1, published=published.ctx.hash)
            return replace(found, status="published", at=event.at)
        case kinds.OwnCaseRetired():
            return replace(found, status="retired", at=event.at)
        case _:
            return found
