"""Two cohorts in memory, and what somebody who leads them says to the cohort page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from lidera_nb.activities import enrolment, registry
from lidera_nb.activities.activity import Env, Refusal
from lidera_nb.activities.course import Course
from lidera_nb.activities.guide.guide import ACTIVITY
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.story import begin
from lidera_nb.activities.storystate import Story
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from tests.ourcourse import our_course

NOW = datetime(2026, 4, 15, 15, 0, tzinfo=UTC)
KEY = b"k" * 32
FIRST = "01-los-que-faltan"
PEOPLE = {
    "valle": {"p-ana": "participant", "p-eva": "participant", "p-ivo": "instructor",
              "p-ada": "instructor", "p-alma": "admin"},
    "norte": {"p-omar": "participant", "p-igor": "instructor", "p-ivo": "participant"},
}  # fmt: skip
"""Ivo leads the valley with Ada, and participates in the north, which Igor leads."""


@cache
def course() -> Course:
    return our_course()


class Leading:
    """The cohorts, their stream and everybody's story."""

    def __init__(self) -> None:
        self.journal = MemoryJournal()
        self.stories: dict[str, Story] = {}
        for cohort, people in PEOPLE.items():
            self.note(cohort, *enrolment.create_cohort(self.known, cohort, cohort.title()))
            for person, role in people.items():
                new = enrolment.enrol(self.known, cohort, role, person.title(), KEY, person)
                self.note(cohort, *new.events)

    @property
    def known(self) -> registry.Registry:
        return registry.read(self.journal)

    def note(self, cohort: str, *events: NewEvent, at: datetime = NOW) -> None:
        stream = f"cohort:{cohort}"
        entry = Entry(stream, f"m{self.journal.head(stream)}", b"", events, "system", at)
        assert self.journal.append([entry])[0].events

    def story(self, person: str) -> Story:
        return self.stories.setdefault(person, begin(course(), person))

    def acted(self, person: str, days_ago: float, *done: tuple[str, str]) -> None:
        """Somebody began the first module, and finished some steps."""
        story = self.story(person)
        at = NOW - timedelta(days=days_ago)
        facts = replace(story.facts, last_at=at, done=frozenset(done),
                        started=frozenset({(FIRST, "consent"), *done}))  # fmt: skip
        self.stories[person] = replace(story, facts=facts)

    def env_of(self, person: str, module: str = "cohort", key: str = "guide", **more: Any) -> Env:
        page = course().modules[module]
        models = read_models(person, page, self.known, self.story)
        story = self.story(person)
        return Env(page.step(key), person, self.known.roles(person), "es", NOW, story.facts,
                   models=models, **more)  # fmt: skip

    def says(self, person: str, do: str, cohort: str = "valle", **body: Any) -> Any:
        """Say something; what it means is appended, and answered."""
        env = self.env_of(person, seed=self.journal.last())
        told = ACTIVITY.decide(env.step, {"do": do, "cohort": cohort, **body}, env)
        if isinstance(told, Refusal):
            return told.text
        if told:
            self.note(cohort, *told)
        return [event.payload for event in told]

    def view(self, person: str, cohort: str = "valle") -> dict[str, Any]:
        env = self.env_of(person)
        shown = ACTIVITY.view(env.step, env)["cohorts"]
        return next(one for one in shown if one["id"] == cohort)


def joined(payloads: list[Any]) -> list[str]:
    return [one.name for one in payloads if isinstance(one, kinds.PersonEnrolled)]
