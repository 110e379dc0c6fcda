"""The stories in memory: folded when first asked for, let go when nobody is there any more.

Everything in a story stands in the journal, so that it may be forgotten at any time: it is folded
again when it is next asked for. What a person's open page holds on to is `kept`.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count

from lidera_nb.activities.colleagues import shown_alike
from lidera_nb.activities.course import Course
from lidera_nb.activities.story import begin, tell
from lidera_nb.activities.storystate import Story
from lidera_nb.events.journal import Event

IDLE = 600.0
"""Seconds after which the story of somebody without an open page is let go."""
MOST = 12_000
"""Stories in memory; of those without an open page, the one asked for longest ago goes first.
About 20 KiB each in the middle of a case, so 240 MiB."""


def stream_of(person: str) -> str:
    """The name of a person's stream."""
    return f"person:{person}"


@dataclass(slots=True)
class _Held:
    story: Story
    course: Course
    asked_at: float


class Stories:
    """Stories by person, the one asked for longest ago first.

    Parameters
    ----------
    fold
        Folds a person's story from the journal, with the course as it is for them.
    kept
        Whether somebody's story must stay: a page of theirs is open, or an act under way.
    gone
        Told of everyone whose story was let go.
    """

    def __init__(
        self,
        fold: Callable[[str], tuple[Story, Course]],
        kept: Callable[[str], bool],
        gone: Callable[[str], None] = lambda _: None,
        *,
        most: int = MOST,
        idle: float = IDLE,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fold, self._kept, self._gone = fold, kept, gone
        self._most, self._idle, self._tick = most, idle, tick
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self.folded = 0
        self.stirred: dict[str, int] = {}
        """When last it changed, or may have, whether colleagues may be shown somebody's words."""
        self._stirs = count()

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, person: str) -> bool:
        return person in self._held

    def story(self, person: str) -> Story:
        """A person's story as it stands in the journal."""
        return self._ask(person).story

    def course(self, person: str) -> Course:
        """The course as it is for a person."""
        return self._ask(person).course

    def known(self, person: str) -> Story | None:
        """A person's story if it is in memory; looking so keeps nobody there."""
        held = self._held.get(person)
        return held.story if held else None

    def update(self, person: str, story: Story) -> None:
        """The story of somebody went on."""
        held = self._ask(person)
        if not shown_alike(held.story, story):
            self.stir(person)
        held.story = story

    def stir(self, person: str) -> None:
        """It may have changed whether colleagues may be shown what somebody said."""
        self.stirred[person] = next(self._stirs)

    def drop(self, person: str) -> None:
        """Forget a story: it is folded anew when next asked for."""
        self._held.pop(person, None)
        self.stir(person)

    def trim(self, at_once: int = MOST) -> int:
        """Let go of stories that nobody needs, no more than so many; returns how many."""
        before, now = len(self._held), self._tick()
        over = before - self._most
        for person in list(self._held):
            old = now - self._held[person].asked_at >= self._idle
            if before - len(self._held) >= at_once or (not old and over <= 0):
                break
            if not self._kept(person):
                del self._held[person]
                self._gone(person)
                over -= 1
        return before - len(self._held)

    def _ask(self, person: str) -> _Held:
        held = self._held.get(person)
        if held is None:
            story, course = self._fold(person)
            self.folded += 1
            self.stir(person)
            held = self._held.setdefault(person, _Held(story, course, 0.0))
        held.asked_at = self._tick()
        self._held.move_to_end(person)
        return held


class Blank:
    """Stories of which nothing is told yet, all sharing what is the same for everyone.

    The steps of a course and their first states are some hundred objects; each person's own
    copies would be most of what a server holds of somebody who has only just come.
    """

    def __init__(self, course: Course) -> None:
        self._course, self._story = course, begin(course, "")

    def told(self, course: Course, person: str, events: Iterable[Event]) -> Story:
        """The story that these events tell of a person, over their course."""
        if course is self._course:
            return tell(replace(self._story, person=person), events)
        return tell(begin(course, person), events)
