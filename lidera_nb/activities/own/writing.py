"""Writing a part of a case of one's own: a form that is checked once more before it is kept.

What seems to be somebody's RUT, address or number is refused, with the field in which it stands:
the words stay on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lidera_nb.activities.activity import Activity, Decision, Env, Passing, Refusal
from lidera_nb.activities.forms import Filled, form_activity
from lidera_nb.activities.own.answers import open_field, personal_field
from lidera_nb.events import kinds
from lidera_nb.forms.load import LoadedForm


def _record(ctx: kinds.Context, _loaded: LoadedForm, answers: Mapping[str, Any]) -> kinds.Act:
    return kinds.OwnCaseWritten(ctx=ctx, answers=dict(answers))


def _recall(payload: kinds.Payload) -> Mapping[str, Any] | None:
    return payload.answers if isinstance(payload, kinds.OwnCaseWritten) else None


FORM = form_activity(_record, _recall)


def decide(state: Filled, body: Mapping[str, Any], env: Env) -> Decision | Passing:
    """Keep a part, unless something that belongs to it is missing or does not belong there."""
    decision = FORM.decide(state, body, env)
    if not isinstance(decision, tuple):
        return decision
    (event,) = decision
    assert isinstance(event.payload, kinds.OwnCaseWritten)
    return _fault(event.payload.answers, env) or decision


def _fault(answers: Mapping[str, Any], env: Env) -> Refusal | None:
    missing = open_field(env.step.key, answers)
    if missing:
        return Refusal("refused.own_pair", {"field": _label(missing, env)})
    personal = personal_field(answers)
    if personal:
        name, kind = personal
        return Refusal(f"refused.personal_{kind}", {"field": _label(name, env)})
    return None


def _label(field: str, env: Env) -> str:
    loaded: LoadedForm = env.step.definition
    return loaded.texts[env.lang][f"field.{field}.label"]


ACTIVITY = Activity(FORM.initial, FORM.evolve, decide, FORM.view)
