"""Filling in a form: consent, school profile and reflection differ only in what they record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lidera_nb import texts
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
    cover,
    gate,
    parse,
)
from lidera_nb.activities.feedback.returned import MODEL
from lidera_nb.activities.handedin import HandedIn
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.forms.answers import AnswerFault, accept
from lidera_nb.forms.load import LoadedForm
from lidera_nb.forms.views import fields_view
from lidera_nb.value import value

ONCE = ("consent", "profile")
"""The activities whose answer holds in every module that asks with the same form."""

Record = Callable[[kinds.Context, LoadedForm, Mapping[str, Any]], kinds.Act]
"""Makes the event's payload from accepted answers."""

Recall = Callable[[kinds.Payload], Mapping[str, Any] | None]
"""The answers in a payload of this activity, None for other payloads."""


@value
class Filled:
    """A form and the latest answers, None before the first; `handed` are all of this step."""

    step: Step
    values: Mapping[str, Any] | None = None
    handed: tuple[HandedIn, ...] = ()


class Submit(Message):
    """Hand the form in; `form` is the hash of the form that was on the screen."""

    form: str
    values: dict[str, Any]


def form_activity(
    record: Record,
    recall: Recall,
    once: tuple[type, ...] = (),
    models: tuple[str, ...] = (),
) -> Activity:
    """An activity over a form, which a person may answer anew: every answer stays on record.

    What was answered `once`, with these kinds of events, in another module with the same form
    holds here, too.
    """

    def evolve(state: Filled, event: Event) -> Filled:
        if not (concerns(event, state.step) or (once and _same_form(event, state.step))):
            return state
        values = recall(event.payload)
        if values is None:
            return state
        now = HandedIn(len(state.handed) + 1, event.at, values)
        return Filled(state.step, values, (*state.handed, now))

    def decide(_state: Filled, body: Mapping[str, Any], env: Env) -> Decision:
        closed = gate(env)
        if closed:
            return closed
        message = parse({"submit": Submit}, body)
        if isinstance(message, Refusal):
            return message
        assert isinstance(message, Submit)
        return submitted(env, message, record)

    return Activity(Filled, evolve, decide, filled_view, models, hears=once)


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


def submitted(env: Env, message: Submit, record: Record) -> Decision:
    """The event of a form that was handed in, or why it is not taken."""
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


def filled_view(state: Filled, env: Env, again: bool = True) -> View:
    """The form with what was answered; `again` says that it may be handed in anew."""
    title = env.step.titles[env.lang]
    closed = cover(env)
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
        "done_text": words["done"] + _came(env),
        "form": loaded.hash,
        "fields": fields_view(loaded, env.lang, state.values or {}),
        "again": again,
    }


def _came(env: Env) -> str:
    """A line that says so, where somebody signed a reading of what was written here."""
    gathering = env.models.get(MODEL)
    came = gathering is not None and gathering.came(env.step)
    return "\n\n" + texts.say(env.lang, "returned.came") if came else ""


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


CONSENT = form_activity(_record_consent, _recall_consent, once=(kinds.ConsentGiven,))


# --- school profile -----------------------------------------------------------------------


def _record_profile(
    ctx: kinds.Context, _loaded: LoadedForm, answers: Mapping[str, Any]
) -> kinds.Act:
    return kinds.ProfileSaved(ctx=ctx, answers=dict(answers))


def _recall_profile(payload: kinds.Payload) -> Mapping[str, Any] | None:
    return payload.answers if isinstance(payload, kinds.ProfileSaved) else None


PROFILE = form_activity(_record_profile, _recall_profile, once=(kinds.ProfileSaved,))


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


REFLECTION = form_activity(_record_reflection, _recall_reflection, models=(MODEL,))
