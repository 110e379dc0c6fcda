"""Leading a cohort: when its modules and rounds are open, its notices, and who leads it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated as Private

from lidera_nb.events.kinds.base import SEALED, Payload


class ModuleScheduled(Payload):
    """From when to when a module is open for the cohort, and by when its assignment is due.

    None sets no such moment; the last word on a module holds.
    """

    module: str
    opens: datetime | None
    due: datetime | None
    closes: datetime | None


class SurveyScheduled(Payload):
    """When the next round of the network survey opens and closes by itself; None: by hand."""

    opens: datetime | None
    closes: datetime | None


class NoticePosted(Payload):
    """A notice for everybody in the cohort (`to` is empty) or for some of its people.

    Sealed under the key of who wrote it.
    """

    notice: str
    to: tuple[str, ...]
    text: Private[str, SEALED]


class NoticeRetired(Payload):
    """A notice is shown no longer."""

    notice: str


class NoticeRead(Payload):
    """The person put a notice away (own stream)."""

    notice: str


class PersonLeft(Payload):
    """The person is no longer in the cohort; what they did there stays theirs."""

    person: str


class CohortHandedOver(Payload):
    """An instructor handed the cohort to a colleague, who leads it from now on."""

    giver: str
    taker: str
