"""What a bot will do, worked out before it does it: one persona through the cases of the course.

Messages are decided here by the activities themselves, as the server will decide them, so that a
bot needs to read no view: it knows each act in advance, and which events it must leave behind.
The people are synthetic, which makes every chance of a case follow from the person's id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from lidera_nb.activities import story
from lidera_nb.activities.activity import Step
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.storystate import Circumstance, Story
from lidera_nb.demo import persona as rules
from lidera_nb.demo.persona import Persona
from lidera_nb.events.catalogue import kind_of
from lidera_nb.events.journal import Event
from lidera_nb.scenario import asking

SEED = 2026
FIRST = "01-los-que-faltan"
BEGAN = datetime(2026, 8, 3, 12, tzinfo=UTC)
SHARES = (0, 20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Move:
    """An act: the page it is done on, its step, what it says, and the kinds of its events."""

    module: str
    key: str
    body: Mapping[str, Any]
    kinds: tuple[str, ...]


@dataclass
class Path:
    """One person's way: every case of the course, each as often as it may be played.

    Module 01 comes first: consent, school, case, reflection, debrief, then the case again. Whoever
    has done all that goes on with the next module, as a person would.
    """

    course: Course
    person: str
    number: int
    told: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        raw = f"{SEED}:{self.person}".encode()
        self.seed = int.from_bytes(blake2b(raw, digest_size=6).digest())
        self.story = story.begin(self.course, self.person, ())

    def moves(self) -> Iterator[Move]:
        """Act after act; ends when the course has no more cases."""
        played = [FIRST, *(m.id for m in self.course.of("participant") if m.id != FIRST)]
        for name in played:
            module = self.course.modules[name]
            if module.has("simulation"):
                # What was agreed to in the first module holds in all; no other one matters here.
                self.story = self.story_of((FIRST, name))
                yield from self._through(module)

    def story_of(self, modules: tuple[str, ...]) -> Story:
        """The person's story so far, with the states of these modules alone."""
        return story.tell(story.begin(self.course, self.person, modules), self.told)

    def _through(self, module: Module) -> Iterator[Move]:
        case = next(step for step in module.steps if step.activity == "simulation")
        scenario = case.definition.current.scenario
        who = replace(rules.personas(scenario, SEED, 24)[self.number % 24], person=self.person)
        for step in module.steps:
            if step.activity == "simulation":
                yield from self._plays(step, who, 1)
            elif step.activity == "debrief":
                yield self._does(step, {"do": "seen"})
            elif step.activity in _FORMS and (module.id, step.key) not in self.story.facts.done:
                values = _FORMS[step.activity](who, _fields(step))
                yield self._does(
                    step, {"do": "submit", "form": step.definition.hash, "values": values}
                )
        for attempt in range(2, case.attempts.most + 1):
            yield from self._plays(case, who, attempt)

    def _plays(self, step: Step, who: Persona, attempt: int) -> Iterator[Move]:
        again = {"do": "again", "attempt": attempt} if attempt > 1 else {"do": "start"}
        roles = list(step.definition.current.scenario.roles)
        taken = {"role": roles[self.number % len(roles)]} if roles else {}
        yield self._does(step, {**again, **taken})
        inclined = replace(who, seed=who.seed + attempt)
        while not (playing := self.story.states[step.module, step.key]).ended:
            play, case = playing.play, playing.case
            scene = case.scenario.scenes[play.scene]
            if scene.decision is None:
                yield self._does(step, {"do": "advance", "scene": play.scene})
                continue
            for name in scene.documents:
                free = not case.scenario.documents[name].cost and name not in play.consulted
                if free and rules.reads(inclined, play.scene, name):
                    yield self._does(step, {"do": "consult", "document": name})
            play = self.story.states[step.module, step.key].play
            yield self._does(step, _decision(inclined, case, play))

    def _does(self, step: Step, body: Mapping[str, Any]) -> Move:
        at = (step.module, step.key)
        around = Circumstance(frozenset({"participant"}), "es", BEGAN, self.seed, {"cohorts": ()})
        decided = story.receive(self.story, at, body, around)
        if not isinstance(decided, tuple) or not decided:
            raise RuntimeError(f"the path of {self.person} ends at {at}, {body}: {decided}")
        events = [
            Event(
                0, f"person:{self.person}", self.story.head + i + 1, "", i, kind_of(new.payload),
                1, new.payload, self.person, BEGAN,
            )
            for i, new in enumerate(decided)
        ]  # fmt: skip
        self.told += events
        self.story = story.tell(self.story, events)
        return Move(step.module, step.key, body, tuple(event.kind for event in events))


def _decision(who: Persona, case: Any, play: Any) -> dict[str, Any]:
    scene, point = play.scene, case.scenario.scenes[play.scene].decision
    offered = [choice.id for choice in asking.open_choices(case.scenario, play)]
    labels = {n: case.texts["es"][f"indicator.{n}.label"] for n in case.scenario.indicators}
    body = {
        "do": "decide",
        "scene": scene,
        "choice": rules.choose(who, case.scenario, scene, offered),
        "reason": rules.reason(who, scene, labels),
    }
    if point.prediction is None:
        return body
    if point.prediction.about == "case":
        return {**body, "confidence": rules.confidence(who, scene)}
    return {**body, "share": SHARES[len(scene) % len(SHARES)]}


def _fields(step: Step) -> list[dict[str, Any]]:
    return [{"id": f.id, "kind": f.kind, "points": f.points} for f in step.definition.form.fields]


_FORMS = {
    "consent": lambda who, fields: rules.consent(who, [field["id"] for field in fields]),
    "profile": rules.profile,
    "reflection": lambda who, fields: rules.reflection(who, fields, {n: n for n in who.weights}),
}
