"""A synthetic cohort that wrote, and people who read what it wrote: seeded, made by rules.

Nobody in it exists. Texts are filler that carries `CANARY`, as does every word of a reader:
neither must ever reach a package or a report. The rules: a person begins somewhere and
moves up a little from module to module; a second reader mostly gives the same level, sometimes
the one beside it; each question of the assignment has its own difficulty.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lidera_nb.activities import registry
from lidera_nb.activities.course import Course
from lidera_nb.dataset.export import export_cohort
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal

CANARY = "Quenaimara"
BEGAN = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)
RUBRIC: dict[str, Any] = {"rubric": "kember", "rubric_version": 1, "rubric_hash": "a" * 64}
MODULES = ("01-recado", "02-recado", "03-recado")
READERS = ("lectora-a", "lectora-b")


@dataclass
class ReadingCohort:
    """A journal with a cohort whose people hand in, and whose readers read."""

    course: Course
    people: int = 24
    seed: int = 2026
    id: str = "lectura"
    modules: tuple[str, ...] = MODULES
    journal: MemoryJournal = field(default_factory=MemoryJournal)
    now: datetime = BEGAN

    def __post_init__(self) -> None:
        self.chance, self.sent = random.Random(self.seed), 0
        title = "Cohorte sintética que escribe"
        made = kinds.CohortCreated(title=title, synthetic=True, seed=self.seed)
        self.tell(f"cohort:{self.id}", "system", made)
        self.names = [f"p{number:02}" for number in range(self.people)]
        for person in self.names:
            joined = kinds.PersonEnrolled(person=person, role="participant", name=CANARY)
            self.tell(f"cohort:{self.id}", "system", joined)
            ctx = self.context(self.modules[0], "consent")
            agreed = kinds.ConsentGiven(ctx=ctx, purposes={"evaluation": True}, text_hash="c" * 64)
            self.tell(f"person:{person}", person, agreed)

    def tell(self, stream: str, actor: str, payload: kinds.Payload) -> None:
        self.sent += 1
        self.now += timedelta(minutes=7)
        message = f"m{self.sent}"
        new = NewEvent(payload, getattr(payload, "person", None) or actor)
        entry = Entry(stream, message, message.encode(), (new,), actor, self.now)
        self.journal.append([entry])

    def context(self, module: str, step: str) -> kinds.Context:
        form = "reflection" if step == "reflection" else step
        return kinds.Context(
            module=module, step=step, definition=form, version=1, hash="d" * 64, lang="es"
        )

    def reflect(self, person: str, module: str) -> None:
        words = f"{CANARY} " * self.chance.randrange(40, 220)
        ctx = self.context(module, "reflection")
        handed = kinds.ReflectionSubmitted(ctx=ctx, ratings={}, answers={"learned": words})
        self.tell(f"person:{person}", person, handed)

    def at(self, person: str, module: str, number: int = 1) -> dict[str, Any]:
        return {"person": person, "module": module, "step": "reflection", "number": number}

    def read(self, reader: str, at: dict[str, Any], level: float, purpose: str = "review") -> None:
        read = kinds.ReviewSaved(**at, purpose=purpose, levels={"depth": level}, evidence=(),
            remarks=(), overall=CANARY, **RUBRIC)  # fmt: skip
        self.tell(f"review:{self.id}", reader, read)

    def publish(self, at: dict[str, Any], level: float) -> None:
        self.read(READERS[0], at, level)
        payload = kinds.ReviewPublished(**at, reviewer=READERS[0], purpose="review")
        self.tell(f"review:{self.id}", READERS[0], payload)

    def level(self, ability: float) -> float:
        """A level in halves, near what somebody can do."""
        return min(4.0, max(1.0, round(2 * (ability + self.chance.gauss(0, 0.35))) / 2))

    def write(self) -> None:
        """Everybody writes in the modules, fewer and fewer; a third hands the first in again."""
        for number, person in enumerate(self.names):
            ability = self.chance.uniform(1.2, 2.6)
            for place, module in enumerate(self.modules):
                if number % 7 < place - 1:
                    continue
                self.reflect(person, module)
                self.publish(self.at(person, module), self.level(ability + 0.45 * place))
            if number % 3 == 0:
                self.reflect(person, self.modules[0])
                self.publish(self.at(person, self.modules[0], 2), self.level(ability + 0.4))

    def read_twice(self, texts: int, module: str = MODULES[1], closed: bool = True) -> None:
        """A sample of one module is read blind by both readers."""
        drawn = [(person, 1) for person in self.names[:texts]]
        payload = kinds.SampleDrawn(sample="s1", module=module, step="reflection", seed=11,
            share=0.5, reviewers=READERS, texts=drawn, **RUBRIC)  # fmt: skip
        self.tell(f"review:{self.id}", READERS[0], payload)
        for person, _ in drawn:
            one = self.level(self.chance.uniform(1, 4))
            other = min(4.0, max(1.0, one + self.chance.choice((-0.5, 0, 0, 0, 0.5))))
            for reader, level in zip(READERS, (one, other), strict=True):
                self.read(reader, self.at(person, module), level, "blind")
        if closed:
            self.tell(f"review:{self.id}", READERS[0], kinds.SampleClosed(sample="s1"))

    def score(self, **ease: float) -> None:
        """Everybody's first text is graded as an assignment; `ease` by question, from 0 to 1."""
        for person in self.names:
            points = {name: float(self.chance.choices((2, 1, 0), (e, (1 - e) / 2, (1 - e) / 2))[0])
                      for name, e in ease.items()}  # fmt: skip
            scored = kinds.AssignmentScored(**self.at(person, self.modules[0]), version=1,
                assignment="tarea", hash="b" * 64, by="declared", points=points,
                most=dict.fromkeys(points, 2.0))  # fmt: skip
            self.tell(f"review:{self.id}", "system", scored)

    def export(self, place: Path) -> Path:
        known = registry.read(self.journal)
        out = place / "package"
        export_cohort(self.journal, self.course, known, self.id, out, place / "keys", self.now)
        return out
