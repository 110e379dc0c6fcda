"""Offering a case of one's own: to whom, to be adapted or not, under which name; or taking it back.

What is offered is the case as it stood at that moment. Each answer is a consent of its own and
may be changed at any time: the last one holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from lidera_nb import texts
from lidera_nb.activities.activity import Activity, Decision, Env, Passing, Refusal, Step, View, act
from lidera_nb.activities.forms import Filled, form_activity, text_shown
from lidera_nb.activities.own.answers import Answers, sketch_of
from lidera_nb.activities.own.handling import Handling
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.forms.load import LoadedForm
from lidera_nb.scenario.sketch import Sketch

PREFIX = "own-"
"""What the ids of all cases begin with that participants wrote, and so the ids of their pages."""
_SEED_HEX = 12


@dataclass(frozen=True, slots=True)
class Offering:
    """A case of one's own: its parts as they are written, and what was offered of them.

    `sent` is the case as it was offered last, None while it is not offered.
    """

    step: Step
    filled: Filled
    parts: Mapping[str, Answers] = field(default_factory=dict)
    case: str = ""
    sent: Sketch | None = None
    at: datetime | None = None
    adapt: bool = False
    byline: Literal["name", "colleague"] = "colleague"

    @property
    def changed(self) -> bool:
        """Whether the case was written on since it was offered."""
        return self.sent is not None and sketch_of(self.parts) != self.sent


def initial(step: Step) -> Offering:
    """Nothing is written yet."""
    return Offering(step, Filled(step))


def _record(ctx: kinds.Context, loaded: LoadedForm, answers: Mapping[str, Any]) -> kinds.Act:
    return kinds.OwnCaseOffered(
        ctx=ctx,
        case="",
        use=answers["use"] == "yes",
        adapt=answers["adapt"],
        byline="name" if answers["byline"] == "name" else "colleague",
        text_hash=text_shown(loaded, ctx.lang),
    )


def _recall(payload: kinds.Payload) -> Mapping[str, Any] | None:
    if not isinstance(payload, kinds.OwnCaseOffered):
        return None
    use = "yes" if payload.use else "no"
    return {"use": use, "adapt": payload.adapt, "byline": payload.byline}


FORM = form_activity(_record, _recall)


def evolve(state: Offering, event: Event) -> Offering:
    """The case after one more event of its author."""
    state = replace(state, filled=FORM.evolve(state.filled, event))
    payload = event.payload
    if isinstance(payload, kinds.OwnCaseWritten) and payload.ctx.module == state.step.module:
        return replace(state, parts={**state.parts, payload.ctx.step: payload.answers})
    if isinstance(payload, kinds.OwnCaseOffered) and payload.ctx.module == state.step.module:
        # After an erasure the answers are blank: there is no case any more, and nothing is sent.
        sent = sketch_of(state.parts) if payload.use and not _blank(state) else None
        given: dict[str, Any] = {"adapt": payload.adapt, "byline": payload.byline}
        return replace(state, case=payload.case, sent=sent, at=event.at, **given)
    return state


def _blank(state: Offering) -> bool:
    return not state.parts or not all(state.parts.values())


def decide(state: Offering, body: Mapping[str, Any], env: Env) -> Decision | Passing:
    """Offer the case, or take it back."""
    decision = FORM.decide(state.filled, body, env)
    if not isinstance(decision, tuple):
        return decision
    offered = decision[0].payload
    assert isinstance(offered, kinds.OwnCaseOffered)
    if offered.use and (_blank(state) or sketch_of(state.parts) is None):
        return Refusal("refused.own_unfinished")
    if offered.use and not body["values"].get("byline"):
        return Refusal("refused.own_byline")
    case = state.case or f"{PREFIX}{env.seed:0{_SEED_HEX}x}"
    return (act(offered.model_copy(update={"case": case}), env),)


def view(state: Offering, env: Env) -> View:
    """The questions, and once they were answered how the case stands."""
    shown = FORM.view(state.filled, env)
    if shown["status"] == "done":
        shown["done_text"] = "\n\n".join(_told(state, env))
    return shown


def _told(state: Offering, env: Env) -> list[str]:
    def say(name: str, at: datetime | None) -> str:
        when = texts.moment(env.lang, at) if at else ""
        return texts.say(env.lang, f"own.state.{name}", at=when)

    handled: Handling = env.models["own_handling"]
    if state.sent is None:
        return [say("withdrawn" if handled.versions else "kept", state.at)]
    stands = handled.stands(state.at)
    unread = stands in ("sent", "opened")
    told = [say(stands, state.at if unread else handled.at)]
    if stands == "returned":
        told += [f"«{handled.comment}»", say("returned_help", None)]
    if unread and handled.status == "published":
        told.append(say("before", None))
    return [*told, say("changed", None)] if state.changed else told


ACTIVITY = Activity(
    initial,
    evolve,
    decide,
    view,
    models=("own_handling",),
    hears=(kinds.OwnCaseWritten, kinds.OwnCaseOffered),
)
