"""The read-model of who reviews: what the cohorts they lead wrote, and what was said about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.reviewing.pieces import Piece, pieces_of
from lidera_nb.activities.reviewing.told import Reviews, TextAt
from lidera_nb.activities.storystate import Story


@dataclass(frozen=True, slots=True)
class CohortTexts:
    """The texts of a cohort and their reviews; `story` gives a participant's whole story.

    `present` are those who have a page of the review desk open.
    """

    cohort: Cohort
    pieces: Mapping[TextAt, Piece]
    reviews: Reviews
    story: Callable[[str], Story]
    present: frozenset[str] = frozenset()


def texts_for(
    cohorts: Iterable[Cohort],
    story_of: Callable[[str], Story],
    reviews_of: Callable[[str], Reviews],
    present: frozenset[str] = frozenset(),
) -> tuple[CohortTexts, ...]:
    """The texts of these cohorts, which are those that a reviewer leads."""
    return tuple(
        CohortTexts(
            cohort,
            {piece.at: piece for piece in pieces_of(cohort, story_of)},
            reviews_of(cohort.id),
            story_of,
            present,
        )
        for cohort in cohorts
    )
