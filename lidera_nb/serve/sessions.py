"""Sessions: the stories of the people who are here, kept up with the journal.

How they are looked at stands in `looking`, how they change by what people do in `acting`; here
they are held, and follow what this server and others append.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping

from lidera_nb.activities import registry as registries
from lidera_nb.activities.activity import View
from lidera_nb.activities.cards.told import STREAM as CARD
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.reviewing.told import STREAM as REVIEW
from lidera_nb.activities.story import tell
from lidera_nb.activities.storystate import Story
from lidera_nb.clock import Clock, utc_now
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Event, Journal, NewEvent
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.acting import Acting
from lidera_nb.serve.acts import Act, Outcome
from lidera_nb.serve.cardbook import CardBook
from lidera_nb.serve.cohorts import Cohorts
from lidera_nb.serve.listeners import Listeners
from lidera_nb.serve.looking import Looking
from lidera_nb.serve.owncases import OwnCases
from lidera_nb.serve.presence import Presence
from lidera_nb.serve.reviewbook import ReviewBook
from lidera_nb.serve.rooms import PREFIX, Rooms
from lidera_nb.serve.stories import Blank, Stories, stream_of
from lidera_nb.serve.together import Together
from lidera_nb.serve.written import Written


class Sessions:
    """All stories in memory, folded when first asked for and kept up event by event.

    `destroy` destroys the key of a person, and is true if there was one to destroy: whoever
    asked for erasure is erased when their story is next looked at, should a crash have come
    between the request and the deed.
    """

    def __init__(
        self,
        course: Course,
        journal: Journal,
        writer: GroupWriter,
        destroy: Callable[[str], object],
        clock: Clock = utc_now,
    ) -> None:
        self.course, self.journal, self.writer, self.clock = course, journal, writer, clock
        self._destroy = destroy
        self.seen = journal.last()
        self.decided: Callable[[str, float], object] = lambda *_: None
        """Told of every act: what became of it, and how long its answer took."""
        self.registry: Registry = registries.read(journal)
        self.looking, self.acting = Looking(self), Acting(self)
        self.listeners = Listeners()
        self.unheard: set[str] = set()
        """People whose last commit may have been stored although nobody heard of it."""
        self._blank = Blank(course)
        self.stories = Stories(self._folded, self._needed, self.acting.forget)
        self.written = Written()
        writer.stored = self.written.add
        announce = self.listeners.announce
        road = Together(journal, writer, clock, self.catch_up)
        self.followers: list[Callable[[Event], object]] = []
        """Told of every event that came into the journal, by whichever server."""
        self.rooms = Rooms(
            course, journal, road, clock, lambda: self.registry, self.story, announce
        )
        self.cohorts = Cohorts(journal, road, clock, lambda: self.registry, self._take, announce)
        self.reviews = ReviewBook(journal)
        self.cards = CardBook(
            journal, road, course.seeds, lambda: self.registry, self.story, announce
        )
        self.desks = Presence(self.cohorts.colleagues_of, announce)
        self.own = OwnCases(
            journal, lambda: self.registry, self.story, self._drop, announce, destroy
        )

    # --- looking --------------------------------------------------------------------------

    def story(self, person: str) -> Story:
        """A person's story as it stands in the journal."""
        new = person not in self.stories
        story = self.stories.story(person)
        if new and story.facts.erased:
            self.own.forget(person)
        return story

    def _folded(self, person: str) -> tuple[Story, Course]:
        events = self.journal.read(stream_of(person))
        if any(map(_erases, events)) and self._destroy(person):
            events = self.journal.read(stream_of(person))
        course = self.own.course_for(self.course, person, events)
        return self._blank.told(course, person, events), course

    def _needed(self, person: str) -> bool:
        """Whether somebody's story must stay in memory."""
        return self.listeners.has(person) or self.acting.busy(person)

    def course_of(self, person: str) -> Course:
        """The course as it is for a person: with the cases that their cohorts were given."""
        self.story(person)
        return self.stories.course(person)

    def views(
        self, person: str, module: Module, lang: str, settled: Collection[str] = ()
    ) -> dict[str, View]:
        """What a person may see of a page now, by step key, but for steps that are `settled`."""
        return self.looking.views(person, module, lang, settled)

    def looks(self, person: str, module: Module, lang: str) -> Mapping[str, View]:
        """The same views, each made when it is looked at: a home page needs one of a module."""
        return self.looking.looks(person, module, lang)

    # --- acting ---------------------------------------------------------------------------

    @property
    def under_way(self) -> int:
        """Acts that were begun and not answered yet."""
        return self.acting.under_way

    async def act(self, person: str, act: Act, lang: str) -> Outcome:
        """Decide, commit and acknowledge one message of a person."""
        return await self.acting.act(person, act, lang)

    async def note(
        self, stream: str, events: tuple[NewEvent, ...], actor: str
    ) -> tuple[Event, ...]:
        """Append events that the server itself settled, at the head of a stream."""
        entry = Entry(stream, secrets.token_hex(12), b"", events, actor, self.clock())
        appended = await self.writer.append(entry)
        for event in appended.events:
            self._take(event)
        return appended.events

    # --- following ------------------------------------------------------------------------

    def catch_up(self) -> None:
        """Take in what other servers and commands appended to the journal since the last look.

        What this server appended was taken in when it was, and is not read again: opening
        thousands of events that were just sealed would cost as much as deciding them. Nor is what
        was committed a moment ago by a thread whose answer was not heard yet.
        """
        self.recover()
        for event in self.written.after(self.seen):
            self.seen = event.seq
            self._hand_on(event)
        for event in self.journal.events(after=self.seen):
            self.seen = event.seq
            known = event.seq in self.written
            known = known or (event.stream, event.message_id) in self.acting.committing
            if not known and self._take(event):
                self.listeners.announce(event.stream.removeprefix("person:"))
            self._hand_on(event)

    def _hand_on(self, event: Event) -> None:
        """Tell whoever follows; one by one, so that a journal that breaks off costs nobody any."""
        for follower in self.followers:
            follower(event)

    def _take(self, event: Event) -> bool:
        """Fold an event wherever it belongs; True if a story in memory changed by it."""
        if event.stream.startswith("cohort:"):
            struck = registries.struck(self.registry, event)
            self.registry = registries.evolve(self.registry, event)
            self._drop(struck)
            self.cohorts.tell(event)
            self.listeners.announce(struck)
            return False
        if event.stream.startswith(PREFIX):
            self.rooms.take((event,))
            return False
        if event.stream.startswith(REVIEW):
            self.reviews.take(event)
            self.cohorts.tell(event)
            return False
        if event.stream.startswith(CARD):
            self.cards.take(event)
            return False
        self.own.take(event)
        self.cohorts.tell(event)
        person = event.stream.removeprefix("person:")
        story = self.story(person) if _erases(event) else self.stories.known(person)
        if story is None or event.n > story.head + 1:
            self.stories.stir(person)
            return False
        self.stories.update(person, tell(story, (event,)))
        self.cards.take(event)
        if _erases(event):
            self._erase(person)
        return True

    def _drop(self, person: str) -> None:
        self.stories.drop(person)

    def _erase(self, person: str) -> None:
        """Destroy the key, and forget what was read with it."""
        self.own.forget(person)
        self._destroy(person)
        self.registry = registries.nameless(self.registry, person)
        self._drop(person)
        self.rooms.forget(person)
        self.reviews.forget()
        self.cards.forget(person)

    def arrive(self, person: str) -> None:
        """Somebody comes, perhaps from another server: all that they did there is known here."""
        self.catch_up()
        if person in self.stories:
            head = self.journal.head(stream_of(person))
            if head != self.story(person).head:
                self.refresh(person)

    def recover(self) -> None:
        """Take in what became of acts whose commits were never heard of."""
        for person in tuple(self.unheard):
            for event in self.journal.read(stream_of(person), after=self.story(person).head):
                self._take(event)
                self.listeners.announce(person)
            self.unheard.discard(person)

    def refresh(self, person: str) -> None:
        """Read what another server appended to somebody's stream."""
        story = self.story(person)
        fresh = self.journal.read(stream_of(person), after=story.head)
        self.stories.update(person, tell(story, fresh))


def _erases(event: Event) -> bool:
    return isinstance(event.payload, kinds.PersonWithdrew) and event.payload.erase
