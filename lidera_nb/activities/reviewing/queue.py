"""The texts that lie before one reviewer: all of a cohort, and those of samples to read blind.

A text is called by a token, so that neither its row nor an act upon it names anybody. The token
of a blind reading is another one: what is found there cannot be laid beside the open queue.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from lidera_nb.activities.reviewing.pieces import Answer, Piece
from lidera_nb.activities.reviewing.texts import CohortTexts
from lidera_nb.activities.reviewing.told import Review, Sample, TextAt, TextReviews
from lidera_nb.events.kinds.review import Purpose, Span


@dataclass(frozen=True, slots=True)
class Lying:
    """One hand-in of a text before a reviewer; `sample` is that of a blind reading, or None."""

    token: str
    piece: Piece
    number: int
    told: TextReviews
    sample: Sample | None = None

    @property
    def purpose(self) -> Purpose:
        """What the reviewer reads it for."""
        return "blind" if self.sample else "review"

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Its words, as they were handed in."""
        return self.piece.answers_of(self.number)

    @property
    def masks(self) -> tuple[Span, ...]:
        """The passages that somebody hid."""
        return self.told.masks.get(self.number, ())

    def reading(self, reviewer: str) -> Review | None:
        """What this reviewer has written about it."""
        return self.told.of(reviewer, self.purpose, self.number)

    def earlier(self, reviewer: str) -> Review | None:
        """What this reviewer last wrote about an earlier hand-in."""
        mine = [
            one
            for (who, purpose, number), one in self.told.readings.items()
            if (who, purpose) == (reviewer, self.purpose) and number < self.number
        ]
        return max(mine, key=lambda one: one.number, default=None)

    def rubric_id(self, reviewer: str) -> str:
        """The rubric of the sample, of one's own reading, or of the step; may be empty."""
        if self.sample is not None:
            return self.sample.rubric
        mine = self.reading(reviewer) or self.earlier(reviewer)
        return mine.rubric if mine else str(getattr(self.piece.step.definition, "rubric", ""))


def token(cohort: str, at: TextAt, sample: str = "") -> str:
    """The token of a text; `sample` is the id of that in which it is read blind."""
    return blake2b("\0".join([cohort, *at, sample]).encode(), digest_size=8).hexdigest()


def call_sign(cohort: str, person: str) -> str:
    """Four letters and digits that stand for somebody in a queue, the same on every day."""
    digest = blake2b(f"{cohort}\0{person}\0sign".encode(), digest_size=5).digest()
    return b32encode(digest).decode()[:4]


def queue(texts: CohortTexts) -> dict[str, Lying]:
    """The last hand-in of every text of a cohort, by token, in the order of the call signs."""
    cohort, reviews = texts.cohort.id, texts.reviews
    lying = (
        Lying(token(cohort, at), piece, piece.last.number, reviews.of(at))
        for at, piece in texts.pieces.items()
    )
    ordered = sorted(lying, key=lambda one: call_sign(cohort, one.piece.person))
    return {one.token: one for one in ordered}


def sampled(texts: CohortTexts, reviewer: str) -> dict[str, Lying]:
    """The texts that a reviewer is to read blind, by token, in an order that tells nothing."""
    drawn = (_drawn(texts, sample) for sample in open_samples(texts, reviewer))
    lying = sorted((one for of_one in drawn for one in of_one), key=lambda one: one.token)
    return {one.token: one for one in lying}


def open_samples(texts: CohortTexts, reviewer: str) -> list[Sample]:
    """The samples that this reviewer is reading, oldest first."""
    samples = texts.reviews.samples.values()
    return [one for one in samples if not one.closed and reviewer in one.reviewers]


def _drawn(texts: CohortTexts, sample: Sample) -> Iterator[Lying]:
    for person, number in sample.texts:
        at = (person, sample.module, sample.step)
        piece = texts.pieces.get(at)
        if piece is not None and piece.answers_of(number):
            name = token(texts.cohort.id, at, sample.id)
            yield Lying(name, piece, number, texts.reviews.of(at), sample)


def lying_at(texts: CohortTexts, reviewer: str, name: str) -> Lying | None:
    """The text of that token before this reviewer, None if there is none."""
    return queue(texts).get(name) or sampled(texts, reviewer).get(name)


def still_blind(texts: CohortTexts, reviewer: str, at: TextAt) -> bool:
    """Whether this reviewer is to read a text blind, and so may not see what others found."""
    person, *step = at
    return any(
        [one.module, one.step] == step and person in dict(one.texts)
        for one in open_samples(texts, reviewer)
    )
