"""From the stories of one cohort to the tables of its package.

Who is in: participants who agreed to the evaluation and whose data do not rest. Staff are never
in. Who asked that their data rest, or withdrew, is absent from every table and count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

import pandas as pd

from lidera_nb.activities.course import Course
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.storystate import Story
from lidera_nb.dataset import codebook, rows
from lidera_nb.dataset.framed import frames
from lidera_nb.dataset.rows import Participant, Row
from lidera_nb.dataset.suppression import THRESHOLD, apart
from lidera_nb.forms.instrumentload import LoadedInstrument

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

BY_WEIGHT = (
    "started",
    "included",
    "ended",
    "reflected",
    "completed",
    "enrolled",
    "consented",
    "excluded_at_request",
)
"""The same stages, those first that are shown rather than others."""

_OUTSIDE = ("enrolled", "consented", "excluded_at_request")
"""Stages that count people of whom the package has no row."""


def included(facts: Facts) -> bool:
    """Whether a person's data may be exported."""
    return not facts.resting and facts.purposes.get(PURPOSE, False)


def build(
    stories: Iterable[Story],
    people: Sequence[Participant],
    more: Mapping[str, list[Row]] = MappingProxyType({}),
    threshold: int = THRESHOLD,
) -> dict[str, pd.DataFrame]:
    """All tables of a package but the codebook.

    Parameters
    ----------
    stories
        Of every participant of the cohort, for the flow.
    people
        Those who are included, with their study ids.
    more
        Rows of the tables that not every package has: of a network, of what was read.
    threshold
        The smallest number of people that `flow` may tell.
    """
    ordered = sorted(people, key=lambda person: person.study_id)
    found: dict[str, list[Row]] = {
        "participants": [rows.participant(person) for person in ordered],
        "flow": flow(stories, ordered, threshold),
        **more,
    }
    for name, of in _PER_PERSON.items():
        found[name] = [row for person in ordered for row in of(person)]
    return frames(found)


def labels(course: Course, asked: Iterable[LoadedInstrument] = ()) -> list[Row]:
    """The rows of `codebook`; what several modules or waves share stands once, as it was last."""
    instruments = (row for one in asked for row in codebook.instrument_rows(one))
    found = chain(codebook.rows(course), instruments)
    return list({(r["kind"], r["source"], r["parent"], r["id"]): r for r in found}.values())


_PER_PERSON: dict[str, Callable[[Participant], Iterable[Row]]] = {
    "decisions": rows.decisions,
    "indicators": rows.indicators,
    "levels": rows.levels,
    "documents": rows.documents,
    "endings": rows.endings,
    "votes": rows.votes,
    "reflections": rows.reflections,
    "consents": rows.consents,
}


def flow(
    stories: Iterable[Story], people: Sequence[Participant], threshold: int = THRESHOLD
) -> list[Row]:
    """How many reached each stage.

    A stage is withheld where it counts too few people, or where the difference to another one
    would: 58 enrolled beside 55 who consented tells of three who did not.
    """
    told = list(stories)
    present = [story.facts for story in told if not story.facts.resting]
    counts = {
        "enrolled": len(present),
        "consented": sum(any(facts.purposes.values()) for facts in present),
        "included": len(people),
        "started": sum(any(True for _ in p.attempts()) for p in people),
        "ended": sum(any(one.play.ended for one in p.attempts()) for p in people),
        "reflected": sum(any(True for _ in rows.reflections(p)) for p in people),
        "completed": sum(rows.completed(p) for p in people),
        "excluded_at_request": len(told) - len(present),
    }
    return stages(counts, threshold)


def stages(counts: Mapping[str, int], threshold: int = THRESHOLD) -> list[Row]:
    """The rows of `flow` from a count for each stage, withheld where they must be."""
    shown = _safe(counts, threshold)
    return [_stage(i, stage, shown[stage]) for i, stage in enumerate(STAGES)]


def _safe(counts: Mapping[str, int], threshold: int) -> dict[str, int | None]:
    # The stages of people in the package can be counted from its rows, shown here or not.
    known = [counts[stage] for stage in STAGES if stage not in _OUTSIDE]
    told = apart([counts[stage] for stage in BY_WEIGHT], threshold, known)
    shown = dict(zip(BY_WEIGHT, told, strict=True))
    if counts["excluded_at_request"] == 0:  # else a withheld number would say: somebody did
        shown["excluded_at_request"] = None
    return shown


def _stage(position: int, stage: str, people: int | None) -> Row:
    return {
        "position": position,
        "stage": stage,
        "people": people,
        "suppressed": people is None,
    }
