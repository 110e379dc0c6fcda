"""Labs: a small pilot of one card by several schools, told by their cohort's stream.

What somebody writes is sealed under their own key: the plan under that of whoever opened the lab,
a measure under that of the school's head who took it. How it came out is told on the card itself
(`lidera_nb.events.kinds.card.CardTried`), for the card's stage follows from it.
"""

from __future__ import annotations

from typing import Annotated as Private
from typing import Literal

from lidera_nb.events.kinds.base import SEALED, Payload

When = Literal["before", "after"]


class LabOpened(Payload):
    """Whoever leads a cohort announced a lab of a version of a card.

    `begins` and `ends` are days (ISO 8601), both in the lab. `plan` is one line for each task:
    who, what and until when, in this order. `measure` is the one that all schools take, `unit`
    what it is counted in.
    """

    lab: str
    card: str
    version: int
    begins: str
    ends: str
    question: Private[str, SEALED]
    plan: Private[tuple[tuple[str, str, str], ...], SEALED]
    measure: Private[str, SEALED]
    unit: Private[str, SEALED]


class LabJoined(Payload):
    """The actor takes part in a lab."""

    lab: str


class LabLeft(Payload):
    """The actor takes part no longer: what they measured is shown no longer."""

    lab: str


class LabMeasured(Payload):
    """The shared measure in the actor's school; the last one of each time counts.

    `value` is a decimal number as text, "" once it was erased.
    """

    lab: str
    when: When
    value: Private[str, SEALED]


class LabClosed(Payload):
    """Whoever leads the cohort closed a lab that is over, with what the group learned."""

    lab: str
    learned: Private[str, SEALED]


LAB_TOLD: dict[str, type[Payload]] = {
    "lab.opened": LabOpened,
    "lab.joined": LabJoined,
    "lab.left": LabLeft,
    "lab.measured": LabMeasured,
    "lab.closed": LabClosed,
}
