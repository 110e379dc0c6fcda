"""From the answers of the guided form to a sketch; the parts are the steps of its module."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lidera_nb.people.personal import likely_personal
from lidera_nb.scenario.sketch import Moment, Option, Sketch, Someone

PARTS = ("situation", "people", "first", "second", "third", "outcome")
"""The parts of a case by the keys that their steps must have."""

PEOPLE = ("one", "two", "three")
_TOGETHER = (("c", "c_after"), *((f"{who}_name", f"{who}_who") for who in PEOPLE))
_MOMENT = ("prompt", "a", "a_after", "b", "b_after")

Answers = Mapping[str, Any]


def open_field(part: str, answers: Answers) -> str | None:
    """A field that goes with one that was filled in and stands empty itself; None if none does."""
    for pair in _TOGETHER:
        filled = [bool(answers.get(name)) for name in pair]
        if any(filled) and not all(filled):
            return pair[filled.index(False)]
    if part == "third" and any(answers.values()):
        return next((name for name in _MOMENT if not answers.get(name)), None)
    return None


def personal_field(answers: Answers) -> tuple[str, str] | None:
    """The first field that seems to hold somebody's data, and what; None if none does."""
    for name, value in answers.items():
        found = likely_personal(value) if isinstance(value, str) else None
        if found:
            return name, found
    return None


def sketch_of(parts: Mapping[str, Answers]) -> Sketch | None:
    """The case that the answers tell, None while a part is missing."""
    if any(part not in parts for part in PARTS):
        return None
    situation, outcome = parts["situation"], parts["outcome"]
    told = [parts[part] for part in ("first", "second", "third")]
    return Sketch(
        lang=situation["language"],
        title=situation["heading"],
        role=situation["role"],
        situation=situation["situation"],
        tension=situation["tension"],
        people=_people(parts["people"]),
        moments=tuple(_moment(answers) for answers in told if answers.get("prompt")),
        outcome=outcome["outcome"],
        question=outcome["question"],
    )


def _people(answers: Answers) -> tuple[Someone, ...]:
    return tuple(
        Someone(answers[f"{who}_name"], answers[f"{who}_who"], answers.get(f"{who}_says") or "")
        for who in PEOPLE
        if answers.get(f"{who}_name")
    )


def _moment(answers: Answers) -> Moment:
    options = [
        Option(answers[name], answers[f"{name}_after"]) for name in "abc" if answers.get(name)
    ]
    return Moment(answers.get("now") or "", answers["prompt"], tuple(options))
