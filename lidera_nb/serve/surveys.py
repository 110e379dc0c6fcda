"""The server's side of network surveys: what a facilitator does goes to the cohort's stream.

One message of a cohort at a time, decided on the cohort as it stands then; a repeated message is
answered with what it did. Whom an event concerns is told at once.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lidera_nb.activities.activity import Decision, Refusal
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.survey.waves import TOLD
from lidera_nb.clock import Clock
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Event, Journal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.rooms import Said

COHORT = "cohort:"
_HEARD = (kinds.SurveyAnswered, kinds.SurveyFinished, kinds.NamingRefused, kinds.NamingAllowed)
"""What a participant does that the facilitators' pages tell of."""


@dataclass(slots=True)
class Surveys:
    """The one road by which waves and resolutions change.

    `registry` gives who belongs where, `take` folds an event that was appended, `announce` tells
    the pages of a person that something changed.
    """

    journal: Journal
    writer: GroupWriter
    clock: Clock
    registry: Callable[[], Registry]
    take: Callable[[Event], object]
    announce: Callable[[str], None]
    _locks: defaultdict[str, asyncio.Lock] = field(
        default_factory=lambda: defaultdict(asyncio.Lock)
    )

    async def act(self, person: str, said: Said, decide: Callable[[], Decision]) -> Refusal | None:
        """Decide and commit a message to a cohort; a refusal if it means nothing.

        Raises
        ------
        JournalError
            It could not be stored.
        """
        cohort = said.body.get("cohort")
        if not isinstance(cohort, str) or cohort not in self.registry().cohorts:
            return Refusal("refused.survey_cohort")
        async with self._locks[cohort]:
            if self.journal.find(COHORT + cohort, said.message_id, said.wire) is not None:
                return None
            decision = decide()
            if isinstance(decision, Refusal):
                return decision
            if decision:
                await self._commit(person, COHORT + cohort, said, decision)
        return None

    async def _commit(self, person: str, stream: str, said: Said, decision: Decision) -> None:
        assert isinstance(decision, tuple)
        entry = Entry(stream, said.message_id, said.wire, decision, person, self.clock())
        appended = await self.writer.append(entry)
        for event in appended.events:
            self.take(event)

    def tell(self, event: Event) -> None:
        """Tell the pages of those whom an event concerns."""
        for person in self._concerned(event):
            self.announce(person)

    def _concerned(self, event: Event) -> Iterable[str]:
        registry = self.registry()
        if isinstance(event.payload, TOLD):
            return registry.cohorts[event.stream.removeprefix(COHORT)].members
        if not isinstance(event.payload, _HEARD):
            return ()
        cohorts = registry.cohorts_as(event.stream.removeprefix("person:"), "participant")
        return {m.person for cohort in cohorts for m in cohort.of_role("instructor")}
