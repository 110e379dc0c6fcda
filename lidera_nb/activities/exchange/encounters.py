"""Encounters of schools: whoever leads announces, changes and pays; who is invited answers.

All of it goes to the stream of the cohort that announced the encounter, also the answers of
people of other cohorts, so that seats are given in one order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lidera_nb import texts
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    Step,
    act,
    parse,
)
from lidera_nb.activities.exchange import encounterview
from lidera_nb.activities.exchange.encounterrooms import MODEL, Encounterroom
from lidera_nb.activities.exchange.encounterwriting import (
    Announce,
    Change,
    OfCohort,
    announced,
    changed,
    worded,
)
from lidera_nb.activities.guide.enrolling import fresh
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.exchange.encounters import Encounter, account_of, answer_fault


class OfEncounter(OfCohort):
    """Anything about one encounter."""

    encounter: str


class Answer(OfEncounter):
    """Come, or not."""

    comes: bool


class Cancel(OfEncounter):
    """Call it off, for a reason."""

    reason: str


class Grant(OfEncounter):
    """Pay the journey of somebody who has a seat, from the cohort's fund."""

    person: str
    amount: Annotated[int, Field(ge=1, le=1_000_000_000)]


class Settle(OfEncounter):
    """Close the account of a journey: what was spent of its grant."""

    person: str
    spent: Annotated[int, Field(ge=0, le=1_000_000_000)]


MESSAGES: dict[str, type[Message]] = {
    "announce": Announce,
    "change": Change,
    "cancel": Cancel,
    "answer": Answer,
    "grant": Grant,
    "settle": Settle,
}


def evolve(state: Step, _: Event) -> Step:
    """Nothing of this is told by a person's own stream."""
    return state


def decide(_: Step, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means for an encounter of a cohort that was handed in."""
    message = parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, OfCohort)
    rooms: Sequence[Encounterroom] = env.models.get(MODEL, ())
    room = next((one for one in rooms if one.id == message.cohort), None)
    if room is None:
        return Refusal("refused.survey_cohort")
    if room.leads == isinstance(message, Answer):
        return Refusal(f"encounters.refused.{'invited' if room.leads else 'leads'}")
    if isinstance(message, Announce):
        return announced(message, fresh(env, room.id), room, env)
    assert isinstance(message, OfEncounter | Change)
    one = room.encounters.get(message.encounter)
    return _decide(message, one, room, env) if one else Refusal("encounters.refused.gone")


def _decide(message: Message, one: Encounter, room: Encounterroom, env: Env) -> Decision:
    today = env.now.astimezone(texts.ZONE).date()
    match message:
        case Answer():
            return _answer(message, one, today, env)
        case Change():
            return changed(message, one, room, env)
        case Cancel():
            return _cancel(message, one, today, env)
        case Grant():
            return _grant(message, one, room)
        case _:
            assert isinstance(message, Settle)
            return _settle(message, one, room)


def _answer(message: Answer, one: Encounter, today: date, env: Env) -> Decision:
    said = one.coming if message.comes else one.declined
    if env.person in said:
        return ()
    if fault := answer_fault(one, env.person, message.comes, today):
        return Refusal(fault)
    return (act(kinds.EncounterAnswered(encounter=one.id, comes=message.comes), env),)


def _cancel(message: Cancel, one: Encounter, today: date, env: Env) -> Decision:
    if one.cancelled is not None:
        return ()
    if today > one.facts.when.ends:
        return Refusal("encounters.refused.begun")
    reason = worded(message.reason)
    if isinstance(reason, Refusal):
        return reason
    return (
        NewEvent(kinds.EncounterCancelled(encounter=one.id, reason=reason), subject=env.person),
    )


def _grant(message: Grant, one: Encounter, room: Encounterroom) -> Decision:
    fund = room.exchange.fund
    if one.cancelled is not None:
        return Refusal("encounters.refused.cancelled")
    if message.person not in one.seated:
        return Refusal("encounters.refused.seat")
    if fund.account(account_of(one.id, message.person)).granted:
        return Refusal("encounters.refused.granted")
    if message.amount > fund.free:
        return Refusal("encounters.refused.fund")
    return (NewEvent(kinds.EncounterGranted(
        encounter=one.id, person=message.person, amount=message.amount)),)  # fmt: skip


def _settle(message: Settle, one: Encounter, room: Encounterroom) -> Decision:
    account = account_of(one.id, message.person)
    granted = room.exchange.fund.account(account).granted
    if not granted or account in room.exchange.settled:
        return Refusal("encounters.refused.settled")
    if message.spent > granted:
        return Refusal("exchange.refused.overspent")
    return (NewEvent(kinds.EncounterSettled(
        encounter=one.id, person=message.person, spent=message.spent)),)  # fmt: skip


ACTIVITY: Activity = Activity(
    lambda step: step, evolve, decide, encounterview.view, models=(MODEL,)
)
