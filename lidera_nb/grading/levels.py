"""From a published reading to points and comments: the stated mapping (decision 024). Pure.

A reading gives a level for each criterion of a rubric. The share of a written question's points is
the mean over the criteria of how far up the level stands: the lowest level gives nothing, the
highest everything, and the steps between are equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from lidera_nb.activities.reviewing.told import Review
from lidera_nb.events.kinds.review import Remark

LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Given:
    """What a reading gives to one question."""

    points: float
    comment: str


def share(levels: Mapping[str, float], highest: int) -> float:
    """How much of the points a reading is worth, from 0 to 1.

    Examples
    --------
    Kember's third level of four, and half a level above the lowest:

    >>> round(share({"depth": 3}, 4), 2), round(share({"depth": 1.5}, 4), 2)
    (0.67, 0.17)
    """
    return fmean((level - 1) / (highest - 1) for level in levels.values())


def given(
    review: Review, highest: int, most: Mapping[str, float], answers: Mapping[str, Any]
) -> dict[str, Given]:
    """Points and comments by written question.

    Parameters
    ----------
    review
        The published reading of the hand-in.
    highest
        The highest level of its rubric.
    most
        The points of each written question, in order.
    answers
        What was answered; a question that was left open gets no points and no comment.

    Returns
    -------
    dict
        The overall comment stands with the last question that was answered.
    """
    written = [name for name in most if answers.get(name)]
    if not written or not review.levels:
        return {}
    part = share(review.levels, highest)
    return {
        name: Given(
            round(part * most[name], 2),
            _comment(review, name, str(answers[name]), overall=name == written[-1]),
        )
        for name in written
    }


def _comment(review: Review, name: str, text: str, *, overall: bool) -> str:
    lines = [_remark(remark, text) for remark in review.remarks if remark.field == name]
    if overall and review.overall:
        lines.append(review.overall)
    return "\n\n".join(lines)


def _remark(remark: Remark, text: str) -> str:
    passage = " ".join(text[remark.start : remark.end].split())
    if len(passage) > LONGEST_QUOTE:
        passage = passage[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f"«{passage}»: {remark.text}" if passage else remark.text
