"""The encounters that a cohort's leaders announced, as its stream tells them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.exchange.encounters import Change, Encounter, Facts, When

TOLD = (
    kinds.EncounterAnnounced,
    kinds.EncounterChanged,
    kinds.EncounterCancelled,
    kinds.EncounterAnswered,
)
"""What a cohort's stream tells of its encounters; their money is told with that of visits."""


@dataclass(frozen=True, slots=True)
class Encounters:
    """Every encounter by its id, oldest first; `seen` is how far the stream was read."""

    all: Mapping[str, Encounter] = field(default_factory=dict)
    seen: int = 0

    def without(self, person: str) -> Encounters:
        """The encounters without somebody who was erased: neither their words nor their answers."""
        return replace(self, all={name: _emptied(one, person) for name, one in self.all.items()})


def _emptied(one: Encounter, person: str) -> Encounter:
    guests = tuple(guest for guest in one.facts.guests if guest != person)
    one = replace(one.without(person), facts=replace(one.facts, guests=guests))
    if one.by != person:
        return one
    facts = replace(one.facts, place="", topic="", about="")
    changes = tuple(replace(change, reason="") for change in one.changes)
    return replace(
        one, facts=facts, changes=changes, cancelled=None if one.cancelled is None else ""
    )


def evolve(known: Encounters, event: Event) -> Encounters:
    """The encounters after one more event of their cohort; a known event is passed over."""
    if event.n <= known.seen:
        return known
    known, who, at = replace(known, seen=event.n), event.actor, event.at
    match event.payload:
        case kinds.EncounterAnnounced() as told:
            made = Encounter(told.encounter, told.cohorts, told.zones, facts_of(told), by=who)
            return replace(known, all={**known.all, made.id: made})
        case kinds.EncounterChanged(encounter=name, reason=reason) as told:
            change = Change(at, reason)
            return _with(known, name, lambda one: replace(
                one, facts=facts_of(told), changes=(*one.changes, change)))  # fmt: skip
        case kinds.EncounterCancelled(encounter=name, reason=reason):
            return _with(known, name, lambda one: replace(one, cancelled=reason))
        case kinds.EncounterAnswered(encounter=name, comes=comes):
            return _with(known, name, lambda one: one.answers(who, comes))
        case _:
            return known


def facts_of(told: kinds.EncounterAnnounced | kinds.EncounterChanged) -> Facts:
    """What an event says of an encounter."""
    days = (date.fromisoformat(day) for day in (told.begins, told.ends, told.deadline))
    return Facts(When(*days), told.territory, told.place, told.topic, told.about, told.seats,
                 told.guests)  # fmt: skip


def _with(known: Encounters, name: str, change: Callable[[Encounter], Encounter]) -> Encounters:
    one = known.all.get(name)
    return known if one is None else replace(known, all={**known.all, name: change(one)})
