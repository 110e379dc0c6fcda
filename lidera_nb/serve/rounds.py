"""What happens in cohorts by the clock: rounds of surveys open and close, modules too.

A round is an event, written once whichever server notices its moment first: its message has the
same id everywhere. A module needs no event, since its days say how it stands; those who have a
page open are told that it changed.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.survey.scheduled import Due, asked_next, due
from lidera_nb.errors import JournalError
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.sessions import Sessions

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Rounds:
    """The clock's hand; `seen` is the moment up to which it has told what changed."""

    sessions: Sessions
    seen: datetime

    async def turn(self) -> None:
        """Do what is due now."""
        before, now = self.seen, self.sessions.clock()
        self.seen = now
        loaded = asked_next(self.sessions.course)
        for cohort in list(self.sessions.registry.cohorts.values()):
            found = due(cohort, loaded, now) if loaded else None
            if found:
                await self._settle(cohort, found)
            if _passed(cohort, before, now):
                for person in cohort.members:
                    self.sessions.listeners.announce(person)

    async def _settle(self, cohort: Cohort, found: Due) -> None:
        message, payload = found
        try:
            await self.sessions.cohorts.settle(cohort.id, message, (NewEvent(payload),))
        except JournalError as error:  # tried again at the next turn
            _log.warning("%s of the cohort '%s' had to wait: %s", message, cohort.id, error)


def _passed(cohort: Cohort, before: datetime, now: datetime) -> bool:
    """Whether a day of any of its modules came meanwhile."""
    windows = (*cohort.calendar.values(), cohort.round)
    return any(before < at <= now for window in windows for at in window.moments())
