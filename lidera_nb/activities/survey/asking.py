"""Who is asked what at the moment: the read-model of the survey, cut to what one person may know.

The list of people holds participants of the same group, without the reader, anyone who rests or
left, and anyone who refuses to be named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.storystate import Story
from lidera_nb.activities.survey.answers import Answers
from lidera_nb.activities.survey.gathering import StoryOf, answering_of, profile_of
from lidera_nb.activities.survey.samename import key
from lidera_nb.activities.survey.waves import Wave

MODEL = "survey"
"""The name under which the activity asks for it."""

_SIZE = 5
"""Bytes of a handle: of 500 people two collide once in ten million groups."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody who can be named; `territory` and `level` as their school profile says."""

    person: str
    handle: str
    name: str
    territory: str | None = None
    level: str | None = None


@dataclass(frozen=True)
class Asked:
    """The wave that a person is asked, and whom they can name in it.

    Attributes
    ----------
    cohort, title
        The group.
    wave
        Its wave.
    roster
        Who can be named, ordered by name.
    words
        By language, the words of the school profile's answers.
    hidden
        The names of people of the group who refuse to be named, as they are compared.
    """

    cohort: str
    title: str
    wave: Wave
    roster: tuple[Entry, ...]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    @cached_property
    def by_handle(self) -> dict[str, Entry]:
        """Who is meant by a handle."""
        return {entry.handle: entry for entry in self.roster}

    @cached_property
    def by_person(self) -> dict[str, Entry]:
        """The entry of a person."""
        return {entry.person: entry for entry in self.roster}


def asked_for(person: str, registry: Registry, story_of: StoryOf) -> Asked | None:
    """The wave that a person is asked: an open one that they have not finished comes first.

    Of several, the one opened last; where none is open, the one that was. None before the first.
    """
    mine = answering_of(story_of(person))
    waves = [
        (cohort, wave)
        for cohort in registry.cohorts_as(person, "participant")
        if (wave := cohort.survey.last) is not None
    ]

    def urgency(one: tuple[Cohort, Wave]) -> tuple[bool, bool, str]:
        cohort, wave = one
        said = mine.of(cohort.id, wave.number) if mine else Answers()
        return wave.open, not said.finished, wave.opened_at.isoformat()

    if not waves:
        return None
    cohort, wave = max(waves, key=urgency)
    return _asked(person, cohort, wave, story_of)


def _asked(person: str, cohort: Cohort, wave: Wave, story_of: StoryOf) -> Asked:
    entries = sorted(_entries(person, cohort, story_of), key=lambda entry: key(entry.name))
    words = _words(story_of(person))
    return Asked(
        cohort.id, cohort.title, wave, tuple(entries), words, frozenset(_hidden(cohort, story_of))
    )


def _entries(reader: str, cohort: Cohort, story_of: StoryOf) -> Iterator[Entry]:
    for member in cohort.of_role("participant"):
        if member.person == reader:
            continue
        story = story_of(member.person)
        if not story.facts.resting and not story.facts.unnamed:
            school = profile_of(story)
            mark = handle(reader, member.person)
            yield Entry(member.person, mark, member.name, school["territory"], school["level"])


def _hidden(cohort: Cohort, story_of: StoryOf) -> Iterable[str]:
    for member in cohort.of_role("participant"):
        if story_of(member.person).facts.unnamed:
            yield key(member.name)


def handle(reader: str, person: str) -> str:
    """What a reader's browser calls a person: another name for every reader."""
    return blake2b(f"{reader}\0{person}".encode(), digest_size=_SIZE).hexdigest()


def _words(story: Story) -> Mapping[str, Mapping[str, str]]:
    profile = next((s for s in story.steps.values() if s.activity == "profile"), None)
    return profile.definition.texts if profile else {}
