"""What was read, signed, sampled and scored in a cohort: a fold of its review's stream.

A reading is a reviewer's own until it is signed: then the text's author sees it as it stood at
that moment, whatever the reviewer writes afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.events.kinds.review import Evidence, Purpose, Remark, Span

STREAM = "review:"

TextAt = tuple[str, str, str]
"""A text through all its hand-ins: ``(person, module, step)``."""


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's reading of one hand-in; `levels` holds a level by criterion.

    `together` are the colleagues with whom it was settled, if it settles a disagreement.
    """

    reviewer: str
    purpose: Purpose
    number: int
    rubric: str
    rubric_version: int
    rubric_hash: str
    levels: Mapping[str, float]
    evidence: tuple[Evidence, ...]
    remarks: tuple[Remark, ...]
    overall: str
    at: datetime
    together: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """A reading as it was when somebody signed it."""

    review: Review
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one hand-in by question, None where a person must say."""

    points: Mapping[str, float | None]
    most: Mapping[str, float]
    by: Literal["declared", "nbgrader"]
    at: datetime


@dataclass(frozen=True, slots=True)
class TextReviews:
    """All that was said about one text.

    Attributes
    ----------
    readings
        The last reading by ``(reviewer, purpose, number of the hand-in)``.
    published
        What its author sees, None while there is nothing.
    before
        What was published earlier and was taken back or replaced, oldest first.
    masks, scores
        By number of the hand-in.
    """

    readings: Mapping[tuple[str, Purpose, int], Review] = field(default_factory=dict)
    published: Published | None = None
    before: tuple[Published, ...] = ()
    masks: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    scores: Mapping[int, Score] = field(default_factory=dict)

    def of(self, reviewer: str, purpose: Purpose, number: int) -> Review | None:
        """A reviewer's reading of a hand-in, None if there is none."""
        return self.readings.get((reviewer, purpose, number))


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts of one step that several people read blind; `closed` once all may be compared."""

    id: str
    module: str
    step: str
    seed: int
    share: float
    rubric: str
    rubric_version: int
    rubric_hash: str
    reviewers: tuple[str, ...]
    texts: tuple[tuple[str, int], ...]
    at: datetime
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The hand-in that lies open before a reviewer, and since when."""

    at: TextAt
    number: int
    purpose: Purpose
    since: datetime


@dataclass(frozen=True, slots=True)
class Banked:
    """A reusable comment of the cohort's bank; empty if its writer's words were erased."""

    id: str
    criterion: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Reviews:
    """A cohort's reviews; `named` are the reviewers who asked to see names."""

    texts: Mapping[TextAt, TextReviews] = field(default_factory=dict)
    samples: Mapping[str, Sample] = field(default_factory=dict)
    bank: Mapping[str, Banked] = field(default_factory=dict)
    open: Mapping[str, Opened] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    head: int = 0

    def of(self, at: TextAt) -> TextReviews:
        """What was said about a text; nothing, if nobody read it."""
        return self.texts.get(at, TextReviews())


def tell(reviews: Reviews, events: Iterable[Event]) -> Reviews:
    """The reviews after more events of their stream; those that are known are passed over."""
    for event in events:
        if event.n > reviews.head:
            reviews = replace(evolve(reviews, event), head=event.n)
    return reviews


def evolve(reviews: Reviews, event: Event) -> Reviews:
    """The reviews after one more event."""
    payload = event.payload
    match payload:
        case kinds.TextOpened():
            lies = Opened(text_at(payload), payload.number, payload.purpose, event.at)
            return replace(reviews, open={**reviews.open, event.actor: lies})
        case kinds.TextClosed():
            lying = {who: lies for who, lies in reviews.open.items() if who != event.actor}
            return replace(reviews, open=lying)
        case kinds.NamesShown():
            others = reviews.named - {event.actor}
            return replace(reviews, named=others | {event.actor} if payload.shown else others)
        case kinds.OfText():
            at = text_at(payload)
            told = _of_text(reviews.of(at), payload, event)
            return replace(reviews, texts={**reviews.texts, at: told})
        case _:
            return _of_cohort(reviews, event)


def text_at(payload: kinds.OfText) -> TextAt:
    """The text that an event is about."""
    return (payload.person, payload.module, payload.step)


def _of_text(text: TextReviews, payload: kinds.OfText, event: Event) -> TextReviews:
    match payload:
        case kinds.ReviewSaved():
            read = _review(payload, event)
            at = (read.reviewer, read.purpose, read.number)
            return replace(text, readings={**text.readings, at: read})
        case kinds.ReviewPublished():
            signed = text.of(payload.reviewer, payload.purpose, payload.number)
            shown = Published(signed, event.actor, event.at) if signed else text.published
            return replace(_taken_back(text), published=shown)
        case kinds.ReviewReopened():
            return _taken_back(text)
        case kinds.TextMasked():
            return replace(text, masks={**text.masks, payload.number: payload.spans})
        case kinds.AssignmentScored():
            score = Score(payload.points, payload.most, payload.by, event.at)
            return replace(text, scores={**text.scores, payload.number: score})
        case _:
            return text


def _taken_back(text: TextReviews) -> TextReviews:
    before = (*text.before, text.published) if text.published else text.before
    return replace(text, published=None, before=before)


def _review(payload: kinds.ReviewSaved, event: Event) -> Review:
    return Review(
        reviewer=event.actor,
        purpose=payload.purpose,
        number=payload.number,
        rubric=payload.rubric,
        rubric_version=payload.rubric_version,
        rubric_hash=payload.rubric_hash,
        levels=payload.levels,
        evidence=payload.evidence,
        remarks=payload.remarks,
        overall=payload.overall,
        at=event.at,
        together=payload.together,
    )


def _of_cohort(reviews: Reviews, event: Event) -> Reviews:
    payload = event.payload
    match payload:
        case kinds.CommentBanked():
            kept = Banked(payload.comment, payload.criterion, payload.text, event.actor)
            return replace(reviews, bank={**reviews.bank, kept.id: kept})
        case kinds.CommentUnbanked():
            left = {name: one for name, one in reviews.bank.items() if name != payload.comment}
            return replace(reviews, bank=left)
        case kinds.SampleDrawn():
            drawn = Sample(
                payload.sample, payload.module, payload.step, payload.seed, payload.share,
                payload.rubric, payload.rubric_version, payload.rubric_hash, payload.reviewers,
                payload.texts, event.at,
            )  # fmt: skip
            return replace(reviews, samples={**reviews.samples, drawn.id: drawn})
        case kinds.SampleClosed():
            over = reviews.samples.get(payload.sample)
            if over is None:
                return reviews
            closed = replace(over, closed=True)
            return replace(reviews, samples={**reviews.samples, over.id: closed})
        case _:
            return reviews
