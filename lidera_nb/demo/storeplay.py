"""One synthetic participant of a store, played through the activities themselves without a server.

Acts are decided as the server decides them, and the story is folded as they happen; nothing is
written here. The rules are those of the demonstration (`persona`, `acquaintance`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from lidera_nb.activities import story
from lidera_nb.activities.activity import Refusal, Step
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.demo import persona as rules
from lidera_nb.demo.persona import Persona
from lidera_nb.errors import AccessError
from lidera_nb.events.catalogue import kind_of
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.scenario import asking

Act = tuple[datetime, bytes, tuple[NewEvent, ...]]
"""When, the message, and what it meant."""


@dataclass
class Player:
    """A persona in a course; `acts` are what it did, in order."""

    course: Course
    who: Persona
    now: datetime
    case_seed: int
    models: dict[str, Any] = field(default_factory=dict)
    acts: list[Act] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.story = story.begin(self.course, self.who.person)

    def through(self, module: Module) -> None:
        """Go through a module as the persona does, as far as it goes."""
        for step in module.steps:
            done = _STEPS.get(step.activity)
            if done is not None and not done(self, step):
                return

    def send(self, step: Step, body: Mapping[str, Any]) -> None:
        """Decide a message, fold what it means, and remember it."""
        self.now += timedelta(minutes=1 + len(self.acts) % 4)
        at = (step.module, step.key)
        around = Circumstance(
            frozenset({"participant"}), "es", self.now, seed=self.case_seed, models=self.models
        )
        decided = story.receive(self.story, at, body, around)
        if isinstance(decided, Refusal) or not isinstance(decided, tuple):
            raise AccessError(f"an act of a synthetic person was refused: {decided}")
        if decided:
            self.acts.append((self.now, json.dumps([*at, body]).encode(), decided))
            self.story = story.tell(self.story, self._events(decided))

    def state(self, step: Step) -> Any:
        """How a step stands."""
        return self.story.states[step.module, step.key]

    def _events(self, decided: tuple[NewEvent, ...]) -> Iterator[Event]:
        for i, new in enumerate(decided):
            yield Event(
                seq=0,
                stream=f"person:{self.who.person}",
                n=self.story.head + i + 1,
                message_id="",
                i=i,
                kind=kind_of(new.payload),
                version=1,
                payload=new.payload,
                actor=self.who.person,
                at=self.now,
            )


def _form(player: Player, step: Step, values: Mapping[str, Any]) -> bool:
    if (step.module, step.key) not in player.story.facts.done:
        body = {"do": "submit", "form": step.definition.hash, "values": values}
        player.send(step, body)
    return True


def _fields(step: Step) -> list[dict[str, Any]]:
    return [
        {"id": field.id, "kind": field.kind, "points": field.points}
        for field in step.definition.form.fields
    ]


def _consent(player: Player, step: Step) -> bool:
    asked = [field["id"] for field in _fields(step)]
    return _form(player, step, rules.consent(player.who, asked))


def _profile(player: Player, step: Step) -> bool:
    return _form(player, step, rules.profile(player.who, _fields(step)))


def _reflection(player: Player, step: Step) -> bool:
    labels = {name: name for name in player.who.weights}
    return _form(player, step, rules.reflection(player.who, _fields(step), labels))


def _debrief(player: Player, step: Step) -> bool:
    player.send(step, {"do": "seen"})
    return True


def _simulation(player: Player, step: Step) -> bool:
    player.send(step, {"do": "start"})
    while not player.state(step).ended:
        play, case = player.state(step).play, player.state(step).case
        scene = case.scenario.scenes[play.scene]
        if scene.decision is None:
            player.send(step, {"do": "advance", "scene": play.scene})
        elif len(play.taken) == player.who.stops_after:
            return False
        else:
            _read(player, step, case, play)
            player.send(step, _decision(player, case, play))
    return True


def _read(player: Player, step: Step, case: Any, play: Any) -> None:
    for name in case.scenario.scenes[play.scene].documents:
        free = not case.scenario.documents[name].cost and name not in play.consulted
        if free and rules.reads(player.who, play.scene, name):
            player.send(step, {"do": "consult", "document": name})


def _decision(player: Player, case: Any, play: Any) -> dict[str, Any]:
    who, scene = player.who, play.scene
    offered = [choice.id for choice in asking.open_choices(case.scenario, play)]
    labels = {n: case.texts["es"][f"indicator.{n}.label"] for n in case.scenario.indicators}
    body: dict[str, Any] = {
        "do": "decide",
        "scene": scene,
        "choice": rules.choose(who, case.scenario, scene, offered),
        "reason": rules.reason(who, scene, labels),
    }
    asked = case.scenario.scenes[scene].decision.prediction
    if asked is not None:
        about = "confidence" if asked.about == "case" else "share"
        body[about] = rules.confidence(who, scene)
    return body


_STEPS = {
    "consent": _consent,
    "profile": _profile,
    "simulation": _simulation,
    "reflection": _reflection,
    "debrief": _debrief,
}
"""What a player does at a step; at any other it only looks."""
