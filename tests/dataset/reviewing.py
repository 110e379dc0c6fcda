"""Made-up reviews of a toy cohort's texts, told straight to the journal; synthetic, seeded.

Readers' words carry the cohort's `CANARY`, as everybody's do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.kinds.review import Evidence, Purpose, Remark
from tests.toycohort import CANARY, ToyCohort

RUBRIC: dict[str, Any] = {"rubric": "kember", "rubric_version": 1, "rubric_hash": "a" * 64}


class Desk:
    """Reviewers of a cohort; `step` is the text that is read, of the cohort's module."""

    def __init__(self, cohort: ToyCohort, step: str = "reflection") -> None:
        self.cohort, self.step = cohort, step

    def tell(self, actor: str, payload: kinds.Payload) -> None:
        self.cohort.sent += 1
        self.cohort.now += timedelta(minutes=2)
        stream, message = f"review:{self.cohort.id}", f"r{self.cohort.sent}"
        new = NewEvent(payload, getattr(payload, "person", actor))
        entry = Entry(stream, message, message.encode(), (new,), actor, self.cohort.now)
        self.cohort.journal.append([entry])

    def at(self, person: str, number: int) -> dict[str, Any]:
        return {"person": person, "module": self.cohort.module, "step": self.step, "number": number}

    def read(
        self,
        reader: str,
        person: str,
        levels: Mapping[str, float],
        number: int = 1,
        purpose: Purpose = "review",
    ) -> None:
        here = {"field": "f", "start": 0, "end": 4}
        marks = tuple(Evidence(criterion=name, **here) for name in levels)
        said = (Remark(text=CANARY, **here),)
        payload = kinds.ReviewSaved(**self.at(person, number), purpose=purpose, levels=levels,
            evidence=marks, remarks=said, overall=f"Gracias, {CANARY}.", **RUBRIC)  # fmt: skip
        self.tell(reader, payload)

    def sign(
        self, reader: str, person: str, number: int = 1, purpose: Purpose = "review", by: str = ""
    ) -> None:
        payload = kinds.ReviewPublished(**self.at(person, number), reviewer=reader, purpose=purpose)
        self.tell(by or reader, payload)

    def publish(
        self, reader: str, person: str, levels: Mapping[str, float], number: int = 1
    ) -> None:
        self.read(reader, person, levels, number)
        self.sign(reader, person, number)

    def reopen(self, reader: str, person: str, number: int = 1) -> None:
        self.tell(reader, kinds.ReviewReopened(**self.at(person, number)))

    def draw(self, *texts: tuple[str, int], readers: tuple[str, ...] = ("ines", "juan")) -> None:
        drawn = kinds.SampleDrawn(sample="s1", module=self.cohort.module, step=self.step, seed=11,
            share=0.5, reviewers=readers, texts=texts, **RUBRIC)  # fmt: skip
        self.tell("ines", drawn)

    def close(self) -> None:
        self.tell("ines", kinds.SampleClosed(sample="s1"))

    def score(self, person: str, points: Mapping[str, float | None], number: int = 1) -> None:
        most = dict.fromkeys(points, 2.0)
        scored = kinds.AssignmentScored(**self.at(person, number), assignment="tarea", version=3,
            hash="b" * 64, by="declared", points=points, most=most)  # fmt: skip
        self.tell("system", scored)
