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
from lidera_nb.activities.storystate import Circumstance, Story
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.scenario import asking
from lidera_nb.schoolwords import VOCABULARY

CANARY = "Quenaimara"
BEGAN = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)
_BROAD = {"territory": 3, "level": 2, "size": 2, "dependence": 2, "vulnerability": 2,
          "rurality": 1}  # fmt: skip


@dataclass
class ToyCohort:
    """A journal with one cohort, to which people are added one by one.

    They act in `module`; without it, in the first of the course. In a `pilot` they are testers.
    """

    course: Course
    id: str = "toy"
    journal: MemoryJournal = field(default_factory=MemoryJournal)
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    now: datetime = BEGAN
    sent: int = 0
    module: str = ""
    pilot: bool = False

    def __post_init__(self) -> None:
        self.module = self.module or next(iter(self.course.modules))
        title = kinds.CohortCreated(title="Cohorte de prueba", synthetic=True, seed=7)
        self.append(f"cohort:{self.id}", title, *([kinds.CohortPiloted()] if self.pilot else []))

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
        told, at = self.told(person), (self.module, key)
        around = Circumstance(
            frozenset({"participant"}), lang, self.now, seed=self.chance.randrange(10**6),
            models={"pilot": self.pilot},
        )  # fmt: skip
        decided = story.receive(told, at, json.loads(json.dumps(body)), around)
        assert not isinstance(decided, Refusal), decided
        self.append(f"person:{person}", *(new.payload for new in decided))

    def consent(self, person: str, evaluation: bool = True, lang: str = "es") -> None:
        told = self.told(person)
        step = told.steps[self.module, "consent"]
        values = {f.id: f.id != "evaluation" or evaluation for f in step.definition.form.fields}
        self.send(
            person, step.key, {"do": "submit", "form": step.definition.hash, "values": values}, lang
        )

    def fill(self, person: str, activity: str, lang: str = "es") -> None:
        told = self.told(person)
        steps = [step for step in told.steps.values() if step.activity == activity]
        for step in [step for step in steps if step.module == self.module]:
            values = {f.id: self._answer(f) for f in step.definition.form.fields}
            self.send(
                person,
                step.key,
                {"do": "submit", "form": step.definition.hash, "values": values},
                lang,
            )

    def play(
        self,
        person: str,
        *choices: str,
        lang: str = "es",
        stop_after: int = 99,
        attempt: int = 1,
    ) -> None:
        """Play the case, taking `choices` where given and any open choice after them."""
        roles = list(self._case(person).scenario.roles)
        start = {"do": "start"} if attempt == 1 else {"do": "again", "attempt": attempt}
        start |= {"role": self.chance.choice(roles)} if roles else {}
        self.send(person, "case", start, lang)
        self.play_on(person, *choices, lang=lang, stop_after=stop_after)

    def play_on(self, person: str, *choices: str, lang: str = "es", stop_after: int = 99) -> None:
        """Go on with a case that has begun."""
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

    def go_on(self, person: str) -> None:
        """Play the case to its end from where it stands."""
        while not self._state(person).ended:
            self._move(person, [], "es")

    def _state(self, person: str) -> Any:
        return self.told(person).states[self.module, "case"]

    def _case(self, person: str) -> Any:
        return self._state(person).step.definition.current

    def _move(self, person: str, wanted: list[str], lang: str) -> None:
        play, case = self._state(person).play, self._state(person).case
        scene = case.scenario.scenes[play.scene]
        for document in scene.documents:
            free = not case.scenario.documents[document].cost
            if free and document not in play.consulted and self.chance.random() < 0.5:
                self.send(person, "case", {"do": "consult", "document": document}, lang)
        if scene.decision is None:
            self.send(person, "case", {"do": "advance", "scene": play.scene}, lang)
            return
        self._decide(person, scene.decision, play.scene, wanted, lang)

    def _decide(self, person: str, point: Any, scene: str, wanted: list[str], lang: str) -> None:
        state = self._state(person)
        always = [c.id for c in asking.open_choices(state.case.scenario, state.play) if not c.when]
        body: dict[str, Any] = {
            "do": "decide",
            "scene": scene,
            "choice": wanted.pop(0) if wanted else self._leaning(always),
            "reason": f"Por {CANARY} y por el curso, porque así lo veo yo. " * 3,
        }
        if point.prediction is not None:
            of_case = point.prediction.about == "case"
            given = self.chance.choice((25, 50, 75, 75, 100) if of_case else (20, 40, 60))
            body["confidence" if of_case else "share"] = given
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
