"""An assignment as its participant sees it: questions by section, what stands, and the rules.

The answer key and the feedback to questions are never in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from lidera_nb import texts
from lidera_nb.activities import playview
from lidera_nb.activities.activity import Env, View, cover
from lidera_nb.activities.assigning.handing import Handing
from lidera_nb.activities.assigning.state import Answering
from lidera_nb.activities.handedin import HandedIn
from lidera_nb.assignments.accept import MOST_NUMBER
from lidera_nb.assignments.questions import Question


def view(state: Answering, env: Env) -> View:
    """What the participant may see now (`AssignmentView` in ``widgets/shared/model.d.ts``)."""
    title = env.step.titles[env.lang]
    closed = cover(env)
    if closed:
        return playview.closed(title, closed, env)
    words, standing = state.loaded.texts[env.lang], state.standing
    return {
        "status": "done" if standing else "open",
        "title": title,
        "intro": words["intro"],
        "done_text": words["done"],
        "rubric": words["rubric"],
        "assignment": state.loaded.hash,
        "points": state.loaded.points,
        "sections": list(sections(state, env.lang)),
        "standing": _standing(state, env.lang),
        "earlier": [_handed(one, env.lang) for one in state.handed if one is not standing],
        "changed": _changed(state),
        "shut": env.window.standing(env.now) == "over",
        "settled": standing is not None and _settled(env, standing),
        "deadline": deadline(env),
        "rules": list(rules(env)),
    }


def deadline(env: Env) -> str:
    """By when it is to be handed in, or since when it is late; empty without such a day."""
    if env.window.due is None:
        return ""
    said = "task.was_due" if env.window.late(env.now) else "task.due"
    return texts.say(env.lang, said, when=texts.moment(env.lang, env.window.due))


def rules(env: Env) -> Iterator[str]:
    """The policy for late, repeated and withdrawn hand-ins, in the reader's words."""
    lang, window = env.lang, env.window
    if window.due is not None:
        yield texts.say(lang, "task.rule.late")
    if window.closes is not None:
        yield texts.say(lang, "task.rule.closes", when=texts.moment(lang, window.closes))
    yield texts.say(lang, "task.rule.again")
    yield texts.say(lang, "task.rule.withdraw")


def _changed(state: Answering) -> bool:
    """Whether something was answered otherwise since it was handed in."""
    return state.standing is not None and state.draft != dict(state.standing.values)


def _standing(state: Answering, lang: str) -> dict[str, Any] | None:
    """The hand-in that counts; with its answers where they are others than those saved now."""
    if state.standing is None:
        return None
    values = {"values": dict(state.standing.values)} if _changed(state) else {}
    return _handed(state.standing, lang) | values


def _settled(env: Env, standing: HandedIn) -> bool:
    handing: Handing = env.models.get("handing", Handing(env.person))
    return handing.settled(env.step, standing.number)


def _handed(one: HandedIn, lang: str) -> dict[str, Any]:
    return {
        "number": one.number,
        "at": texts.moment(lang, one.at),
        "late": one.late,
        "withdrawn": one.withdrawn,
    }


def sections(state: Answering, lang: str) -> Iterator[dict[str, Any]]:
    """The questions in order under the headings that stand before them."""
    words, draft = state.loaded.texts[lang], state.draft
    heading = ""

    def under(question: Question) -> str:
        nonlocal heading
        heading = question.section or heading
        return heading

    for name, questions in groupby(state.loaded.questions, under):
        yield {
            "title": words.get(f"section.{name}.title", ""),
            "body": words.get(f"section.{name}.body", ""),
            "questions": [_asked(one, words, draft.get(one.id)) for one in questions],
        }


def _asked(question: Question, words: Mapping[str, str], value: Any) -> dict[str, Any]:
    here = f"question.{question.id}"

    def named(ids: tuple[str, ...], part: str = "") -> list[dict[str, str]]:
        return [{"id": one, "label": words[f"{here}.{part}{one}"]} for one in ids]

    asked: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "label": words[f"{here}.label"],
        "help": words[f"{here}.help"],
        "required": question.required,
        "points": question.points,
        "value": value,
    }
    if question.options:
        asked["options"] = named(question.options)
    if question.kind == "choice":
        asked["pick"] = question.most or 1
    if question.kind == "table":
        asked |= {
            "rows": named(question.rows, "row."),
            "columns": named(question.columns, "column."),
            "cells": question.cells,
        }
    if question.kind == "number" or (question.kind == "table" and question.cells == "number"):
        asked["least"] = question.least or 0
        asked["top"] = question.most or MOST_NUMBER
    if question.unit:
        asked["unit"] = words[f"{here}.unit"]
    if question.longest:
        asked["most"] = question.longest
    return asked
