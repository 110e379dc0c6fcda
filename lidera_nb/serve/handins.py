"""Hand-ins as nbgrader's files: written after the commit, off the event loop.

The journal is what counts. A file that could not be written, or was lost, is made again by
`collect`, which ``lidera assignments collect`` runs.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lidera_nb.activities.assigning.standing import Lying, lay_out
from lidera_nb.activities.course import Course
from lidera_nb.activities.registry import read
from lidera_nb.activities.story import begin, tell
from lidera_nb.activities.storystate import Story
from lidera_nb.errors import LideraError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal

PERSON = "person:"
_CHANGES = (
    kinds.AssignmentHandedIn,
    kinds.AssignmentWithdrawn,
    kinds.PersonBlocked,
    kinds.PersonUnblocked,
    kinds.PersonWithdrew,
)
"""What changes that which lies before nbgrader."""

_log = logging.getLogger(__name__)


class Handins:
    """Writes people's hand-ins one after the other, in a thread of its own.

    `story_of` gives a person's story as it stands; it is asked in the thread of the caller.
    """

    def __init__(self, root: Path, story_of: Callable[[str], Story]) -> None:
        self._root, self._story_of = root, story_of
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="handins")

    def take(self, event: Event) -> None:
        """Write what an event changes; harmless for any event, and when it comes twice."""
        if isinstance(event.payload, _CHANGES) and event.stream.startswith(PERSON):
            story = self._story_of(event.stream.removeprefix(PERSON))
            self._pool.submit(self._write, story)

    def _write(self, story: Story) -> None:
        try:
            lay_out(self._root, story)
        except LideraError as error:
            _log.error("%s", error)
        except Exception:  # a thread would swallow it
            _log.exception("a hand-in could not be written; 'lidera assignments collect' tries it")

    def close(self) -> None:
        """Write what waits, and stop."""
        self._pool.shutdown()


def collect(root: Path, course: Course, journal: Journal) -> Lying:
    """Bring nbgrader's working course at `root` into agreement with a whole journal.

    Parameters
    ----------
    root
        ``var/assignments``.
    course
        The course, whose assignments are those that were handed in.
    journal
        Where hand-ins are told; it is only read.

    Returns
    -------
    Lying
        How many hand-ins stand, and how many are only kept.
    """
    registry = read(journal)
    people = sorted(
        {
            member.person
            for cohort in registry.cohorts.values()
            for member in cohort.of_role("participant")
        }
    )
    stories = (tell(begin(course, person), journal.read(PERSON + person)) for person in people)
    return sum((lay_out(root, story) for story in stories), Lying())
