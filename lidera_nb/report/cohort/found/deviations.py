"""What did not go as the plan says, as far as the data show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from lidera_nb.report.cohort.found.scores import Asked
from lidera_nb.report.cohort.model import Deviation, Outcome
from lidera_nb.report.cohort.plan import Plan


def deviations(
    plan: Plan | None, asked: Asked | None, main: Outcome | None, people: pd.DataFrame, lang: str
) -> Iterator[Deviation]:
    """What the report finds by itself, then what the plan's author told.

    Parameters
    ----------
    plan, asked, main
        The plan, the scale that was asked twice, and the outcome of the first page.
    people
        The table `participants`.
    lang
        Language of what the author told.
    """
    if asked is not None:
        yield from _asked(asked, people)
    if plan is None:
        return
    yield from _planned(plan, asked, main)
    for change in plan.file.deviations:
        told = f"{change.on.isoformat()}. {change.what.of(lang)}"
        yield Deviation("told", told, change.why.of(lang))


def _asked(asked: Asked, people: pd.DataFrame) -> Iterator[Deviation]:
    if asked.versions > 1:
        yield Deviation("versions", "1", str(asked.versions))
    rows = asked.rows[asked.rows["wave"] == asked.waves[0]]
    known = rows[["study_id", "answered_on"]].merge(people[["study_id", "started_on"]])
    if (_days(known["answered_on"]) > _days(known["started_on"])).any():
        yield Deviation("late")


def _days(told: pd.Series[Any]) -> pd.Series[Any]:
    """Days as they can be compared; of a package with coarser dates, what is left of them."""
    return pd.to_datetime(told.astype("string"), errors="coerce")


def _younger(plan: Plan, asked: Asked) -> bool:
    """Whether somebody answered before the plan was settled, or that cannot be known."""
    days = _days(asked.rows["answered_on"]).dropna()
    return days.empty or bool(pd.Timestamp(plan.file.registered) > days.min())


def _planned(plan: Plan, asked: Asked | None, main: Outcome | None) -> Iterator[Deviation]:
    if asked is None or main is None:
        yield Deviation("no_target")
        return
    if (plan.file.target.instrument, plan.file.target.subscale) != (asked.id, main.id):
        yield Deviation("target", plan.file.target.subscale, main.id)
    if _younger(plan, asked):
        yield Deviation("registered", plan.file.registered.isoformat())
    if main.people is not None and main.people < plan.file.people:
        yield Deviation("people", str(plan.file.people), str(main.people))


def planned_ahead(plan: Plan | None, asked: Asked, main: Outcome) -> bool:
    """Whether the outcome was chosen in a plan that is not younger than the first answer."""
    if plan is None:
        return False
    same = (plan.file.target.instrument, plan.file.target.subscale) == (asked.id, main.id)
    return same and not _younger(plan, asked)
