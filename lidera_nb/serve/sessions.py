"""Sessions: the stories of the people who are here, and the one road by which they change.

A message is decided on the story as it stands, committed by the group writer, and only then
acknowledged and shown to every socket of that person. One message of a person at a time; people
do not wait for each other.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lidera_nb import texts
from lidera_nb.activities import registry as registries
from lidera_nb.activities.activity import Refusal, View
from lidera_nb.activities.catalogue import ACTIVITIES
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.playview import refusal_text
from lidera_nb.activities.readmodels import cohorts_for
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.story import (
    Circumstance,
    StepId,
    Story,
    begin,
    canonical,
    receive,
    show,
    tell,
)
from lidera_nb.clock import Clock, utc_now
from lidera_nb.errors import JournalError, MessageConflict, StaleStream
from lidera_nb.events.journal import Entry, Event, Journal, NewEvent
from lidera_nb.events.writer import GroupWriter

SEED_BITS = 48
Listener = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Act:
    """A message of a person to one step, as it came and was checked for shape."""

    at: StepId
    message_id: str
    n: int
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an act."""

    status: str
    n: int
    reason: str = ""
    at: str = ""


class Sessions:
    """All stories in memory, folded when first asked for and kept up event by event."""

    def __init__(
        self, course: Course, journal: Journal, writer: GroupWriter, clock: Clock = utc_now
    ) -> None:
        self.course, self.journal, self.writer, self.clock = course, journal, writer, clock
        self.registry: Registry = registries.read(journal)
        self._stories: dict[str, Story] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)
        self._seen = max((event.seq for event in journal.events()), default=0)

    # --- looking --------------------------------------------------------------------------

    def story(self, person: str) -> Story:
        """A person's story as it stands in the journal."""
        story = self._stories.get(person)
        if story is None:
            story = begin(self.course, person)
            story = tell(story, self.journal.read(stream_of(person)))
            self._stories[person] = story
        return story

    def views(self, person: str, module: Module, lang: str) -> dict[str, View]:
        """What a person may see of a page now, by step key."""
        around = self._around(person, lang, module)
        story = self.story(person)
        return {step.key: show(story, (module.id, step.key), around) for step in module.steps}

    def _around(self, person: str, lang: str, module: Module | None) -> Circumstance:
        wanted = {
            name
            for step in (module.steps if module else ())
            for name in ACTIVITIES[step.activity].models
        }
        models: dict[str, Any] = {}
        if "cohorts" in wanted:
            models["cohorts"] = cohorts_for(person, self.registry, self.story)
        role = self.registry.role(person) or ""
        seed = self.registry.fixed_seed(person)
        seed = secrets.randbits(SEED_BITS) if seed is None else seed
        return Circumstance(role, lang, self.clock(), seed, models)

    # --- acting ---------------------------------------------------------------------------

    async def act(self, person: str, act: Act, lang: str) -> Outcome:
        """Decide, commit and acknowledge one message of a person."""
        async with self._locks[person]:
            try:
                return await self._act(person, act, lang)
            except StaleStream:
                self._refresh(person)
                return self._refused(person, Refusal("refused.stale"), act, lang)
            except MessageConflict:
                return self._refused(person, Refusal("refused.conflict"), act, lang)
            except JournalError:
                return self._refused(person, Refusal("refused.unsaved"), act, lang)

    async def _act(self, person: str, act: Act, lang: str) -> Outcome:
        done = self.journal.find(stream_of(person), act.message_id, canonical(act.at, act.body))
        story = self.story(person)
        if done is not None:
            return self._saved(story)
        if act.n != story.head:
            raise StaleStream(story.person, act.n, story.head)
        module = self.course.modules.get(act.at[0])
        decision = receive(story, act.at, act.body, self._around(person, lang, module))
        if isinstance(decision, Refusal):
            return self._refused(person, decision, act, lang)
        if decision:
            story = await self._commit(person, act, decision)
        return self._saved(story)

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
        self._stories[person] = story
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
        return Outcome("refused", story.head, reason)

    # --- following ------------------------------------------------------------------------

    def listen(self, person: str, listener: Listener) -> None:
        """Call `listener` after every change of a person's story."""
        self._listeners[person].add(listener)

    def unlisten(self, person: str, listener: Listener) -> None:
        """Stop calling `listener`; harmless if it never was."""
        self._listeners[person].discard(listener)
        if not self._listeners[person]:
            del self._listeners[person]

    async def announce(self, person: str) -> None:
        """Tell everyone who listens that a person's story changed."""
        for listener in tuple(self._listeners.get(person, ())):
            await listener()

    async def catch_up(self) -> None:
        """Take in what other processes appended to the journal since the last look."""
        changed = set()
        for event in self.journal.events(after=self._seen):
            self._seen = event.seq
            if self._take(event):
                changed.add(event.stream.removeprefix("person:"))
        for person in changed:
            await self.announce(person)

    def _take(self, event: Event) -> bool:
        """Fold an event wherever it belongs; True if a story in memory changed by it."""
        if event.stream.startswith("cohort:"):
            self.registry = registries.evolve(self.registry, event)
            return False
        person = event.stream.removeprefix("person:")
        story = self._stories.get(person)
        if story is None or event.n != story.head + 1:
            return False
        self._stories[person] = tell(story, (event,))
        return True

    def _refresh(self, person: str) -> None:
        story = self.story(person)
        fresh = self.journal.read(stream_of(person), after=story.head)
        self._stories[person] = tell(story, fresh)

    def forget(self, person: str) -> None:
        """Drop a story from memory, so that it is folded anew (after an erasure)."""
        self._stories.pop(person, None)


def stream_of(person: str) -> str:
    """The name of a person's stream."""
    return f"person:{person}"
