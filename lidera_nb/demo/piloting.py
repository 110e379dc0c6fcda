"""Labs of synthetic schools: one that is over, with an outcome each way, and one to join.

They are written into the journal as their people would have told them. How the first came out is
what `carding` lets the same people tell of its card.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from lidera_nb.demo.carding import TELLERS
from lidera_nb.demo.cohort import COHORT, visitor
from lidera_nb.errors import JournalError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Journal, NewEvent

LEADS = visitor("instructor")
TAKEN = (("17", "23,5"), ("19", "18"))
"""Days attended of the last thirty, before and after, in the schools that told how it came out."""

WAITS = "demo-16"
"""Who measured before and has told nothing since."""

PLAN = (
    ("Inspectoría", "Elige el caso el día antes de cada consejo", "cada semana"),
    ("Quien se lleva el encargo", "Cuenta el viernes qué pasó", "cada semana"),
    ("Dirección", "Cuenta los días asistidos", "el último día"),
)


def write(journal: Journal, at: datetime) -> None:
    """Write both labs, unless they are there."""
    stream = f"cohort:{COHORT}"
    if any(isinstance(event.payload, kinds.LabOpened) for event in journal.read(stream)):
        return
    entries = [
        Entry(stream, f"demo-lab-{n}", b"", (NewEvent(told, who),), who, at)
        for n, (who, told) in enumerate(_told(at))
    ]
    for answer in journal.append(entries):
        if isinstance(answer, JournalError):
            raise answer


def _told(at: datetime) -> Iterator[tuple[str, kinds.Payload]]:
    yield LEADS, _opened("demo-1", "demo-silla", at - timedelta(days=60), at - timedelta(days=1))
    for (person, *_), values in zip(TELLERS, TAKEN, strict=True):
        yield person, kinds.LabJoined(lab="demo-1")
        yield person, kinds.LabMeasured(lab="demo-1", when="before", value=values[0])
        yield person, kinds.LabMeasured(lab="demo-1", when="after", value=values[1])
    yield WAITS, kinds.LabJoined(lab="demo-1")
    yield WAITS, kinds.LabMeasured(lab="demo-1", when="before", value="21")
    later = _opened("demo-2", "demo-silla", at + timedelta(days=7), at + timedelta(days=90))
    yield LEADS, later


def _opened(lab: str, card: str, begins: datetime, ends: datetime) -> kinds.LabOpened:
    return kinds.LabOpened(
        lab=lab, card=card, version=1, begins=begins.date().isoformat(),
        ends=ends.date().isoformat(), plan=PLAN,
        question="¿Vuelven más seguido los niños de los que se habló?",
        measure="Días asistidos en los últimos treinta de clases, por niño nombrado",
        unit="días",
    )  # fmt: skip
