"""Filling in an assignment: answering one by one, handing in, again if need be, and taking back.

Every answer is saved by itself, so that another device goes on where this one stopped. What
counts is what was handed in last; nothing that was handed in is ever overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    act,
    gate,
    parse,
)
from lidera_nb.activities.assigning.handing import Handing
from lidera_nb.activities.assigning.shown import view
from lidera_nb.activities.assigning.state import Answering, evolve
from lidera_nb.assignments.accept import accept, answered
from lidera_nb.assignments.notebook import LoadedAssignment
from lidera_nb.errors import AnswerFault
from lidera_nb.events import kinds

MODEL = "handing"
"""The read-model that is asked for (`Handing`)."""


class Answer(Message):
    """Save the answer to one question; None leaves it open. `assignment` is the hash shown."""

    assignment: str
    question: str
    value: Any


class HandIn(Message):
    """Hand in what is on the screen; a question that is not named has the answer saved last."""

    assignment: str
    values: dict[str, Any] = Field(default_factory=dict)


class Withdraw(Message):
    """Take back hand-in `number`, which must be the one that counts."""

    number: int


MESSAGES: dict[str, type[Message]] = {"answer": Answer, "hand_in": HandIn, "withdraw": Withdraw}


def decide(state: Answering, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means."""
    closed = gate(env)
    if closed:
        return closed
    message = parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    if isinstance(message, Withdraw):
        return _withdraw(state, message, env)
    assert isinstance(message, Answer | HandIn)
    if message.assignment != state.loaded.hash:
        return Refusal("refused.form_changed")
    try:
        if isinstance(message, Answer):
            return _answer(state, message, env)
        return _hand_in(state, message, env)
    except AnswerFault as fault:
        return Refusal(fault.text_id, {"question": _label(state.loaded, fault.field, env.lang)})


def _answer(state: Answering, message: Answer, env: Env) -> Decision:
    value = _accepted(state.loaded, message.question, message.value)
    if value == state.answers.get(message.question):
        return ()
    ctx = context(state.loaded, env, message.question)
    return (act(kinds.AssignmentAnswered(ctx=ctx, question=message.question, answer=value), env),)


def _hand_in(state: Answering, message: HandIn, env: Env) -> Decision:
    loaded, draft = state.loaded, state.draft
    draft |= {name: _accepted(loaded, name, value) for name, value in message.values.items()}
    given = {name: value for name, value in draft.items() if value is not None}
    for question in loaded.questions:
        if question.required and not answered(question, given.get(question.id)):
            raise AnswerFault(question.id, "task.fault.required")
    if not given:
        return Refusal("task.fault.nothing")
    if state.standing is not None and given == state.standing.values:
        return ()
    handed = kinds.AssignmentHandedIn(
        ctx=context(loaded, env),
        number=len(state.handed) + 1,
        late=env.window.late(env.now),
        cohort=_handing(env).cohort_for(env.step.module),
        answers=given,
    )
    return (act(handed, env),)


def _withdraw(state: Answering, message: Withdraw, env: Env) -> Decision:
    standing = state.standing
    if standing is None or standing.number != message.number:
        return Refusal("task.fault.gone")
    if _handing(env).settled(env.step, standing.number):
        return Refusal("task.fault.settled")
    ctx = context(state.loaded, env)
    return (act(kinds.AssignmentWithdrawn(ctx=ctx, number=standing.number), env),)


def _accepted(loaded: LoadedAssignment, name: str, value: object) -> Any:
    question = loaded.question(name)
    if question is None:
        raise AnswerFault("", "form.fault.unknown")
    return accept(question, value)


def _label(loaded: LoadedAssignment, name: str, lang: str) -> str:
    return loaded.texts[lang].get(f"question.{name}.label", name)


def _handing(env: Env) -> Handing:
    found: Handing = env.models.get(MODEL, Handing(env.person))
    return found


def context(loaded: LoadedAssignment, env: Env, node: str = "hand-in") -> kinds.Context:
    """The context of an act in an assignment."""
    return env.context(loaded.name, loaded.version, loaded.hash, node)


ACTIVITY = Activity(Answering, evolve, decide, view, (MODEL,))
