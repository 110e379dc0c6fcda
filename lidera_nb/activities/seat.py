"""What somebody may know of a room from where they sit: the read-model of its three pages.

The server makes it for each look and each message; the pages' activities read nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from lidera_nb.activities.activity import Env, Step
from lidera_nb.activities.room import Room

MODEL = "seat"
"""The name under which activities ask for it."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in a room, or before the door of one.

    Attributes
    ----------
    room
        The room they joined last, or (a facilitator) opened last; None when there is none.
    member
        Whether they take part in the room's cohort.
    cohorts
        The cohorts that they may open a room for, with their titles.
    cases
        The cases that can be played.
    code
        A code that no open room has.
    present
        Who has the room on their screen at the moment.
    resting, sharing
        Whose votes are not counted, because their data rest; who shares their reasons.
    """

    room: Room | None = None
    member: bool = False
    cohorts: tuple[tuple[str, str], ...] = ()
    cases: tuple[Step, ...] = ()
    code: str = ""
    present: frozenset[str] = frozenset()
    resting: frozenset[str] = frozenset()
    sharing: frozenset[str] = frozenset()


def seat_of(env: Env) -> Seat | None:
    """The seat that was handed in; None where there is no server to have rooms."""
    seat: Seat | None = env.models.get(MODEL)
    return seat
