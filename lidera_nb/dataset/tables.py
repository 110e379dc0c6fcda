"""From the stories of one cohort to the tables of its package.

Who is in: participants who agreed to the evaluation and whose data do not rest. Staff are never
in. Who asked that their data rest, or withdrew, is absent from every table and count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from lidera_nb.activities.course import Course
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.story import Story
from lidera_nb.dataset import codebook, rows
from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.rows import Participant, Row
from lidera_nb.dataset.schema import INDICATOR, Table
from lidera_nb.dataset.suppression import THRESHOLD

PURPOSE = "evaluation"
"""The consent purpose without which nothing of a person is exported."""

STAGES = (
    "enrolled",
    "consented",
    "included",
    "started",
    "ended",
    "reflected",
    "completed",
    "excluded_at_request",
)
"""Stages of `flow`. From `included` on, only people in the package are counted."""

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def included(facts: Facts) -> bool:
    """Whether a person's data may be exported."""
    return not facts.resting and facts.purposes.get(PURPOSE, False)


def build(
    course: Course, stories: Iterable[Story], people: Sequence[Participant]
) -> dict[str, pd.DataFrame]:
    """All tables of a package.

    Parameters
    ----------
    course
        For the codebook.
    stories
        Of every participant of the cohort, for the flow.
    people
        Those who are included, with their study ids.
    """
    ordered = sorted(people, key=lambda person: person.study_id)
    found: dict[str, list[Row]] = {
        "participants": [rows.participant(person) for person in ordered],
        "flow": flow(stories, ordered),
        "codebook": _distinct(codebook.rows(course)),
    }
    for name, of in _PER_PERSON.items():
        found[name] = [row for person in ordered for row in of(person)]
    return {name: _frame(table, found[name]) for name, table in TABLES.items()}


_PER_PERSON: dict[str, Callable[[Participant], Iterable[Row]]] = {
    "decisions": rows.decisions,
    "indicators": rows.indicators,
    "documents": rows.documents,
    "endings": rows.endings,
    "reflections": rows.reflections,
    "consents": rows.consents,
}


def flow(stories: Iterable[Story], people: Sequence[Participant]) -> list[Row]:
    """How many reached each stage.

    These are counts of taking part, not of answers, and stand as they are. How many asked not
    to appear is told only when they are enough to hide among.
    """
    told = list(stories)
    present = [story.facts for story in told if not story.facts.resting]
    counts = {
        "enrolled": len(present),
        "consented": sum(any(facts.purposes.values()) for facts in present),
        "included": len(people),
        "started": sum(any(True for _ in p.plays()) for p in people),
        "ended": sum(any(play.ended for *_, play in p.plays()) for p in people),
        "reflected": sum(any(True for _ in rows.reflections(p)) for p in people),
        "completed": sum(rows.completed(p) for p in people),
        "excluded_at_request": len(told) - len(present),
    }
    return [_stage(i, stage, counts[stage]) for i, stage in enumerate(STAGES)]


def _stage(position: int, stage: str, people: int) -> Row:
    hidden = stage == "excluded_at_request" and people < THRESHOLD
    return {
        "position": position,
        "stage": stage,
        "people": None if hidden else people,
        "suppressed": hidden,
    }


def _distinct(found: Iterable[Row]) -> list[Row]:
    """A case or form that two modules share stands once."""
    return list({(r["kind"], r["source"], r["parent"], r["id"]): r for r in found}.values())


def _frame(table: Table, found: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    names = [column.name for column in table.columns]
    extra = {key for row in found for key in row if key.startswith(INDICATOR)}
    names += sorted(extra) if table.name == "decisions" else []
    data = {name: [row.get(name) for row in found] for name in names}
    return pd.DataFrame({name: _series(table, name, data[name]) for name in names})


def _series(table: Table, name: str, values: Sequence[Any]) -> pd.Series[Any]:
    dtype = _DTYPES.get(table.column(name).type, "object")
    return pd.Series(list(values), dtype=dtype)
