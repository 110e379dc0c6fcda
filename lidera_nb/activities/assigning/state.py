"""An assignment in one person's story: the draft as it grows, and what was handed in of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lidera_nb.activities.activity import Step, concerns
from lidera_nb.activities.handedin import HandedIn
from lidera_nb.assignments.notebook import LoadedAssignment
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event


@dataclass(frozen=True, slots=True)
class Answering:
    """The answers as they stand now, by question, and every hand-in, oldest first."""

    step: Step
    answers: Mapping[str, Any] = field(default_factory=dict)
    handed: tuple[HandedIn, ...] = ()

    @property
    def loaded(self) -> LoadedAssignment:
        """The assignment."""
        loaded: LoadedAssignment = self.step.definition
        return loaded

    @property
    def standing(self) -> HandedIn | None:
        """The hand-in that counts: the last one, unless it was taken back."""
        last = self.handed[-1] if self.handed else None
        return None if last is None or last.withdrawn else last

    @property
    def draft(self) -> dict[str, Any]:
        """The answers to what is asked now; those to questions of an earlier version are left."""
        known = {question.id for question in self.loaded.questions}
        given = self.answers.items()
        return {name: value for name, value in given if name in known and value is not None}


def evolve(state: Answering, event: Event) -> Answering:
    """The state after one more event of the person's stream."""
    if not concerns(event, state.step):
        return state
    match event.payload:
        case kinds.AssignmentAnswered() as told:
            return replace(state, answers={**state.answers, told.question: told.answer})
        case kinds.AssignmentHandedIn() as told:
            now = HandedIn(told.number, event.at, told.answers, told.late)
            return replace(state, answers=told.answers, handed=(*state.handed, now))
        case kinds.AssignmentWithdrawn() as told:
            return replace(state, handed=_taken_back(state.handed, told.number))
        case _:
            return state


def _taken_back(handed: tuple[HandedIn, ...], number: int) -> tuple[HandedIn, ...]:
    """A hand-in is taken back with those before it: none of them comes to count in its place."""
    return tuple(replace(one, withdrawn=True) if one.number <= number else one for one in handed)
