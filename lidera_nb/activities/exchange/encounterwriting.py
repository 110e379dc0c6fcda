"""Writing an encounter: when, where, about what, for how many, and who is invited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lidera_nb import texts
from lidera_nb.activities.activity import Decision, Env, Message, Refusal
from lidera_nb.activities.exchange.encounterrooms import Encounterroom
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.exchange.encounters import (
    SEATS_MOST,
    Encounter,
    Facts,
    When,
    change_fault,
    when_fault,
)
from lidera_nb.exchange.travel import CAPITALS
from lidera_nb.network.territory import MACROZONES
from lidera_nb.plaintext import TextFault, examine

LONGEST = 1200
"""Of what it is about, and of a reason."""

LINE = 160
"""Of the place and of the topic."""

Named = Annotated[str, Field(max_length=80)]
Few = Annotated[tuple[Named, ...], Field(max_length=500, strict=False)]


class OfCohort(Message):
    """Anything about an encounter of one cohort."""

    cohort: str


class Written(OfCohort):
    """What an encounter says, as it was typed."""

    begins: str
    ends: str
    deadline: str
    territory: str
    place: str
    topic: str
    about: str
    seats: Annotated[int, Field(ge=1, le=SEATS_MOST)]
    guests: Few


class Announce(Written):
    """Announce an encounter to people of some cohorts and macrozones."""

    cohorts: Few
    zones: Few


class Change(Written):
    """Change an encounter, for a reason."""

    encounter: str
    reason: str


def worded(text: Any, most: int = LONGEST) -> str | Refusal:
    """A text as it is kept, or a sentence that says what is wrong with it."""
    kept = examine(text, most)
    if isinstance(kept, TextFault):
        return Refusal("encounters.refused.text", {"most": most})
    return kept or Refusal("encounters.refused.empty")


def announced(message: Announce, name: str, room: Encounterroom, env: Env) -> Decision:
    """The encounter as it is announced, or what is missing."""
    cohorts, zones = _known(message.cohorts, room.cohorts), _known(message.zones, MACROZONES)
    if cohorts is None:
        return Refusal("refused.survey_cohort")
    facts = _facts(message, room, ())
    if isinstance(facts, Refusal):
        return facts
    if not cohorts or zones is None or not (zones or facts.guests):
        return Refusal("encounters.refused.nobody")
    if fault := when_fault(facts.when, _today(env)):
        return Refusal(fault)
    told = kinds.EncounterAnnounced(
        encounter=f"e-{name}", cohorts=cohorts, zones=zones, **_told(facts)
    )
    return (NewEvent(told, subject=env.person),)


def changed(message: Change, one: Encounter, room: Encounterroom, env: Env) -> Decision:
    """The encounter as it stands from now on, or why it cannot."""
    facts = _facts(message, room, one.facts.guests)
    if isinstance(facts, Refusal):
        return facts
    if fault := change_fault(one, facts, _today(env)):
        return Refusal(fault)
    reason = worded(message.reason)
    if isinstance(reason, Refusal):
        return reason
    if facts == one.facts:
        return Refusal("encounters.refused.same")
    told = kinds.EncounterChanged(encounter=one.id, reason=reason, **_told(facts))
    return (NewEvent(told, subject=env.person),)


def _facts(message: Written, room: Encounterroom, before: Sequence[str]) -> Facts | Refusal:
    when = _when(message)
    if when is None:
        return Refusal("encounters.refused.day")
    if message.territory not in CAPITALS:
        return Refusal("encounters.refused.territory")
    guests = tuple(dict.fromkeys(message.guests))
    if not all(room.led(guest) or guest in before for guest in guests):
        return Refusal("encounters.refused.guest")
    lines = (worded(message.place, LINE), worded(message.topic, LINE), worded(message.about))
    fault = next((one for one in lines if isinstance(one, Refusal)), None)
    if fault is not None:
        return fault
    place, topic, about = (str(one) for one in lines)
    return Facts(when, message.territory, place, topic, about, message.seats, guests)


def _when(message: Written) -> When | None:
    try:
        days = (message.begins, message.ends or message.begins, message.deadline)
        return When(*(date.fromisoformat(day) for day in days))
    except ValueError:
        return None


def _known(names: Sequence[str], among: Any) -> tuple[str, ...] | None:
    """The names once each; None where one of them is not known."""
    once = tuple(dict.fromkeys(names))
    return once if all(name in among for name in once) else None


def _told(facts: Facts) -> dict[str, Any]:
    """What an event tells of an encounter; `encountertold.facts_of` reads it."""
    when = facts.when
    return {
        "begins": when.begins.isoformat(), "ends": when.ends.isoformat(),
        "deadline": when.deadline.isoformat(), "territory": facts.territory, "place": facts.place,
        "topic": facts.topic, "about": facts.about, "seats": facts.seats, "guests": facts.guests,
    }  # fmt: skip


def _today(env: Env) -> date:
    return env.now.astimezone(texts.ZONE).date()
