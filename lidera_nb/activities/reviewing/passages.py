"""Passages of a text that are hidden: those that somebody masked, and what tells who they are.

A hidden character is replaced by a block, one for one, so that positions stay what they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lidera_nb.activities.registry import Cohort
from lidera_nb.events.kinds.review import Span
from lidera_nb.reflection import scan

BLOCK = "█"

Part = tuple[int, int]
"""Where a passage begins and ends, in characters."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a reader sees texts: `named` says that they asked for names, `roster` whose they are."""

    roster: tuple[str, ...]
    named: bool

    def found(self, text: str) -> list[tuple[int, int, str]]:
        """What in a text tells who somebody is: from where, to where, and what it is."""
        return [(one.start, one.end, one.kind) for one in scan.find(text, self.roster)]

    def shown(self, text: str) -> str:
        """A text beside the one that is read; without names, with nothing that gives one away."""
        if self.named:
            return text
        return hide(text, [(start, end) for start, end, _ in self.found(text)])


def roster(cohort: Cohort) -> tuple[str, ...]:
    """The names of everybody in a cohort."""
    return tuple(member.name for member in cohort.members.values() if member.name)


def of_field(spans: Iterable[Span], field: str) -> list[Part]:
    """The passages of one answer, in order, those that touch as one."""
    return merged((one.start, one.end) for one in spans if one.field == field)


def merged(parts: Iterable[Part]) -> list[Part]:
    """Passages in order; those that overlap or touch are one."""
    found: list[Part] = []
    for start, end in sorted(parts):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def hide(text: str, parts: Sequence[Part]) -> str:
    """The text with every character of some passages replaced by a block."""
    for start, end in parts:
        text = text[:start] + BLOCK * (min(end, len(text)) - start) + text[end:]
    return text
