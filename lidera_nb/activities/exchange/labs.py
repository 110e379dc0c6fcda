"""Labs of a cohort: whoever leads it opens and closes them, its people join, measure and tell.

All of it goes to the cohort's stream. How a lab came out in a school is told on the card, where
the card's stage follows from it; here it is only read.
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
from lidera_nb.activities.exchange import labview
from lidera_nb.activities.exchange.labrooms import MODEL, Labroom
from lidera_nb.activities.exchange.labwriting import Open, opened, worded
from lidera_nb.activities.guide.enrolling import fresh
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.exchange import labs as rules
from lidera_nb.exchange.labs import Lab


class OfLab(Message):
    """Anything about one lab of one cohort."""

    cohort: str
    lab: str


class Join(OfLab):
    """Take part with one's school."""


class Leave(OfLab):
    """Take part no longer."""


class Note(OfLab):
    """The shared measure in one's own school; an empty one takes it away."""

    when: rules.When
    value: Annotated[str, Field(max_length=20)]


class Close(OfLab):
    """Close a lab that is over, with what the group learned."""

    learned: str


MESSAGES: dict[str, type[Message]] = {
    "open": Open,
    "join": Join,
    "leave": Leave,
    "note": Note,
    "close": Close,
}


def evolve(state: Step, _: Event) -> Step:
    """Nothing of this is told by a person's own stream."""
    return state


def decide(_: Step, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means for a cohort that was handed in."""
    message = parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, Open | OfLab)
    rooms: Sequence[Labroom] = env.models.get(MODEL, ())
    room = next((one for one in rooms if one.id == message.cohort), None)
    if room is None:
        return Refusal("refused.survey_cohort")
    if isinstance(message, Open):
        return opened(message, fresh(env, room.id), env) if room.leads else _not_yours()
    lab = room.labs.get(message.lab)
    return _decide(message, lab, room, env) if lab else Refusal("labs.refused.gone")


def _not_yours() -> Refusal:
    return Refusal("labs.refused.leads")


def _decide(message: OfLab, lab: Lab, room: Labroom, env: Env) -> Decision:
    today = env.now.astimezone(texts.ZONE).date()
    if isinstance(message, Close):
        return _close(message, lab, today, env) if room.leads else _not_yours()
    if room.leads or env.person not in room.names:
        return Refusal("labs.refused.schools")
    match message:
        case Join():
            return _join(lab, today, env)
        case Note():
            return _note(message, lab, today, env)
        case _:
            here = env.person in lab.schools
            return (act(kinds.LabLeft(lab=lab.id), env),) if here else ()


def _join(lab: Lab, today: date, env: Env) -> Decision:
    if env.person in lab.schools:
        return ()
    if fault := rules.join_fault(lab, today):
        return Refusal(fault, {"most": rules.SCHOOLS_MOST})
    return (act(kinds.LabJoined(lab=lab.id), env),)


def _note(message: Note, lab: Lab, today: date, env: Env) -> Decision:
    if fault := rules.measure_fault(lab, env.person, message.when, today):
        return Refusal(fault)
    value = rules.number(message.value)
    if value is None and message.value.strip():
        return Refusal("labs.refused.number")
    text = "" if value is None else str(value)
    return (act(kinds.LabMeasured(lab=lab.id, when=message.when, value=text), env),)


def _close(message: Close, lab: Lab, today: date, env: Env) -> Decision:
    if lab.closed:
        return ()
    if today <= lab.ends:
        return Refusal("labs.refused.running")
    learned = worded(message.learned)
    if isinstance(learned, Refusal):
        return learned
    return (NewEvent(kinds.LabClosed(lab=lab.id, learned=learned), subject=env.person),)


ACTIVITY: Activity = Activity(
    lambda step: step, evolve, decide, labview.view, models=(MODEL, "cards")
)
