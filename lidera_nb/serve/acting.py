"""The one road by which a story changes: a message is decided, committed, and only then answered.

One message of a person at a time; people do not wait for each other.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lidera_nb import texts
from lidera_nb.activities.activity import (
    CARD_WIDE,
    COHORT_WIDE,
    SHARED,
    Decision,
    Passing,
    Refusal,
    Step,
)
from lidera_nb.activities.playview import refusal_text
from lidera_nb.activities.seat import MODEL, Seat
from lidera_nb.activities.story import canonical, passed, receive, tell
from lidera_nb.activities.storystate import Story
from lidera_nb.cards.story import CardStory
from lidera_nb.errors import (
    JournalAway,
    JournalBusy,
    JournalError,
    JournalInDoubt,
    MessageConflict,
    StaleStream,
)
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.serve.acts import Act, Outcome
from lidera_nb.serve.stories import stream_of
from lidera_nb.serve.together import Said

if TYPE_CHECKING:
    from lidera_nb.serve.sessions import Sessions

_TOGETHER = frozenset((*SHARED, *COHORT_WIDE, *CARD_WIDE))
"""Activities whose acts are decided on what many share."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Acting:
    """Takes messages of people into the stories of `sessions`."""

    sessions: Sessions
    under_way: int = 0
    """Acts that were begun and not answered yet."""
    committing: set[tuple[str, str]] = field(default_factory=set)
    """Stream and id of messages that may stand in the journal before their commit is heard of:
    they are taken in as soon as it is."""
    _locks: defaultdict[str, asyncio.Lock] = field(
        default_factory=lambda: defaultdict(asyncio.Lock)
    )

    def busy(self, person: str) -> bool:
        """Whether an act of somebody is under way."""
        lock = self._locks.get(person)
        return lock is not None and lock.locked()

    def forget(self, person: str) -> None:
        """Somebody's story was let go: they left long ago."""
        self._locks.pop(person, None)

    async def act(self, person: str, act: Act, lang: str) -> Outcome:
        """Decide, commit and acknowledge one message of a person."""
        self.under_way += 1
        begun = time.perf_counter()
        try:
            outcome = await self._settled(person, act, lang)
        finally:
            self.under_way -= 1
        self.sessions.decided(outcome.why or outcome.status, time.perf_counter() - begun)
        return outcome

    async def _settled(self, person: str, act: Act, lang: str) -> Outcome:
        async with self._locks[person]:
            try:
                return await self._act(person, act, lang)
            except StaleStream:
                self.sessions.refresh(person)
                return self._refused(person, Refusal("refused.stale"), act, lang)
            except MessageConflict:
                return self._refused(person, Refusal("refused.conflict"), act, lang)
            except (JournalBusy, JournalInDoubt, JournalAway) as error:
                # Sent again, unchanged, it is answered truly. To say "not saved" would not do: it
                # may have come before, here or at another server, and have been saved then.
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
        story = self.sessions.story(person)
        step = story.steps.get(act.at)
        if step is not None and step.activity in _TOGETHER:
            return await self._act_together(person, act, lang, step)
        if act.n != story.head:
            self.sessions.refresh(person)  # another server may have been quicker than its news
            story = self.sessions.story(person)
        if act.n != story.head:
            if self._known(person, act):
                return self._saved(story)
            raise StaleStream(story.person, act.n, story.head)
        module = self.sessions.course_of(person).modules.get(act.at[0])
        steps = () if step is None else (step,)
        around = self.sessions.looking.around(
            person, lang, module, act.client_at, steps, chance=True
        )
        decision = receive(story, act.at, act.body, around)
        if isinstance(decision, Refusal):
            if self._known(person, act):
                return self._saved(self.sessions.story(person))
            return self._refused(person, decision, act, lang)
        if isinstance(decision, Passing):
            self.sessions.stories.update(person, passed(story, act.at, decision))
        elif decision:
            story = await self._commit(person, act, decision)
        return self._saved(story)

    def _known(self, person: str, act: Act) -> bool:
        """Whether this very message was saved before.

        One that names the story's head cannot have been, for what it did moved the head; should
        its id be taken all the same, the journal sees it when it is appended.
        """
        body = canonical(act.at, act.body)
        return self.sessions.journal.find(stream_of(person), act.message_id, body) is not None

    async def _act_together(self, person: str, act: Act, lang: str, step: Step) -> Outcome:
        """What is done in a room, for a cohort or with a card is decided on it, as it stands then.

        How far the person's own story is matters not.
        """
        sessions, activity = self.sessions, step.activity
        story, module = sessions.story(person), sessions.course_of(person).modules.get(act.at[0])

        def decide(on: Seat | CardStory | None = None) -> Decision:
            seat = on if isinstance(on, Seat) else None
            page, steps = (None, ()) if seat else (module, (step,))
            around = sessions.looking.around(person, lang, page, act.client_at, steps, chance=True)
            models = {MODEL: seat} if seat else {**around.models, "card": on}
            told = receive(story, act.at, act.body, replace(around, models=models))
            if isinstance(told, Passing):  # what somebody looks at is nobody else's
                sessions.stories.update(person, passed(sessions.story(person), act.at, told))
                return ()
            return told

        said = Said(act.message_id, canonical(act.at, act.body), act.body)
        if activity in SHARED:
            refusal = await sessions.rooms.act(person, said, decide)
        elif activity in CARD_WIDE:
            refusal = await sessions.cards.act(person, said, decide)
        else:
            refusal = await sessions.cohorts.act(person, said, decide, COHORT_WIDE[activity])
        return self._refused(person, refusal, act, lang) if refusal else self._saved(story)

    async def _commit(self, person: str, act: Act, events: tuple[NewEvent, ...]) -> Story:
        entry = Entry(
            stream=stream_of(person),
            message_id=act.message_id,
            body=canonical(act.at, act.body),
            events=events,
            actor=person,
            at=self.sessions.clock(),
            expected=act.n,
        )
        self.committing.add((entry.stream, entry.message_id))
        try:
            appended = await self.sessions.writer.append(entry)
        except BaseException:  # whoever passed it over, for it was under way, has to know of it
            self.sessions.unheard.add(person)
            with suppress(JournalError):
                self.sessions.recover()
            raise
        finally:
            self.committing.discard((entry.stream, entry.message_id))
        story = tell(self.sessions.story(person), appended.events)
        self.sessions.stories.update(person, story)
        for event in appended.events:
            self.sessions.own.take(event)
            self.sessions.cohorts.tell(event)
            self.sessions.cards.take(event)
        return story

    def _saved(self, story: Story) -> Outcome:
        return Outcome("saved", story.head, at=self.sessions.clock().isoformat())

    def _refused(self, person: str, refusal: Refusal, act: Act, lang: str) -> Outcome:
        story = self.sessions.story(person)
        step = story.steps.get(act.at)
        reason = (
            refusal_text(refusal, step, lang)
            if step is not None
            else texts.say(lang, "refused.malformed")
        )
        return Outcome("refused", story.head, reason, why=refusal.text)
