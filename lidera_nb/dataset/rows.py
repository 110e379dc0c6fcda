"""One participant's story as rows of the package's tables.

Decisions and indicators come from the folded play, so that a row says what the person saw; times
and languages come from the events. Nothing here writes a word that the person wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from lidera_nb.activities.activity import Step, concerns
from lidera_nb.activities.storystate import Story
from lidera_nb.dataset.attempts import Attempt, attempts_at
from lidera_nb.dataset.schema import INDICATOR, OURS
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.model import Scene
from lidera_nb.scenario.state import Play, Taken
from lidera_nb.schoolwords import VOCABULARY
from lidera_nb.texts import ZONE

Row = dict[str, Any]
_Payload = TypeVar("_Payload", bound=kinds.Payload)


@dataclass(frozen=True)
class Participant:
    """A person as the package sees them: a study id, the folded story and its events.

    `tester` says that they belong to a pilot cohort, this one or another; `voted` are the rows of
    `votes` of what they voted in live rooms, without the study id.
    """

    study_id: str
    story: Story
    events: Sequence[Event]
    tester: bool = False
    voted: Sequence[Row] = ()

    def steps(self, activity: str) -> list[Step]:
        """The participant's steps of an activity, in the order of the course."""
        return [step for step in self.story.steps.values() if step.activity == activity]

    def attempts(self) -> tuple[Attempt, ...]:
        """The attempts at cases that have begun and whose content is at hand."""
        return self._attempts

    @cached_property
    def _attempts(self) -> tuple[Attempt, ...]:
        return tuple(
            one
            for step in self.steps("simulation")
            for one in attempts_at(step, self.story.states[step.module, step.key], self.events)
        )

    def within(self, step: Step) -> list[Event]:
        """The events of a step."""
        return [event for event in self.events if concerns(event, step)]


def completed(person: Participant) -> bool:
    """Whether every step is done of the modules whose case was begun, and one was begun."""
    begun = {one.step.module for one in person.attempts()}
    steps = [at for at in person.story.steps if at[0] in begun]
    return bool(steps) and all(at in person.story.facts.done for at in steps)


def participant(person: Participant) -> Row:
    """The row of `participants`."""
    begun = next((e.at for e in person.events if e.kind == "case.started"), None)
    acts = [e for e in person.events if isinstance(e.payload, kinds.Act)]
    done = completed(person)
    return {
        "study_id": person.study_id,
        "status": "completed" if done else "started" if begun else "consented",
        "pilot": person.tester,
        "lang": acts[-1].payload.ctx.lang if acts else None,  # type: ignore[attr-defined]
        "started_on": day(begun),
        "completed_on": day(person.story.facts.last_at) if done else None,
        **_profile(person),
    }


def day(at: datetime | None) -> Any:
    """The day of a moment in Chile, None without one: times of day are not exported."""
    return at.astimezone(ZONE).date() if at else None


def _profile(person: Participant) -> Row:
    """The latest profile; a value outside the vocabulary stays in the system."""
    saved = _last(person, kinds.ProfileSaved)
    answers: dict[str, Any] = saved.answers if saved else {}
    profile = {
        field: answers.get(field) if answers.get(field) in allowed else None
        for field, allowed in VOCABULARY.items()
    }
    return {
        **profile,
        "profile_version": saved.ctx.version if saved else None,
        "profile_hash": saved.ctx.hash if saved else None,
    }


def _last(person: Participant, kind: type[_Payload]) -> _Payload | None:
    """What the last event of a kind says."""
    said = (event.payload for event in reversed(person.events))
    return next((payload for payload in said if isinstance(payload, kind)), None)


def decisions(person: Participant) -> Iterator[Row]:
    """The rows of `decisions`."""
    for one in person.attempts():
        made = [event for event in one.events if event.kind == "case.decided"]
        for number, (taken, event) in enumerate(zip(one.play.taken, made, strict=True), start=1):
            earlier = [e for e in one.events if e.n < event.n and e.kind != "document.consulted"]
            lifted = any(e.kind == "limits.lifted" for e in (*one.before, *earlier))
            yield {
                **one.row(person.study_id),
                **_what(one.case, one.play, taken, event),
                "position": number,
                "role": one.play.role,
                "late": taken.late if _limited(one.case, taken, lifted) else None,
                "documents_consulted": _read_since(one.events, made, number),
                "minutes": _minutes(earlier, event),
                **{INDICATOR + name: value for name, value in taken.indicators.items()},
            }


def _what(case: Case, play: Play, taken: Taken, event: Event) -> Row:
    payload = event.payload
    assert isinstance(payload, kinds.CaseDecided)
    return {
        "scene": taken.scene,
        "choice": taken.choice,
        "choice_number": _number(case.scenario.scenes[taken.scene], taken.choice),
        "confidence": payload.confidence,
        "share": payload.share,
        "predicted_outcome": _outcome(case.scenario.scenes[taken.scene], play),
        "reason_chars": len(payload.reason),
        "lang": payload.ctx.lang,
        "source": OURS,
    }


def _limited(case: Case, taken: Taken, lifted: bool) -> bool:
    """Whether a time limit ran: the case has one here, and the person had not lifted it."""
    point = case.scenario.scenes[taken.scene].decision
    return point is not None and point.limit is not None and not lifted


def _number(scene: Scene, choice: str) -> int:
    assert scene.decision is not None
    return [offered.id for offered in scene.decision.choices].index(choice) + 1


def _outcome(scene: Scene, play: Play) -> bool | None:
    assert scene.decision is not None
    prediction = scene.decision.prediction
    return asking.settle(prediction, play) if prediction else None


def _read_since(events: Sequence[Event], made: Sequence[Event], number: int) -> int:
    since = made[number - 2].n if number > 1 else 0
    opened = [event.n for event in events if event.kind == "document.consulted"]
    return sum(since < n < made[number - 1].n for n in opened)


def _minutes(earlier: Sequence[Event], event: Event) -> float:
    marks = [e.at for e in earlier if e.kind in ("case.started", "case.decided")]
    return round((event.at - marks[-1]).total_seconds() / 60, 1)


def indicators(person: Participant) -> Iterator[Row]:
    """The rows of `indicators`: the start, then after each decision."""
    for one in person.attempts():
        start = {name: level.start for name, level in one.case.scenario.indicators.items()}
        points = [start, *(taken.indicators for taken in one.play.taken)]
        for position, values in enumerate(points):
            for name, value in values.items():
                yield {
                    **one.row(person.study_id),
                    "position": position,
                    "indicator": name,
                    "value": value,
                }


def levels(person: Participant) -> Iterator[Row]:
    """The rows of `levels`: attitudes and resources at the start, then after each decision."""
    for one in person.attempts():
        start = engine.begin(one.case.scenario, one.play.seed, one.play.role)
        points = [(start.attitudes, start.resources)]
        points += [(taken.attitudes, taken.resources) for taken in one.play.taken]
        for position, (attitudes, resources) in enumerate(points):
            for kind, values in (("stakeholder", attitudes), ("resource", resources)):
                for name, value in values.items():
                    yield {
                        **one.row(person.study_id),
                        "position": position,
                        "kind": kind,
                        "level": name,
                        "value": value,
                    }


def documents(person: Participant) -> Iterator[Row]:
    """The rows of `documents`: documents of a scene, and messages of the inbox."""
    for one in person.attempts():
        for event in one.events:
            if isinstance(event.payload, kinds.DocumentConsulted):
                name = event.payload.document
                yield {
                    **one.row(person.study_id),
                    "kind": "message" if name in one.case.scenario.messages else "document",
                    "document": name,
                    "scene": event.payload.ctx.node,
                }


def endings(person: Participant) -> Iterator[Row]:
    """The rows of `endings`."""
    for one in person.attempts():
        if one.play.ended:
            yield {**one.row(person.study_id), "ending": one.play.scene}


def votes(person: Participant) -> Iterator[Row]:
    """The rows of `votes`."""
    yield from ({"study_id": person.study_id, **row} for row in person.voted)


def reflections(person: Participant) -> Iterator[Row]:
    """The rows of `reflections`: the latest version of each, ratings and lengths."""
    for step in person.steps("reflection"):
        handed_in = [
            event.payload
            for event in person.within(step)
            if isinstance(event.payload, kinds.ReflectionSubmitted)
        ]
        if handed_in:
            yield from _reflection(person.study_id, step.module, handed_in[-1])


def _reflection(study_id: str, module: str, payload: kinds.ReflectionSubmitted) -> Iterator[Row]:
    about = {
        "study_id": study_id,
        "module": module,
        "form": payload.ctx.definition,
        "form_version": payload.ctx.version,
        "form_hash": payload.ctx.hash,
        "lang": payload.ctx.lang,
    }
    for field, rating in payload.ratings.items():
        yield {**about, "field": field, "rating": rating, "chars": None}
    for field, answer in payload.answers.items():
        yield {**about, "field": field, "rating": None, "chars": len(answer)}


def consents(person: Participant) -> Iterator[Row]:
    """The rows of `consents`, each with the text in which the person last answered."""
    said = _last(person, kinds.ConsentGiven)
    for purpose, given in sorted(person.story.facts.purposes.items()):
        yield {
            "study_id": person.study_id,
            "purpose": purpose,
            "given": given,
            "form": said.ctx.definition if said else None,
            "form_version": said.ctx.version if said else None,
            "form_hash": said.ctx.hash if said else None,
        }
