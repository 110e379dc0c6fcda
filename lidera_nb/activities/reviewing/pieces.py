"""The texts of a cohort that somebody may review: every hand-in of reflections and assignments.

Whoever rests or left is not among them. Which activity has texts, and which of its answers they
are, is said once, in `TEXTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lidera_nb.activities.activity import Step
from lidera_nb.activities.handedin import HandedIn
from lidera_nb.activities.registry import Cohort, Member
from lidera_nb.activities.reviewing.told import TextAt
from lidera_nb.activities.storystate import Story
from lidera_nb.textids import LANGUAGES


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in words; `labels` is what was asked, by language."""

    field: str
    labels: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of one person: its last hand-in, and the one before, None if there is none.

    `handed` are all of its hand-ins that were not taken back.
    """

    person: str
    name: str
    step: Step
    last: HandedIn
    answers: tuple[Answer, ...]
    before: tuple[Answer, ...] | None
    handed: tuple[HandedIn, ...] = ()

    @property
    def at(self) -> TextAt:
        """The text's name among reviews."""
        return (self.person, self.step.module, self.step.key)

    def answers_of(self, number: int) -> tuple[Answer, ...]:
        """The words of one hand-in; none if there is no such hand-in."""
        if number == self.last.number:
            return self.answers
        found = (one for one in self.handed if one.number == number)
        words = TEXTS[self.step.activity]
        return next((words(self.step, one.values) for one in found), ())


Words = Callable[[Step, Mapping[str, Any]], tuple[Answer, ...]]


def reflected(step: Step, values: Mapping[str, Any]) -> tuple[Answer, ...]:
    """The texts of a reflection's form, in order; questions left open are left out."""
    loaded = step.definition
    return tuple(
        Answer(
            field.id,
            {lang: loaded.texts[lang][f"field.{field.id}.label"] for lang in LANGUAGES},
            str(values[field.id]),
        )
        for field in loaded.form.fields
        if field.kind == "text" and values.get(field.id)
    )


def assigned(step: Step, values: Mapping[str, Any]) -> tuple[Answer, ...]:
    """The answers in words of an assignment, in order; questions left open are left out."""
    loaded = step.definition
    return tuple(
        Answer(
            question.id,
            {lang: loaded.texts[lang][f"question.{question.id}.label"] for lang in LANGUAGES},
            str(values[question.id]),
        )
        for question in loaded.questions
        if question.written and values.get(question.id)
    )


TEXTS: dict[str, Words] = {"reflection": reflected, "assignment": assigned}
"""By activity, the words in its answers. Its state holds its hand-ins as ``handed``."""


def pieces_of(cohort: Cohort, story_of: Callable[[str], Story]) -> tuple[Piece, ...]:
    """All texts of a cohort's participants, by person in order of enrolment, then by step."""
    return tuple(
        piece
        for member in cohort.of_role("participant")
        for piece in written_by(member, story_of(member.person))
    )


def written_by(member: Member, story: Story) -> Iterator[Piece]:
    """The texts of one person; none if they rest."""
    if story.facts.resting:
        return
    for at, step in story.steps.items():
        words = TEXTS.get(step.activity)
        handed = [one for one in story.states[at].handed if not one.withdrawn] if words else []
        if not words or not handed:
            continue
        answers = words(step, handed[-1].values)
        before = words(step, handed[-2].values) if len(handed) > 1 else None
        if answers:
            yield Piece(
                member.person, member.name, step, handed[-1], answers, before, tuple(handed)
            )
