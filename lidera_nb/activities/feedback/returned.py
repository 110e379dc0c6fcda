"""What was published about one person's own texts, and which of them still wait.

Nothing else of a review is in here: no draft, no blind reading, nothing about anybody else. What
an assignment scored comes with a signed reading of the same hand-in, and not before: no result
reaches a person without somebody's name on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lidera_nb.activities.activity import Step
from lidera_nb.activities.handedin import HandedIn
from lidera_nb.activities.reviewing.told import Published, Score, TextAt
from lidera_nb.events.kinds.review import Span

if TYPE_CHECKING:
    from lidera_nb.activities.reviewing.pieces import Answer

MODEL = "feedback"


@dataclass(frozen=True, slots=True)
class Returned:
    """A signed reading of one hand-in of a text.

    Attributes
    ----------
    at
        The text's name among reviews.
    handed, answers
        The hand-in that was read, and its words.
    by
        The name of who signed; empty if it is not known any more.
    masks
        Passages that were hidden from readers.
    score
        What the same hand-in scored, if it is an assignment's.
    newer
        Whether the person has handed the text in again since.
    """

    at: TextAt
    step: Step
    handed: HandedIn
    answers: tuple[Answer, ...]
    published: Published
    by: str
    masks: tuple[Span, ...] = ()
    score: Score | None = None
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that was handed in and has no feedback."""

    step: Step
    handed: HandedIn


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that came back to one person.

    Attributes
    ----------
    returned
        The latest first.
    waiting
        In order of the course.
    readers
        The names of those who lead the person's groups.
    modules
        The modules in which there is something to write that is read.
    """

    returned: tuple[Returned, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    readers: tuple[str, ...] = ()
    modules: frozenset[str] = frozenset()

    def of(self, module: str, step: str, number: int) -> Returned | None:
        """The signed reading of a hand-in, None if there is none."""
        asked = (module, step, number)
        found = (one for one in self.returned if (*one.at[1:], one.handed.number) == asked)
        return next(found, None)
