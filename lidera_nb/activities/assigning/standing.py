"""What of somebody's assignments is to lie before nbgrader: read from their story, and written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lidera_nb.activities.assigning.state import Answering
from lidera_nb.activities.handedin import HandedIn
from lidera_nb.activities.storystate import Story
from lidera_nb.assignments.submission import Handin, forget, submission, take_back, write


@dataclass(frozen=True, slots=True)
class Lying:
    """How many hand-ins of a person lie before nbgrader, and how many are only kept."""

    standing: int = 0
    kept: int = 0

    def __add__(self, other: Lying) -> Lying:
        return Lying(self.standing + other.standing, self.kept + other.kept)


def assignments_of(story: Story) -> Iterator[Answering]:
    """The assignments of a story of which anything was handed in."""
    states = (state for state in story.states.values() if isinstance(state, Answering))
    return (state for state in states if state.handed)


def lay_out(root: Path, story: Story) -> Lying:
    """Bring what lies in nbgrader's working course into agreement with a person's story.

    Doing it again changes nothing. Whoever rests or withdrew has nothing lying there; of whoever
    asked for erasure nothing is kept either.

    Raises
    ------
    LideraError
        The disk refuses.
    """
    if story.facts.erased:
        forget(root, story.person)
        return Lying()
    found = (_laid(root, story, state) for state in assignments_of(story))
    return sum(found, Lying())


def _laid(root: Path, story: Story, state: Answering) -> Lying:
    standing = None if story.facts.resting else state.standing
    for one in state.handed:
        notebook = submission(state.loaded, one.values, handin(story.person, state, one))
        write(root, handin(story.person, state, one), notebook, stands=one is standing)
    if standing is None:
        take_back(root, story.person, state.loaded.name, state.handed[-1].at)
    lying = int(standing is not None)
    return Lying(lying, len(state.handed) - lying)


def handin(person: str, state: Answering, one: HandedIn) -> Handin:
    """A hand-in as its files name it."""
    return Handin(person, state.loaded.name, one.number, one.at, one.late)
