"""Made-up people who go through any course by way of the activities themselves.

Every word that they write, and their names, carry `CANARY`: it must never reach a package or a
report.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from lidera_nb.activities import story
from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.course import Course
from lidera_nb.activities.story import Circumstance, Story
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.people.profile import VOCABULARY

CANARY = "Quenaimara"
BEGAN = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)
_BROAD = {"territory": 3, "level": 2, "size": 2, "dependence": 2, "vulnerability": 2,
          "rurality": 1}  # fmt: skip


@dataclass
class ToyCohort:
    """A journal with one cohort, to which people are added one by one."""

    course: Course
    id: str = "toy"
    journal: MemoryJournal = field(default_factory=MemoryJournal)
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    now: datetime = BEGAN
    sent: int = 0

    def __post_init__(self) -> None:
        title = kinds.CohortCreated(title="Cohorte de prueba", synthetic=True, seed=7)
        self.append(f"cohort:{self.id}", title)

    def append(self, stream: str, *payloads: kinds.Payload) -> None:
        self.sent += 1
        self.now += timedelta(minutes=2)
        events = tuple(NewEvent(payload, "s") for payload in payloads)
        message = f"m{self.sent}"
        entry = Entry(stream, message, message.encode(), events, "system", self.now)
        self.journal.append([entry])

    def enrol(self, person: str, role: str = "participant") -> None:
        name = f"{CANARY} {person}"
        payload = kinds.PersonEnrolled(person=person, role=role, name=name)
        self.append(f"cohort:{self.id}", payload)

    def told(self, person: str) -> Story:
        events = self.journal.read(f"person:{person}")
        return story.tell(story.begin(self.course, person), events)

    def send(self, person: str, key: str, body: dict[str, Any], lang: str = "es") -> None:
        told = self.told(person)
        at = next(at for at in told.steps if at[1] == key)
        around = Circumstance(
            frozenset({"participant"}), lang, self.now, seed=self.chance.randrange(10**6)
        )
        decided = story.receive(told, at, json.loads(json.dumps(body)), around)
        assert not isinstance(decided, Refusal), decided
        self.append(f"person:{person}", *(new.payload for new in decided))

    def consent(self, person: str, evaluation: bool = True, lang: str = "es") -> None:
        told = self.told(person)
        step = next(step for step in told.steps.values() if step.activity == "consent")
        values = {f.id: f.id != "evaluation" or evaluation for f in step.definition.form.fields}
        self.send(
            person, step.key, {"do": "submit", "form": step.definition.hash, "values": values}, lang
        )

    def fill(self, person: str, activity: str, lang: str = "es") -> None:
        told = self.told(person)
        for step in [step for step in told.steps.values() if step.activity == activity]:
            values = {f.id: self._answer(f) for f in step.definition.form.fields}
            self.send(
                person,
                step.key,
                {"do": "submit", "form": step.definition.hash, "values": values},
                lang,
            )

    def play(self, person: str, *choices: str, lang: str = "es", stop_after: int = 99) -> None:
        """Play the case, taking `choices` where given and any open choice after them."""
        self.send(person, "case", {"do": "start"}, lang)
        wanted = list(choices)
        while not self._state(person).ended and len(self._state(person).said) < stop_after:
            self._move(person, wanted, lang)

    def whole(self, person: str, *choices: str, lang: str = "es") -> None:
        """A person who does everything."""
        self.enrol(person)
        self.consent(person, lang=lang)
        self.fill(person, "profile", lang)
        self.play(person, *choices, lang=lang)
        self.fill(person, "reflection", lang)
        self.send(person, "debrief", {"do": "seen"}, lang)

    def _state(self, person: str) -> Any:
        told = self.told(person)
        return next(s for at, s in told.states.items() if at[1] == "case")

    def _move(self, person: str, wanted: list[str], lang: str) -> None:
        play, case = self._state(person).play, self._state(person).case
        scene = case.scenario.scenes[play.scene]
        for document in scene.documents:
            if document not in play.consulted and self.chance.random() < 0.5:
                self.send(person, "case", {"do": "consult", "document": document}, lang)
        if scene.decision is None:
            self.send(person, "case", {"do": "advance", "scene": play.scene}, lang)
            return
        self._decide(person, scene.decision, play.scene, wanted, lang)

    def _decide(self, person: str, point: Any, scene: str, wanted: list[str], lang: str) -> None:
        always = [choice.id for choice in point.choices if choice.when is None]
        body: dict[str, Any] = {
            "do": "decide",
            "scene": scene,
            "choice": wanted.pop(0) if wanted else self._leaning(always),
            "reason": f"Por {CANARY} y por el curso, porque así lo veo yo. " * 3,
        }
        if point.prediction is not None:
            body["confidence"] = self.chance.choice((25, 50, 75, 75, 100))
        self.send(person, "case", body, lang)

    def _leaning(self, offered: list[str]) -> str:
        return self.chance.choices(offered, [5, 3, 2, 1, 1][: len(offered)])[0]

    def _answer(self, wanted: Any) -> Any:
        if wanted.kind == "scale":
            return self.chance.choices(range(1, wanted.points + 1), k=1)[0]
        if wanted.kind == "choice":
            broad = _BROAD.get(wanted.id, 2)
            options = wanted.options or VOCABULARY[wanted.id]
            return self.chance.choice(options[:broad])
        return {"check": True, "number": 3}.get(wanted.kind, f"Pienso en {CANARY} y en Rosa.")
