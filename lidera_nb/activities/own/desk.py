"""An instructor's work on cases that participants offered: reading, wording, sending on or back.

Every act names a case that was handed in as one of this instructor's; all others do not exist.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field

from lidera_nb import texts
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    Step,
    View,
    parse,
)
from lidera_nb.activities.own.draft import Draft, advice, label, line_views
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.plaintext import TextFault, examine
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.sketch import POINTS, line_id, lines
from lidera_nb.textids import LANGUAGES

LINE_MOST = 2000
COMMENT_MOST = 2000
POINT_STEPS = (-POINTS, -POINTS // 2, 0, POINTS // 2, POINTS)
ACTS = (
    kinds.OwnCaseOpened,
    kinds.OwnCaseEdited,
    kinds.OwnCaseReturned,
    kinds.OwnCasePublished,
    kinds.OwnCaseRetired,
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Which case lies open, and all that this instructor did upon any."""

    step: Step
    open: str = ""
    acts: tuple[Event, ...] = ()


class Line(Message):
    """A line in a language."""

    lang: str
    id: str
    text: str


class Named(Message):
    """Anything about one case."""

    case: str


class Save(Named):
    """Lines and effects that were changed."""

    lines: list[Line] = Field(max_length=200)
    effects: dict[str, int] = Field(default_factory=dict)


class Return(Named):
    """Send it back to its author."""

    comment: str


class Publish(Named):
    """Give the version with this hash to the author's cohort."""

    version: str


class Open(Named):
    """Open a case."""


class Retire(Named):
    """Take a case from its cohort."""


class Close(Message):
    """Put the open case back."""


MESSAGES: dict[str, type[Message]] = {
    "open": Open,
    "close": Close,
    "save": Save,
    "return": Return,
    "publish": Publish,
    "retire": Retire,
}


def evolve(state: Desk, event: Event) -> Desk:
    """The desk after one more event of its instructor."""
    if isinstance(event.payload, kinds.OwnCaseClosed):
        return replace(state, open="")
    if not isinstance(event.payload, ACTS):
        return state
    opened = event.payload.case if isinstance(event.payload, kinds.OwnCaseOpened) else state.open
    return replace(state, open=opened, acts=(*state.acts, event))


def decide(state: Desk, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means for a case of this instructor's cohorts."""
    message = parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    if isinstance(message, Close):
        closed = kinds.OwnCaseClosed(ctx=env.context("", 0, "", "desk"))
        return (NewEvent(closed),) if state.open else ()
    assert isinstance(message, Named)
    draft = find(env, message.case)
    if draft is None:
        return Refusal("refused.own_withdrawn")
    return _done(state, message, draft, env)


def find(env: Env, case: str) -> Draft | None:
    """The draft of this id among those that were handed in."""
    drafts: Sequence[Draft] = env.models["own_drafts"]
    return next((draft for draft in drafts if draft.case == case), None)


def _done(state: Desk, message: Named, draft: Draft, env: Env) -> Decision:
    on = {"person": draft.author, "case": draft.case}
    match message:
        case Open():
            opened = kinds.OwnCaseOpened(ctx=_context(draft, env), **on)
            return () if state.open == draft.case else (NewEvent(opened),)
        case Save():
            return _save(message, draft, env)
        case Return():
            comment = examine(message.comment, COMMENT_MOST)
            if isinstance(comment, TextFault) or not comment:
                return Refusal("refused.own_comment")
            returned = kinds.OwnCaseReturned(ctx=_context(draft, env), comment=comment, **on)
            return (NewEvent(returned, draft.author),)
        case Publish():
            return _publish(message, draft, env)
        case _:
            retired = kinds.OwnCaseRetired(ctx=_context(draft, env), cohort=draft.cohort, **on)
            return (NewEvent(retired),) if draft.handling.status == "published" else ()


def _context(draft: Draft, env: Env, case: Case | None = None) -> kinds.Context:
    made = case or draft.as_case()
    return env.context(draft.case, made.scenario.version, made.hash, "desk")


def _save(message: Save, draft: Draft, env: Env) -> Decision:
    told, written = lines(draft.sketch), {}
    for line in message.lines:
        if line.lang not in LANGUAGES or line.id not in told:
            return Refusal("refused.own_withdrawn")
        if line.lang == draft.sketch.lang and not draft.adapt:
            return Refusal("refused.own_adapt")
        text = examine(line.text, LINE_MOST)
        if isinstance(text, TextFault):
            return Refusal("refused.own_line", {"line": label(line.id, env.lang)})
        written[f"{line.lang}:{line.id}"] = {"text": text, "of": line_id(told[line.id])}
    if any(
        name not in draft.choices() or points not in POINT_STEPS
        for name, points in message.effects.items()
    ):
        return Refusal("refused.malformed")
    if not written and not message.effects:
        return ()
    edited = kinds.OwnCaseEdited(
        ctx=_context(draft, env),
        person=draft.author,
        case=draft.case,
        lines=written,
        effects=message.effects,
    )
    return (NewEvent(edited, draft.author),)


def _publish(message: Publish, draft: Draft, env: Env) -> Decision:
    """Only what was looked at is published: another version has another hash."""
    if draft.missing:
        return Refusal("refused.own_missing", {"n": draft.missing})
    case = draft.as_case()
    if message.version != case.hash:
        return Refusal("refused.stale")
    if draft.handling.status == "published" and draft.handling.published == case.hash:
        return ()
    published = kinds.OwnCasePublished(
        ctx=_context(draft, env, case),
        person=draft.author,
        case=draft.case,
        cohort=draft.cohort,
        content=dict(case.content),
    )
    return (NewEvent(published, draft.case),)


def view(state: Desk, env: Env) -> View:
    """The cases of this instructor's cohorts, and the open one if there is any."""
    drafts: Sequence[Draft] = env.models["own_drafts"]
    shown: View = {
        "status": "open",
        "title": env.step.titles[env.lang],
        "drafts": [_row(draft, env.lang) for draft in drafts],
    }
    draft = find(env, state.open)
    return shown if draft is None else {**shown, "open": _opened(draft, env.lang)}


def _row(draft: Draft, lang: str) -> dict[str, Any]:
    return {
        "case": draft.case,
        "title": draft.sketch.title,
        "lang": draft.sketch.lang,
        "name": draft.name,
        "cohort": draft.cohort_title,
        "at": texts.moment(lang, draft.at),
        "state": draft.status,
    }


def _opened(draft: Draft, lang: str) -> dict[str, Any]:
    version = draft.as_case().hash
    out = draft.handling.status == "published"
    return {
        **_row(draft, lang),
        "adapt": draft.adapt,
        "byline": draft.byline,
        "lines": line_views(draft, lang),
        "effects": [
            {
                "id": name,
                "label": label(f"choice.{name}.label", lang),
                "value": draft.handling.effects.get(name, 0),
            }
            for name in draft.choices()
        ],
        "points": list(POINT_STEPS),
        "missing": draft.missing,
        "most": LINE_MOST,
        "advice": list(advice(draft, lang)),
        "version": version,
        "published": out,
        "same": out and version == draft.handling.published,
    }


ACTIVITY = Activity(
    Desk, evolve, decide, view, models=("own_drafts",), hears=(*ACTS, kinds.OwnCaseClosed)
)
