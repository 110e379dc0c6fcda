"""What all people of a cohort answered, put together under the rules that protect them.

- Whoever rests, or has left, is nowhere: neither their answers nor ties towards them.
- Whoever refuses to be named receives no tie, whenever it was given. If they answered, what they
  themselves said stays; if they did not, they are outside the boundary.
- Somebody answered when every relation of the wave is answered; what was begun is kept, and
  counts as not answered.
- A written name counts as the person of the group that a facilitator took it for. Every other
  one is an outsider: told apart and counted, never part of a graph.
- Only closed waves count. Their boundary are the participants at the closing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lidera_nb.activities.forms import Filled
from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.storystate import Story
from lidera_nb.activities.survey.answers import Answering, Answers
from lidera_nb.activities.survey.waves import Resolution, Wave
from lidera_nb.schoolwords import VOCABULARY

StoryOf = Callable[[str], "Story"]

TieRow = tuple[int, str, str, str, int | None, str | None]
"""Wave, relation, source, target, frequency, topic."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A participant as the survey knows them; `profile` in the words of the school profile."""

    person: str
    answering: Answering | None
    profile: Mapping[str, Any]
    unnamed: bool


@dataclass(frozen=True, slots=True)
class WaveAnswers:
    """A wave, the people inside its boundary, and those of them who answered."""

    wave: Wave
    people: Mapping[str, Someone]
    answered: Mapping[str, Answers]


def people_of(cohort: Cohort, story_of: StoryOf, purpose: str | None = None) -> dict[str, Someone]:
    """The participants whose data may be used, by id.

    Parameters
    ----------
    cohort
        The group.
    story_of
        Gives a person's story as it stands.
    purpose
        Only people who agreed to this purpose of the consent (``evaluation``, ``research``).
    """
    found = {}
    for member in cohort.of_role("participant"):
        facts = (story := story_of(member.person)).facts
        if not facts.resting and (purpose is None or facts.purposes.get(purpose, False)):
            found[member.person] = Someone(
                member.person, answering_of(story), profile_of(story), facts.unnamed
            )
    return found


def answering_of(story: Story) -> Answering | None:
    """What a person answered in surveys; None where the course has none."""
    return next((one for one in story.states.values() if isinstance(one, Answering)), None)


def profile_of(story: Story) -> dict[str, Any]:
    """A person's school in the product's vocabulary; what was not said is None."""
    states = (s for at, s in story.states.items() if story.steps[at].activity == "profile")
    said = next((s.values for s in states if isinstance(s, Filled) and s.values), None) or {}
    return {name: said.get(name) for name in VOCABULARY}


def gather(cohort: Cohort, story_of: StoryOf, purpose: str | None = None) -> Iterator[WaveAnswers]:
    """The closed waves of a cohort, in order, each with whom it reached and who answered."""
    people = people_of(cohort, story_of, purpose)
    for wave in cohort.survey.waves:
        if not wave.open:
            yield _gathered(cohort.id, wave, people)


def _gathered(cohort: str, wave: Wave, people: Mapping[str, Someone]) -> WaveAnswers:
    asked = {one: people[one] for one in wave.boundary if one in people}
    said = {
        one.person: one.answering.of(cohort, wave.number)
        for one in asked.values()
        if one.answering is not None
    }
    answered = {person: answers for person, answers in said.items() if answers.finished}
    inside = {p: one for p, one in asked.items() if p in answered or not one.unnamed}
    return WaveAnswers(wave, inside, answered)


def tie_rows(told: WaveAnswers, meant: Mapping[str, Resolution]) -> Iterator[TieRow]:
    """The ties of a wave inside its boundary, one row a topic where topics were asked.

    Of two names for one person the more frequent tie counts.
    """
    strongest: dict[tuple[str, str, str, str | None], int | None] = {}
    for source, relation, alter, tie in _named(told):
        target = _person(alter, meant)
        if target != source and target in told.people and not told.people[target].unnamed:
            for topic in tie.topics or (None,):
                at = (relation, source, target, topic)
                strongest[at] = max(strongest.get(at) or 0, tie.frequency or 0) or None
    for (relation, source, target, topic), frequency in strongest.items():
        yield told.wave.number, relation, source, target, frequency, topic


def outside_rows(
    told: WaveAnswers, meant: Mapping[str, Resolution]
) -> Iterator[tuple[int, str, str, str]]:
    """Outsiders named in a wave: wave, relation, who named, and a mark that tells them apart.

    Names that were dropped, and those of people of the group, are not among them.
    """
    for source, relation, alter, _ in _named(told):
        resolution = meant.get(alter)
        written = alter in told.answered[source].names
        if written and (resolution is None or resolution.meaning in ("same", "apart")):
            same = resolution is not None and resolution.meaning == "same"
            mark = resolution.id if same and resolution is not None else alter
            yield told.wave.number, relation, source, mark


def _named(told: WaveAnswers) -> Iterator[tuple[str, str, str, Any]]:
    for source, answers in told.answered.items():
        for relation, ties in answers.ties.items():
            for alter, tie in ties.items():
                yield source, relation, alter, tie


def _person(alter: str, meant: Mapping[str, Resolution]) -> str:
    resolution = meant.get(alter)
    return resolution.person if resolution and resolution.meaning == "person" else alter
