"""The server's side of what staff do for a cohort: it goes to a stream of the cohort.

One message of a cohort's stream at a time, decided on the cohort as it stands then (`together`); a
repeated message is answered with what it did. Whom an event concerns is told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lidera_nb.activities.activity import Decision, Refusal
from lidera_nb.activities.exchange import encountertold, labtold
from lidera_nb.activities.exchange import told as exchanges
from lidera_nb.activities.readmodels import led_by
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.reviewing.told import STREAM as REVIEW
from lidera_nb.activities.survey import waves
from lidera_nb.clock import Clock
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Event, Journal, NewEvent
from lidera_nb.serve.together import Said, Together

COHORT = "cohort:"
_GUIDED = (
    kinds.PersonEnrolled,
    kinds.PersonLeft,
    kinds.ModuleScheduled,
    kinds.SurveyScheduled,
    kinds.NoticePosted,
    kinds.NoticeRetired,
)
# Sets, for every event is looked up in them.
TOLD = frozenset((*waves.TOLD, *exchanges.TOLD, *labtold.TOLD, *encountertold.TOLD, *_GUIDED))
"""What is told of a cohort that its people's pages show."""

_THEIRS = (*exchanges.TOLD, *labtold.TOLD, *encountertold.TOLD)
"""What of it belongs into a copy of the data of whoever did it."""

_HEARD = frozenset(
    (
        kinds.SurveyAnswered,
        kinds.SurveyFinished,
        kinds.NamingRefused,
        kinds.NamingAllowed,
        kinds.ReflectionSubmitted,
        kinds.AssignmentHandedIn,
        kinds.AssignmentWithdrawn,
        kinds.FeedbackSeen,
        kinds.FeedbackAnswered,
        kinds.VisitOffered,
        kinds.VisitAsked,
        kinds.DiaryNoted,
        kinds.DiaryRemoved,
        kinds.DiaryShared,
    )
)
"""What a participant does that the pages of those who lead their cohorts tell of."""


@dataclass(slots=True)
class Cohorts:
    """The one road by which a cohort's survey, its calendar and its reviews change.

    `registry` gives who belongs where, `take` folds an event that was appended, `announce` tells
    the pages of a person that something changed.
    """

    journal: Journal
    road: Together
    clock: Clock
    registry: Callable[[], Registry]
    take: Callable[[Event], object]
    announce: Callable[[str], None]

    async def act(
        self, person: str, said: Said, decide: Callable[[], Decision], prefix: str = COHORT
    ) -> Refusal | None:
        """Decide and commit a message to a cohort's stream; a refusal if it means nothing.

        Raises
        ------
        JournalError
            It could not be stored.
        """
        cohort = said.body.get("cohort")
        if not isinstance(cohort, str) or cohort not in self.registry().cohorts:
            return Refusal("refused.survey_cohort")
        done = await self.road.act(prefix + cohort, person, said, decide)
        if isinstance(done, Refusal):
            return done
        self._take_all(done)
        return None

    async def settle(self, cohort: str, message_id: str, events: tuple[NewEvent, ...]) -> None:
        """Commit what the server itself settled for a cohort, once: the id tells it is the same.

        Raises
        ------
        JournalError
            It could not be stored.
        """
        stream, body = COHORT + cohort, message_id.encode()
        entry = Entry(stream, message_id, body, events, "system", self.clock())
        self._take_all(await self.road.settle(entry))

    def _take_all(self, events: Iterable[Event]) -> None:
        for event in events:
            self.take(event)

    def events_of(self, person: str) -> Iterator[Event]:
        """What somebody did and wrote of visits, labs and encounters of cohorts."""
        for cohort in self.registry().cohorts:
            for event in self.journal.read(COHORT + cohort):
                if event.actor == person and isinstance(event.payload, _THEIRS):
                    yield event

    def colleagues_of(self, person: str) -> set[str]:
        """Those who lead a cohort that somebody leads, and that somebody."""
        led = led_by(person, self.registry())
        return {member.person for cohort in led for member in cohort.of_role("instructor")}

    def tell(self, event: Event) -> None:
        """Tell the pages of those whom an event concerns."""
        for person in self._concerned(event):
            self.announce(person)

    def _concerned(self, event: Event) -> Iterable[str]:
        registry = self.registry()
        if type(event.payload) in TOLD:
            return _of(registry.cohorts[event.stream.removeprefix(COHORT)], event, registry)
        if event.stream.startswith(REVIEW):
            cohort = registry.cohorts.get(event.stream.removeprefix(REVIEW))
            led = {m.person for m in cohort.of_role("instructor")} if cohort else set()
            return led | _author(event.payload)
        if type(event.payload) not in _HEARD:
            return ()
        cohorts = registry.cohorts_as(event.stream.removeprefix("person:"), "participant")
        return {m.person for cohort in cohorts for m in cohort.of_role("instructor")}


def _of(cohort: Cohort, event: Event, registry: Registry) -> set[str]:
    """Everybody of a cohort; and of those that an encounter of it invites."""
    name = getattr(event.payload, "encounter", "")
    invited = cohort.encounters.all[name].cohorts if name in cohort.encounters.all else ()
    cohorts = (cohort, *(found for one in invited if (found := registry.cohorts.get(one))))
    return {person for each in cohorts for person in each.members}


def _author(payload: kinds.Payload) -> set[str]:
    """Who wrote the text whose published reading changed."""
    if isinstance(payload, kinds.ReviewPublished | kinds.ReviewReopened):
        return {payload.person}
    return set()
