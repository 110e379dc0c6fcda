"""What somebody may know of encounters: those that they announced, or to which they are invited.

Invited is who takes part in one of the cohorts of an encounter and has a school in one of its
macrozones, or was invited by name. Whoever rests is in none, and waits for no seat. Only whoever
leads the cohort that announced an encounter is told who comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lidera_nb.activities.exchange.rounds import StoryOf
from lidera_nb.activities.exchange.told import Exchange
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.survey.gathering import profile_of
from lidera_nb.exchange.encounters import Encounter, invited
from lidera_nb.network.territory import macrozone

MODEL = "encounters"


@dataclass(frozen=True, slots=True)
class Head:
    """Somebody who takes part in some cohorts, and what is known of their school."""

    name: str
    cohorts: frozenset[str]
    context: Mapping[str, str]

    @property
    def zone(self) -> str | None:
        """The macrozone of their school."""
        return macrozone(self.context.get("territory"))


@dataclass(frozen=True)
class Encounterroom:
    """The encounters that a cohort announced, as somebody works with them.

    Attributes
    ----------
    leads
        Whether they lead the cohort; else they are invited to each encounter that stands here.
    heads
        By person: everybody of the cohorts that are concerned; for a participant, they alone.
    cohorts
        The cohorts that its leader leads and can invite, with their titles.
    """

    id: str
    title: str
    synthetic: bool
    leads: bool
    encounters: Mapping[str, Encounter]
    heads: Mapping[str, Head]
    cohorts: Mapping[str, str]
    exchange: Exchange

    def invited(self, encounter: Encounter) -> tuple[str, ...]:
        """Those whom an encounter invites, of the people of this room."""
        here = set(encounter.cohorts)
        zones = {one: head.zone for one, head in self.heads.items() if head.cohorts & here}
        return invited(encounter, zones)

    def led(self, person: str) -> bool:
        """Whether somebody takes part in a cohort that the reader leads."""
        return person in self.heads and bool(self.heads[person].cohorts & self.cohorts.keys())


def led_rooms(
    led: Sequence[Cohort], registry: Registry, story_of: StoryOf
) -> tuple[Encounterroom, ...]:
    """The rooms of the cohorts that somebody leads."""
    titles = {cohort.id: cohort.title for cohort in led}
    return tuple(_led(cohort, titles, registry, story_of) for cohort in led)


def _led(
    cohort: Cohort, titles: Mapping[str, str], registry: Registry, story_of: StoryOf
) -> Encounterroom:
    encounters = cohort.encounters.all
    named = {*titles, *(name for one in encounters.values() for name in one.cohorts)}
    here = [found for name in sorted(named) if (found := registry.cohorts.get(name))]
    people = dict.fromkeys(m.person for each in here for m in each.of_role("participant"))
    return _room(cohort, True, people, encounters, titles, registry, story_of)


def invited_rooms(person: str, registry: Registry, story_of: StoryOf) -> tuple[Encounterroom, ...]:
    """The rooms in which there is an encounter to which somebody is invited."""
    mine, found = {cohort.id for cohort in registry.cohorts_as(person, "participant")}, []
    for cohort in registry.cohorts.values():
        near = {name: one for name, one in cohort.encounters.all.items() if mine & {*one.cohorts}}
        room = _room(cohort, False, [person] if near else [], near, {}, registry, story_of)
        kept = {name: one for name, one in room.encounters.items() if room.invited(one)}
        found += [replace(room, encounters=kept)] if kept else []
    return tuple(found)


def _room(
    cohort: Cohort, leads: bool, people: Iterable[str], encounters: Mapping[str, Encounter],
    titles: Mapping[str, str], registry: Registry, story_of: StoryOf,
) -> Encounterroom:  # fmt: skip
    heads = {one: head for one in people if (head := head_of(one, registry, story_of))}
    kept = {name: _attending(one, registry, story_of) for name, one in encounters.items()}
    return Encounterroom(cohort.id, cohort.title, cohort.synthetic, leads, kept, heads, titles,
                         cohort.exchange)  # fmt: skip


def head_of(person: str, registry: Registry, story_of: StoryOf) -> Head | None:
    """Somebody as encounters know them; None where they take part in nothing, or rest."""
    mine = [(cohort.id, member.name) for cohort, member in registry.memberships(person)
            if member.role == "participant"]  # fmt: skip
    if not mine or (story := story_of(person)).facts.resting:
        return None
    context = {field: str(word) for field, word in profile_of(story).items() if word}
    return Head(mine[-1][1], frozenset(name for name, _ in mine), context)


def _attending(encounter: Encounter, registry: Registry, story_of: StoryOf) -> Encounter:
    """Without those who answered and rest or left since."""
    for person in encounter.answered:
        head = head_of(person, registry, story_of)
        if head is None or not head.cohorts & set(encounter.cohorts):
            encounter = encounter.without(person)
    return encounter
