"""Sessions: the stories of the people who are here, and the one road by which they change.

A message is decided on the story as it stands, committed by the group writer, and only then
acknowledged and shown to every socket of that person. One message of a person at a time; people
do not wait for each other.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from lidera_nb import texts
from lidera_nb.activities import registry as registries
from lidera_nb.activities.activity import (
    CARD_WIDE,
    COHORT_WIDE,
    SHARED,
    Decision,
    Passing,
    Refusal,
    View,
)
from lidera_nb.activities.calendar import ALWAYS
from lidera_nb.activities.cards.told import STREAM as CARD
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.lazily import Lazily
from lidera_nb.activities.playview import refusal_text
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.reviewing.told import STREAM as REVIEW
from lidera_nb.activities.seat import MODEL, Seat
from lidera_nb.activities.story import canonical, passed, receive, show, tell
from lidera_nb.activities.storystate import Circumstance, Story
from lidera_nb.cards.story import CardStory
from lidera_nb.clock import Clock, utc_now
from lidera_nb.errors import (
    JournalBusy,
    JournalError,
    JournalInDoubt,
    MessageConflict,
    StaleStream,
)
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Event, Journal, NewEvent
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.acts import Act, Outcome
from lidera_nb.serve.cardbook import CardBook
from lidera_nb.serve.cohorts import Cohorts
from lidera_nb.serve.listeners import Listeners
from lidera_nb.serve.owncases import OwnCases
from lidera_nb.serve.presence import Presence
from lidera_nb.serve.reviewbook import ReviewBook
from lidera_nb.serve.rooms import PREFIX, Rooms
from lidera_nb.serve.stories import Blank, Stories
from lidera_nb.serve.together import Said, Together
from lidera_nb.serve.written import Written

SEED_BITS = 48

_log = logging.getLogger(__name__)


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
        self.under_way = 0
        """Acts that were begun and not answered yet."""
        self.decided: Callable[[str, float], object] = lambda *_: None
        """Told of every act: what became of it, and how long its answer took."""
        self.registry: Registry = registries.read(journal)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.listeners = Listeners()
        self._blank = Blank(course)
        self.stories = Stories(self._folded, self._needed, self._locks_go)
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
        lock = self._locks.get(person)
        return self.listeners.has(person) or (lock is not None and lock.locked())

    def _locks_go(self, person: str) -> None:
        self._locks.pop(person, None)

    def course_of(self, person: str) -> Course:
        """The course as it is for a person: with the cases that their cohorts were given."""
        self.story(person)
        return self.stories.course(person)

    def views(
        self, person: str, module: Module, lang: str, settled: Collection[str] = ()
    ) -> dict[str, View]:
        """What a person may see of a page now, by step key, but for steps that are `settled`."""
        around = self._around(person, lang, module)
        story = self.story(person)
        return {
            step.key: show(story, (module.id, step.key), around)
            for step in module.steps
            if step.key not in settled
        }

    def looks(self, person: str, module: Module, lang: str) -> Mapping[str, View]:
        """The same views, each made when it is looked at: a home page needs one of a module."""
        around, story = self._around(person, lang, module), self.story(person)
        return Lazily(
            lambda key: show(story, (module.id, key), around), [step.key for step in module.steps]
        )

    def _around(
        self, person: str, lang: str, module: Module | None, client_at: str = ""
    ) -> Circumstance:
        models = read_models(
            person, module, self.registry, self.story, self.reviews.of, self.desks.here, self.cards
        )
        if module is not None and module.shared:
            models[MODEL] = self.rooms.seat(person, host=module.audience == "staff")
        roles = self.registry.roles(person)
        seed = self.registry.fixed_seed(person)
        seed = secrets.randbits(SEED_BITS) if seed is None else seed
        window = self.registry.window(person, module.id) if module is not None else ALWAYS
        return Circumstance(roles, lang, self.clock(), seed, models, client_at, window)

    # --- acting ---------------------------------------------------------------------------

    async def act(self, person: str, act: Act, lang: str) -> Outcome:
        """Decide, commit and acknowledge one message of a person."""
        self.under_way += 1
        begun = time.perf_counter()
        try:
            outcome = await self._settled(person, act, lang)
        finally:
            self.under_way -= 1
        self.decided(outcome.why or outcome.status, time.perf_counter() - begun)
        return outcome

    async def _settled(self, person: str, act: Act, lang: str) -> Outcome:
        async with self._locks[person]:
            try:
                return await self._act(person, act, lang)
            except StaleStream:
                self._refresh(person)
                return self._refused(person, Refusal("refused.stale"), act, lang)
            except MessageConflict:
                return self._refused(person, Refusal("refused.conflict"), act, lang)
            except (JournalBusy, JournalInDoubt) as error:  # the page sends it again, unchanged
                _log.warning("an act was not answered: %s", error)
                refused = self._refused(person, Refusal("refused.unsaved"), act, lang)
                return replace(refused, why="busy", unanswered=True)
            except JournalError as error:
                _log.error("an act could not be saved: %s", error)
                return self._refused(person, Refusal("refused.unsaved"), act, lang)
            except RecursionError:
                return self._refused(person, Refusal("refused.malformed"), act, lang)
            except Exception:  # a page would send such an act again and again
                _log.exception("an act of the step '%s' of '%s' failed", act.at[1], act.at[0])
                return self._refused(person, Refusal("refused.unsaved"), act, lang)

    async def _act(self, person: str, act: Act, lang: str) -> Outcome:
        step = self.story(person).steps.get(act.at)
        if step is not None and step.activity in (*SHARED, *COHORT_WIDE, *CARD_WIDE):
            return await self._act_together(person, act, lang, step.activity)
        if act.n != self.story(person).head:
            self._refresh(person)  # another server may have been quicker than its news
        story = self.story(person)
        if act.n != story.head:
            if self._known(person, act):
                return self._saved(story)
            raise StaleStream(story.person, act.n, story.head)
        module = self.course_of(person).modules.get(act.at[0])
        around = self._around(person, lang, module, act.client_at)
        decision = receive(story, act.at, act.body, around)
        if isinstance(decision, Refusal):
            if self._known(person, act):
                return self._saved(self.story(person))
            return self._refused(person, decision, act, lang)
        if isinstance(decision, Passing):
            self.stories.update(person, passed(story, act.at, decision))
        elif decision:
            story = await self._commit(person, act, decision)
        return self._saved(story)

    def _known(self, person: str, act: Act) -> bool:
        """Whether this very message was saved before.

        One that names the story's head cannot have been, for what it did moved the head; should
        its id be taken all the same, the journal sees it when it is appended.
        """
        body = canonical(act.at, act.body)
        return self.journal.find(stream_of(person), act.message_id, body) is not None

    async def _act_together(self, person: str, act: Act, lang: str, activity: str) -> Outcome:
        """What is done in a room, for a cohort or with a card is decided on it, as it stands then.

        How far the person's own story is matters not.
        """
        story, module = self.story(person), self.course_of(person).modules.get(act.at[0])

        def decide(on: Seat | CardStory | None = None) -> Decision:
            seat = on if isinstance(on, Seat) else None
            around = self._around(person, lang, None if seat else module, act.client_at)
            models = {MODEL: seat} if seat else {**around.models, "card": on}
            told = receive(story, act.at, act.body, replace(around, models=models))
            if isinstance(told, Passing):  # what somebody looks at is nobody else's
                self.stories.update(person, passed(self.story(person), act.at, told))
                return ()
            return told

        said = Said(act.message_id, canonical(act.at, act.body), act.body)
        if activity in SHARED:
            refusal = await self.rooms.act(person, said, decide)
        elif activity in CARD_WIDE:
            refusal = await self.cards.act(person, said, decide)
        else:
            refusal = await self.cohorts.act(person, said, decide, COHORT_WIDE[activity])
        return self._refused(person, refusal, act, lang) if refusal else self._saved(story)

    async def _commit(self, person: str, act: Act, events: tuple[NewEvent, ...]) -> Story:
        entry = Entry(
            stream=stream_of(person),
            message_id=act.message_id,
            body=canonical(act.at, act.body),
            events=events,
            actor=person,
            at=self.clock(),
            expected=act.n,
        )
        appended = await self.writer.append(entry)
        story = tell(self.story(person), appended.events)
        self.stories.update(person, story)
        for event in appended.events:
            self.own.take(event)
            self.cohorts.tell(event)
            self.cards.take(event)
        return story

    async def note(
        self, stream: str, events: tuple[NewEvent, ...], actor: str
    ) -> tuple[Event, ...]:
        """Append events that the server itself settled, at the head of a stream."""
        entry = Entry(stream, secrets.token_hex(12), b"", events, actor, self.clock())
        appended = await self.writer.append(entry)
        for event in appended.events:
            self._take(event)
        return appended.events

    def _saved(self, story: Story) -> Outcome:
        return Outcome("saved", story.head, at=self.clock().isoformat())

    def _refused(self, person: str, refusal: Refusal, act: Act, lang: str) -> Outcome:
        story = self.story(person)
        step = story.steps.get(act.at)
        reason = (
            refusal_text(refusal, step, lang)
            if step is not None
            else texts.say(lang, "refused.malformed")
        )
        return Outcome("refused", story.head, reason, why=refusal.text)

    # --- following ------------------------------------------------------------------------

    def catch_up(self) -> None:
        """Take in what other servers and commands appended to the journal since the last look.

        What this server appended was taken in when it was, and is not read again: opening
        thousands of events that were just sealed would cost as much as deciding them.
        """
        for event in self.written.after(self.seen):
            self.seen = event.seq
            self._hand_on(event)
        for event in self.journal.events(after=self.seen):
            self.seen = event.seq
            if event.seq not in self.written and self._take(event):
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
                self._refresh(person)

    def _refresh(self, person: str) -> None:
        story = self.story(person)
        fresh = self.journal.read(stream_of(person), after=story.head)
        self.stories.update(person, tell(story, fresh))


def _erases(event: Event) -> bool:
    return isinstance(event.payload, kinds.PersonWithdrew) and event.payload.erase


def stream_of(person: str) -> str:
    """The name of a person's stream."""
    return f"person:{person}"
