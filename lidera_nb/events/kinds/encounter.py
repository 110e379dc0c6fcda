"""Encounters of schools, told by the stream of the cohort whose leader announced them.

What an encounter says is sealed under the key of whoever wrote it. Who comes is told by ids alone;
what somebody brought home from one is theirs (`EncounterTold`, on their own stream).
"""

from __future__ import annotations

from typing import Annotated as Private

from lidera_nb.events.kinds.base import SEALED, Act, Payload


class EncounterAnnounced(Payload):
    """Whoever leads a cohort invites people of some cohorts and macrozones to an encounter.

    `begins`, `ends` and `deadline` are days (ISO 8601). `territory` is the region of the place;
    `guests` are invited by name, wherever their schools lie.
    """

    encounter: str
    cohorts: tuple[str, ...]
    zones: tuple[str, ...]
    guests: tuple[str, ...]
    begins: str
    ends: str
    deadline: str
    seats: int
    territory: str
    place: Private[str, SEALED]
    topic: Private[str, SEALED]
    about: Private[str, SEALED]


class EncounterChanged(Payload):
    """An encounter stands from now on as told here, for a reason that the invited read."""

    encounter: str
    guests: tuple[str, ...]
    begins: str
    ends: str
    deadline: str
    seats: int
    territory: str
    place: Private[str, SEALED]
    topic: Private[str, SEALED]
    about: Private[str, SEALED]
    reason: Private[str, SEALED]


class EncounterCancelled(Payload):
    """An encounter does not take place, for a reason that the invited read."""

    encounter: str
    reason: Private[str, SEALED]


class EncounterAnswered(Payload):
    """The actor comes to an encounter, or does not; the last answer counts."""

    encounter: str
    comes: bool


class EncounterGranted(Payload):
    """The cohort's fund grants somebody's journey to an encounter, in pesos."""

    encounter: str
    person: str
    amount: int


class EncounterSettled(Payload):
    """The account of somebody's journey was closed: what was spent; the rest returned."""

    encounter: str
    person: str
    spent: int


class EncounterTold(Act):
    """What somebody takes from an encounter, what they doubt, and what they will try."""

    took: Private[str, SEALED]
    doubts: Private[str, SEALED]
    tries: Private[str, SEALED]


ENCOUNTER_TOLD: dict[str, type[Payload]] = {
    "encounter.announced": EncounterAnnounced,
    "encounter.changed": EncounterChanged,
    "encounter.cancelled": EncounterCancelled,
    "encounter.answered": EncounterAnswered,
    "encounter.granted": EncounterGranted,
    "encounter.settled": EncounterSettled,
    "encounter.told": EncounterTold,
}
