"""Rounds of a survey that open and close by themselves: what a moment asks for, and nothing else.

Read from what a cohort's stream says and the time alone, so that a server that was off at the
moment does it when it is back, and one that did it does it once.
"""

from __future__ import annotations

from datetime import datetime

from lidera_nb.activities.course import Course
from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.survey.waves import opening
from lidera_nb.events import kinds
from lidera_nb.forms.instrumentload import LoadedInstrument

Due = tuple[str, kinds.SurveyOpened | kinds.SurveyClosed]
"""The id under which it is written, the same for whoever notices it, and the event. No browser can
send such an id: theirs have no colon."""


def asked_next(course: Course) -> LoadedInstrument | None:
    """What a new round asks: what an instructor who opens one by hand would ask."""
    return next((step.definition for step in course.steps() if step.activity == "waves"), None)


def due(cohort: Cohort, loaded: LoadedInstrument, now: datetime) -> Due | None:
    """What is due for a cohort's survey at a moment, None if nothing is."""
    return _closing(cohort, now) or _opening(cohort, loaded, now)


def _closing(cohort: Cohort, now: datetime) -> Due | None:
    """The round that is open ends at its time; one that was opened after it is another round."""
    wave, closes = cohort.survey.open, cohort.round.closes
    if wave is None or closes is None or not wave.opened_at < closes <= now:
        return None
    return f"round:{wave.number}:closes", kinds.SurveyClosed(wave=wave.number)


def _opening(cohort: Cohort, loaded: LoadedInstrument, now: datetime) -> Due | None:
    """A round begins at its time, unless one was open then or has been opened since."""
    opens = cohort.round.opens
    if opens is None or cohort.round.standing(now) != "open":
        return None
    if any(wave.closed_at is None or wave.closed_at > opens for wave in cohort.survey.waves):
        return None
    if len(cohort.of_role("participant")) < loaded.instrument.fewest:
        return None
    opened = opening(len(cohort.survey.waves) + 1, loaded)
    return f"round:{opened.wave}:opens", opened
