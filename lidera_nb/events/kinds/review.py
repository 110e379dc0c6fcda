"""Reviewing what people wrote: levels with their evidence, comments, agreement, what came back.

Streams ``review:<cohort>`` tell what reviewers do; who did it is the event's actor. What a
reviewer writes about a text is sealed under the key of the person who wrote the text, so that it
goes when that person's words go. What the person says to it is told by their own stream.
"""

from __future__ import annotations

from typing import Annotated as Private
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from lidera_nb.events.kinds.base import SEALED, Payload

Purpose = Literal["review", "blind", "moderation"]
"""Why a text was read: to answer its author; blind, for agreement; to settle a disagreement."""


class Span(BaseModel):
    """A passage: characters `start` to `end` of the answer to `field`, of one hand-in."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    field: str
    start: int
    end: int


class Evidence(Span):
    """A passage that supports the level of a criterion."""

    criterion: str


class Remark(Span):
    """A comment on a passage."""

    text: str


class OfText(Payload):
    """Anything about one hand-in of one person's text; `number` counts their hand-ins, from 1."""

    person: str
    module: str
    step: str
    number: int


class TextOpened(OfText):
    """A reviewer opened a text; it lies open until they open another one or put it back."""

    purpose: Purpose


class TextClosed(Payload):
    """A reviewer put the open text back."""


class NamesShown(Payload):
    """A reviewer had the names shown, or hidden again: texts are anonymous unless they ask."""

    shown: bool


class ReviewSaved(OfText):
    """A reviewer's reading as it stands; the last one of each reviewer and purpose counts.

    `levels` holds by criterion a level of the rubric, in halves where the rubric allows them.
    `together` are the colleagues with whom a disagreement was settled, besides the actor.
    """

    purpose: Purpose
    rubric: str
    rubric_version: int
    rubric_hash: str
    levels: dict[str, float]
    evidence: Private[tuple[Evidence, ...], SEALED]
    remarks: Private[tuple[Remark, ...], SEALED]
    overall: Private[str, SEALED]
    together: tuple[str, ...] = ()


class ReviewPublished(OfText):
    """The actor signed the reading of `reviewer`; from now on the text's author sees it."""

    reviewer: str
    purpose: Purpose


class ReviewReopened(OfText):
    """The actor took back what was published; its author sees it no longer until it is again."""


class TextMasked(OfText):
    """Passages that tell who somebody is were masked for other readers; the last list holds."""

    spans: tuple[Span, ...]


class CommentBanked(Payload):
    """A comment was put into the cohort's bank; it is sealed under its writer's key."""

    comment: str
    criterion: str
    text: Private[str, SEALED]


class CommentUnbanked(Payload):
    """A comment was taken out of the bank."""

    comment: str


class SampleDrawn(Payload):
    """A seeded sample of texts is to be read blind by several reviewers.

    `texts` are ``(person, number)`` of the step; `share` the part of all texts that was asked for.
    """

    sample: str
    module: str
    step: str
    seed: int
    share: float
    rubric: str
    rubric_version: int
    rubric_hash: str
    reviewers: tuple[str, ...]
    texts: tuple[tuple[str, int], ...]


class SampleClosed(Payload):
    """The blind reading of a sample is over: what each found may be compared and settled."""

    sample: str


class AssignmentScored(OfText):
    """What was handed in was graded: points by question, of `most`; None waits for a person.

    `by` is ``declared`` (the marking was read, no code was run) or ``nbgrader``.
    """

    assignment: str
    version: int
    hash: str
    by: Literal["declared", "nbgrader"]
    points: dict[str, float | None]
    most: dict[str, float]


class FeedbackSeen(OfText):
    """The author looked at what came back (own stream)."""


class FeedbackAnswered(OfText):
    """The author answered the reviewer, once (own stream)."""

    text: Private[str, SEALED]


REVIEW_TOLD: tuple[type[Any], ...] = (
    TextOpened,
    TextClosed,
    NamesShown,
    ReviewSaved,
    ReviewPublished,
    ReviewReopened,
    TextMasked,
    CommentBanked,
    CommentUnbanked,
    SampleDrawn,
    SampleClosed,
    AssignmentScored,
)
"""What a review's stream tells."""
