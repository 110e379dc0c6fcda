"""The server's side of cases that participants write: who has them, and who is to hear of what.

Follows the events that `lidera_nb.activities.own.commons` folds. When a case is given or taken
back, the stories of those whom it concerns are read anew, for their course is another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lidera_nb.activities.course import Course
from lidera_nb.activities.own import commons
from lidera_nb.activities.own.page import CASE, course_for
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.storystate import Story
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal


class OwnCases:
    """What each cohort was given, kept up event by event.

    Parameters
    ----------
    journal
        From which it is read at the start.
    registry, story
        Who belongs where, and anybody's story, as they stand when asked.
    drop, announce
        Forget a story in memory, so that it is read anew; tell a person's open pages.
    destroy
        Destroy a key.
    """

    def __init__(
        self,
        journal: Journal,
        registry: Callable[[], Registry],
        story: Callable[[str], Story],
        drop: Callable[[str], None],
        announce: Callable[[str], None],
        destroy: Callable[[str], object],
    ) -> None:
        self._registry, self._story, self._destroy = registry, story, destroy
        self._drop, self._announce = drop, announce
        self.commons = commons.read(journal, registry())

    def course_for(self, course: Course, person: str, events: Sequence[Event]) -> Course:
        """The course as it is for a person whose story has these events."""
        begun = {e.payload.ctx.module for e in events if isinstance(e.payload, kinds.Act)}
        return course_for(course, self.commons, self._registry(), person, begun)

    def take(self, event: Event) -> None:
        """Take in what an event says of these cases, and tell whom it concerns."""
        before, self.commons = self.commons, commons.evolve(self.commons, event)
        if self.commons is not before:
            author = event.stream.removeprefix(commons.PERSON)
            concerned = self.commons.concerned(author, getattr(event.payload, "case", ""))
            for person in self._participants(one.cohort for one in concerned):
                self._drop(person)
                self._announce(person)
        for person in commons.awaiting(event, self._registry()):
            self._announce(person)

    def forget(self, author: str) -> None:
        """Make the cases of somebody unreadable that nobody has begun to play."""
        for one in list(self.commons.by(author)):
            started = (self._story(p).facts.started for p in self._participants([one.cohort]))
            if not any((one.case, CASE) in steps for steps in started):
                self._destroy(one.case)
                self.commons = commons.without(self.commons, one.case)

    def _participants(self, cohorts: Iterable[str]) -> set[str]:
        known = self._registry().cohorts
        return {m.person for cohort in set(cohorts) for m in known[cohort].of_role("participant")}
