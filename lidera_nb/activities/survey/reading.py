"""What a facilitator may know of a cohort's survey: who answered, and which names were written.

Never who named whom: a written name comes without the person who wrote it and without the
relation. Names of people who refuse to be named are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lidera_nb.activities.registry import Cohort, Member
from lidera_nb.activities.survey.answers import Answering
from lidera_nb.activities.survey.gathering import StoryOf, answering_of
from lidera_nb.activities.survey.samename import key
from lidera_nb.activities.survey.waves import Resolution, Survey

MODEL = "surveys"
"""The name under which the activity asks for it."""


@dataclass(frozen=True, slots=True)
class SurveyReading:
    """The survey of a cohort that this reader facilitates.

    Attributes
    ----------
    id, title, synthetic
        The cohort.
    survey
        Its waves and resolutions.
    people
        Its participants, and how far each is in the last wave: ``none``, ``begun``, ``done``.
    nameable
        Those of them who can be named, by id.
    written
        The names that somebody wrote and did not take back, by token.
    """

    id: str
    title: str
    synthetic: bool
    survey: Survey
    people: tuple[tuple[Member, str], ...]
    nameable: Mapping[str, str]
    written: Mapping[str, str]

    def settled(self) -> list[Resolution]:
        """The resolutions that hold for a name that is still there, the last one first."""
        meant = self.survey.meant()
        held = {meant[token].id for token in self.written if token in meant}
        return [one for one in reversed(list(self.survey.resolutions.values())) if one.id in held]

    def unsettled(self) -> dict[str, str]:
        """The written names that nobody has resolved yet, by token."""
        meant = self.survey.meant()
        return {token: name for token, name in self.written.items() if token not in meant}


def readings(cohorts: Iterable[Cohort], story_of: StoryOf) -> tuple[SurveyReading, ...]:
    """The surveys of some cohorts."""
    return tuple(_reading(cohort, story_of) for cohort in cohorts)


def _reading(cohort: Cohort, story_of: StoryOf) -> SurveyReading:
    members = cohort.of_role("participant")
    facts = {member.person: story_of(member.person).facts for member in members}
    here = [member for member in members if not facts[member.person].resting]
    said = {member.person: answering_of(story_of(member.person)) for member in here}
    nameable = {m.person: m.name for m in here if not facts[m.person].unnamed}
    hidden = {key(m.name) for m in members if facts[m.person].unnamed or facts[m.person].resting}
    shown = _shown(cohort, said.values(), hidden, nameable)
    people = tuple((member, _state(cohort, said[member.person])) for member in here)
    return SurveyReading(
        cohort.id, cohort.title, cohort.synthetic, cohort.survey, people, nameable, dict(shown)
    )


def _state(cohort: Cohort, said: Answering | None) -> str:
    wave = cohort.survey.last
    answers = said.of(cohort.id, wave.number) if said and wave else None
    if answers is None or not answers.ties:
        return "none"
    return "done" if answers.finished else "begun"


def _shown(
    cohort: Cohort,
    said: Iterable[Answering | None],
    hidden: Iterable[str],
    nameable: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """The written names, in the order of the alphabet: not in that of who wrote them."""
    meant, away = cohort.survey.meant(), set(hidden)
    names = [pair for one in said if one is not None for pair in _written(cohort, one)]
    for token, name in sorted(names, key=lambda pair: (key(pair[1]), pair[0])):
        resolution = meant.get(token)
        of_group = resolution is not None and resolution.meaning == "person"
        gone = of_group and resolution is not None and resolution.person not in nameable
        if key(name) not in away and not gone:
            yield token, name


def _written(cohort: Cohort, one: Answering) -> Iterator[tuple[str, str]]:
    for wave in cohort.survey.waves:
        answers = one.of(cohort.id, wave.number)
        used = {alter for ties in answers.ties.values() for alter in ties}
        yield from ((token, name) for token, name in answers.names.items() if token in used)
