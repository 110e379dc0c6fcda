"""A diary of visits: dated entries that are their writer's alone until they share one.

An entry can be written anew, taken out, and shown to whoever leads the cohort. What was written
stands beside the reflection on the visit, and a card can be begun from both.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import Field

from lidera_nb import texts
from lidera_nb.activities import playview
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    View,
    act,
    cover,
    gate,
    parse,
)
from lidera_nb.activities.exchange.diaried import Diary, Entry, evolve
from lidera_nb.activities.exchange.mine import MODEL, Mine
from lidera_nb.activities.exchange.words import day_told, month_told
from lidera_nb.activities.guide.enrolling import fresh
from lidera_nb.events import kinds
from lidera_nb.plaintext import TextFault, examine

LONGEST = 2000
MOST = 100
"""Entries: more than a visit a week for two school years."""

BACK = timedelta(366)
"""How far back an entry may lie."""


class OfEntry(Message):
    """Anything about one entry."""

    entry: Annotated[str, Field(max_length=40)]


class Note(OfEntry):
    """Write an entry; "" is a new one."""

    day: str
    visit: str
    text: str


class Remove(OfEntry):
    """Take an entry out."""


class Share(OfEntry):
    """Let whoever leads the cohort read an entry, or no longer."""

    shared: bool


MESSAGES: dict[str, type[Message]] = {"note": Note, "remove": Remove, "share": Share}


def decide(state: Diary, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means."""
    message = gate(env) or parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, OfEntry)
    if message.entry not in state.entries and not (isinstance(message, Note) and not message.entry):
        return Refusal("diary.refused.gone")
    ctx = env.context("diary", 1, "", "entry")
    match message:
        case Note():
            return _note(message, state, env)
        case Share(shared=shared):
            same = state.entries[message.entry].shared == shared
            told = kinds.DiaryShared(ctx=ctx, entry=message.entry, shared=shared)
            return () if same else (act(told, env),)
        case _:
            return (act(kinds.DiaryRemoved(ctx=ctx, entry=message.entry), env),)


def _note(message: Note, state: Diary, env: Env) -> Decision:
    day = _day(message.day, env)
    if day is None:
        return Refusal("diary.refused.day")
    text = examine(message.text, LONGEST)
    if isinstance(text, TextFault):
        return Refusal("diary.refused.text", {"most": LONGEST})
    if not text:
        return Refusal("diary.refused.empty")
    before = state.entries.get(message.entry)
    if message.visit and message.visit not in {*_visits(env), before.visit if before else ""}:
        return Refusal("diary.refused.visit")
    if before is None and len(state.entries) >= MOST:
        return Refusal("diary.refused.most", {"most": MOST})
    name = message.entry or f"d-{fresh(env, 'diary', len(state.entries))}"
    made = Entry(name, day, message.visit, text, before.shared if before else False)
    if made == before:
        return ()
    ctx = env.context("diary", 1, "", "entry")
    told = kinds.DiaryNoted(
        ctx=ctx, entry=name, day=day.isoformat(), visit=message.visit, text=text
    )
    return (act(told, env),)


def _day(text: str, env: Env) -> date | None:
    """A day of the last year, as it was typed; None if it is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    today = env.now.astimezone(texts.ZONE).date()
    return day if today - BACK <= day <= today else None


def _visits(env: Env) -> dict[str, str]:
    """The visits that this reader makes, in words."""
    mine: Mine = env.models[MODEL]() if MODEL in env.models else Mine()
    return {
        visit.id: texts.say(env.lang, "diary.to", name=mine.names[visit.host],
                            month=month_told(env.lang, visit.month))
        for visit in mine.going
    }  # fmt: skip


def view(state: Diary, env: Env) -> View:
    """The entries, the last day first, and what a new one can be about."""
    title = env.step.titles[env.lang]
    closed = cover(env)
    if closed:
        return playview.closed(title, closed, env)
    visits = _visits(env)
    today = env.now.astimezone(texts.ZONE).date()
    return {
        "status": "open",
        "title": title,
        "intro": env.step.intros[env.lang],
        "today": today.isoformat(),
        "least": (today - BACK).isoformat(),
        "most": LONGEST,
        "visits": [{"id": name, "label": label} for name, label in visits.items()],
        "entries": [
            {"id": one.id, "day": one.day.isoformat(), "date": day_told(one.day, env.lang),
             "visit": one.visit, "about": visits.get(one.visit, ""), "text": one.text,
             "shared": one.shared}
            for one in reversed(state.by_day())
        ],
    }  # fmt: skip


ACTIVITY = Activity(Diary, evolve, decide, view, models=(MODEL,))
