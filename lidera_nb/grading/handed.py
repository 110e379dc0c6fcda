"""What the journal says was handed in: the hand-in that stands, of each person and assignment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal

PEOPLE = "person:"


@dataclass(frozen=True, slots=True)
class Handed:
    """A hand-in: `withdrawn` if it was taken back, `erased` if its words can no longer be read."""

    person: str
    assignment: str
    module: str
    step: str
    version: int
    hash: str
    number: int
    at: datetime
    late: bool
    cohort: str
    answers: Mapping[str, Any]
    withdrawn: bool = False
    erased: bool = False


def hand_ins(journal: Journal) -> Iterator[Handed]:
    """The last hand-in of each person and assignment, by person."""
    for stream in journal.streams(PEOPLE):
        yield from last_of(stream.removeprefix(PEOPLE), journal.read(stream))


def last_of(person: str, story: list[Event]) -> Iterator[Handed]:
    """The last hand-in of each assignment in a person's story.

    If it was taken back, none stands: an earlier one does not count again by itself.
    """
    last: dict[tuple[str, str], Handed] = {}
    for event in story:
        payload = event.payload
        if isinstance(payload, kinds.AssignmentHandedIn):
            last[payload.ctx.module, payload.ctx.step] = _handed(person, event, payload)
        elif isinstance(payload, kinds.AssignmentWithdrawn):
            at = (payload.ctx.module, payload.ctx.step)
            if at in last and last[at].number == payload.number:
                last[at] = replace(last[at], withdrawn=True)
    yield from last.values()


def _handed(person: str, event: Event, payload: kinds.AssignmentHandedIn) -> Handed:
    ctx = payload.ctx
    return Handed(
        person=person,
        assignment=ctx.definition,
        module=ctx.module,
        step=ctx.step,
        version=ctx.version,
        hash=ctx.hash,
        number=payload.number,
        at=event.at,
        late=payload.late,
        cohort=payload.cohort,
        answers=payload.answers,
        erased=event.erased,
    )
