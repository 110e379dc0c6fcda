"""The texts of a sample as its readers found them, each by itself.

A text is called by the token that it has at the review desk while it is read blind, and stands in
the same order, so that both pages mean the same text by the same number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lidera_nb.activities.reviewing.pieces import Answer, Piece
from lidera_nb.activities.reviewing.queue import token
from lidera_nb.activities.reviewing.texts import CohortTexts
from lidera_nb.activities.reviewing.told import Review, Sample, TextReviews


@dataclass(frozen=True, slots=True)
class Doubly:
    """One hand-in that was drawn; `place` counts from 1.

    `readings` are the blind readings with the sample's rubric, by reader, in the sample's order.
    """

    token: str
    place: int
    piece: Piece
    number: int
    told: TextReviews
    readings: Mapping[str, Review]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Its words, as they were handed in."""
        return self.piece.answers_of(self.number)

    @property
    def settled(self) -> tuple[Review, ...]:
        """What was settled, oldest first; the last holds."""
        found = (
            one
            for (_, purpose, number), one in self.told.readings.items()
            if (purpose, number) == ("moderation", self.number)
        )
        return tuple(sorted(found, key=lambda one: one.at))

    @property
    def final(self) -> Review | None:
        """What holds of what was settled, None before."""
        return self.settled[-1] if self.settled else None

    @property
    def signed(self) -> bool:
        """Whether its author sees what holds."""
        published = self.told.published
        return published is not None and published.review == self.final

    def levels(self, criterion: str) -> tuple[float | None, ...]:
        """Each reader's level, None where one gave none."""
        return tuple(one.levels.get(criterion) for one in self.readings.values())

    def agreed(self, criteria: tuple[str, ...]) -> bool:
        """Whether two readers or more gave a level to each criterion, and all the same."""
        given = [[one for one in self.levels(name) if one is not None] for name in criteria]
        return all(len(levels) > 1 and len(set(levels)) == 1 for levels in given)

    def differs(self, criteria: tuple[str, ...]) -> bool:
        """Whether two readers gave different levels to any criterion."""
        return any(len({*self.levels(name)} - {None}) > 1 for name in criteria)


def doubly(texts: CohortTexts, sample: Sample) -> tuple[Doubly, ...]:
    """The texts of a sample in the order of the desk; those are left out that are gone."""
    found = {}
    for person, number in sample.texts:
        at = (person, sample.module, sample.step)
        piece = texts.pieces.get(at)
        if piece is not None and piece.answers_of(number):
            found[token(texts.cohort.id, at, sample.id)] = (piece, number)
    return tuple(
        Doubly(name, place, piece, number, texts.reviews.of(piece.at),
               _readings(texts.reviews.of(piece.at), number, sample))
        for place, (name, (piece, number)) in enumerate(sorted(found.items(), key=_name), start=1)
    )  # fmt: skip


def _name(named: tuple[str, tuple[Piece, int]]) -> str:
    return named[0]


def _readings(told: TextReviews, number: int, sample: Sample) -> dict[str, Review]:
    """Blind readings; one with another version of the rubric is not laid beside the others."""
    mine = ((who, told.of(who, "blind", number)) for who in sample.reviewers)
    pinned = (sample.rubric, sample.rubric_version)
    return {who: one for who, one in mine if one and (one.rubric, one.rubric_version) == pinned}
