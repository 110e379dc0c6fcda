"""Filling in a form: consent, school profile and reflection differ only in what they record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lidera_nb.activities import playview
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    Step,
    View,
    act,
    concerns,
    gate,
    parse,
)
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.forms.answers import AnswerFault, accept
from lidera_nb.forms.load import LoadedForm
from lidera_nb.forms.views import fields_view

ONCE = ("consent", "profile")
"""The activities whose answer holds in every module that asks with the same form."""

Record = Callable[[kinds.Context, LoadedForm, Mapping[str, Any]], kinds.Act]
"""Makes the event's payload from accepted answers."""

Recall = Callable[[kinds.Payload], Mapping[str, Any] | None]
"""The answers in a payload of this activity, None for other payloads."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form and the latest answers, None before the first."""

    step: Step
    values: Mapping[str, Any] | None = None


class Submit(Message):
    """Hand the form in; `form` is the hash of the form that was on the screen."""

    form: str
    values: dict[str, Any]


def form_activity(record: Record, recall: Recall, once: bool = False) -> Activity:
    """An activity over a form, which a person may answer anew: every answer stays on record.

    With `once`, what was answered in another module with the same form holds here, too.
    """

    def evolve(state: Filled, event: Event) -> Filled:
        if not (concerns(event, state.step) or (once and _same_form(event, state.step))):
            return state
        values = recall(event.payload)
        return state if values is None else replace(state, values=values)

    def decide(_state: Filled, body: Mapping[str, Any], env: Env) -> Decision:
        closed = gate(env)
        if closed:
            return closed
        message = parse({"submit": Submit}, body)
        if isinstance(message, Refusal):
            return message
        assert isinstance(message, Submit)
        return _submit(env, message, record)

    return Activity(Filled, evolve, decide, _view)


def _same_form(event: Event, step: Step) -> bool:
    ctx = getattr(event.payload, "ctx", None)
    return ctx is not None and ctx.definition == step.definition.form.id


def shared_steps(steps: Iterable[Step]) -> dict[str, frozenset[tuple[str, str]]]:
    """By form id, the steps of all modules at which a person is asked it once for all."""
    asked: dict[str, set[tuple[str, str]]] = {}
    for step in steps:
        if step.activity in ONCE:
            asked.setdefault(step.definition.form.id, set()).add((step.module, step.key))
    return {form: frozenset(at) for form, at in asked.items()}


def _submit(env: Env, message: Submit, record: Record) -> Decision:
    loaded: LoadedForm = env.step.definition
    if message.form != loaded.hash:
        return Refusal("refused.form_changed")
    try:
        answers = accept(loaded.form, message.values)
    except AnswerFault as fault:
        label = loaded.texts[env.lang].get(f"field.{fault.field}.label", fault.field)
        return Refusal(fault.text_id, {"field": label})
    ctx = env.context(loaded.form.id, loaded.form.version, loaded.hash, "form")
    return (act(record(ctx, loaded, answers), env),)


def _view(state: Filled, env: Env) -> View:
    title = env.step.titles[env.lang]
    closed = gate(env)
    if closed:
        return playview.closed(title, closed, env)
    loaded: LoadedForm = env.step.definition
    words = loaded.texts[env.lang]
    done = (env.step.module, env.step.key) in env.facts.done
    return {
        "status": "done" if done else "open",
        "title": title,
        "intro": words["intro"],
        "submit": words["submit"],
        "done_text": words["done"],
        "form": loaded.hash,
        "fields": fields_view(loaded, env.lang, state.values or {}),
        "again": True,
    }


# --- consent ------------------------------------------------------------------------------


def text_shown(loaded: LoadedForm, lang: str) -> str:
    """SHA-256 of the consent text as this person saw it, in a stable order."""
    lines = (f"{key}\t{text}" for key, text in sorted(loaded.texts[lang].items()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _record_consent(
    ctx: kinds.Context, loaded: LoadedForm, answers: Mapping[str, Any]
) -> kinds.Act:
    purposes = {field.id: bool(answers.get(field.id)) for field in loaded.form.fields}
    return kinds.ConsentGiven(ctx=ctx, purposes=purposes, text_hash=text_shown(loaded, ctx.lang))


def _recall_consent(payload: kinds.Payload) -> Mapping[str, Any] | None:
    return payload.purposes if isinstance(payload, kinds.ConsentGiven) else None


CONSENT = form_activity(_record_consent, _recall_consent, once=True)


# --- school profile -----------------------------------------------------------------------


def _record_profile(
    ctx: kinds.Context, _loaded: LoadedForm, answers: Mapping[str, Any]
) -> kinds.Act:
    return kinds.ProfileSaved(ctx=ctx, answers=dict(answers))


def _recall_profile(payload: kinds.Payload) -> Mapping[str, Any] | None:
    return payload.answers if isinstance(payload, kinds.ProfileSaved) else None


PROFILE = form_activity(_record_profile, _recall_profile, once=True)


# --- reflection ---------------------------------------------------------------------------


def _record_reflection(
    ctx: kinds.Context, loaded: LoadedForm, answers: Mapping[str, Any]
) -> kinds.Act:
    scales = {field.id for field in loaded.form.fields if field.kind == "scale"}
    ratings = {key: value for key, value in answers.items() if key in scales and value is not None}
    words = {
        key: str(value) for key, value in answers.items() if key not in scales and value is not None
    }
    return kinds.ReflectionSubmitted(ctx=ctx, ratings=ratings, answers=words)


def _recall_reflection(payload: kinds.Payload) -> Mapping[str, Any] | None:
    if not isinstance(payload, kinds.ReflectionSubmitted):
        return None
    return {**payload.ratings, **payload.answers}


REFLECTION = form_activity(_record_reflection, _recall_reflection)
