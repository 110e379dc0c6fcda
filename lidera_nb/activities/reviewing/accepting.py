"""A reading as a browser sent it, held against the rubric and the text that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.reviewing.messages import OVERALL_MOST, REMARK_MOST, Passage, Save
from lidera_nb.activities.reviewing.pieces import Answer
from lidera_nb.activities.reviewing.told import Review
from lidera_nb.events.kinds.review import Evidence, Remark, Span
from lidera_nb.plaintext import TextFault, examine
from lidera_nb.reflection.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Written:
    """What a reviewer found, as it may be kept."""

    rubric: str
    levels: Mapping[str, float]
    evidence: tuple[Evidence, ...]
    remarks: tuple[Remark, ...]
    overall: str

    def parts(self) -> dict[str, Any]:
        """The parts of it that an event holds."""
        return {
            "levels": dict(self.levels),
            "evidence": self.evidence,
            "remarks": self.remarks,
            "overall": self.overall,
        }

    def says(self, review: Review) -> bool:
        """Whether a reading says the same."""
        return self == Written(
            review.rubric, review.levels, review.evidence, review.remarks, review.overall
        )


def is_empty(written: Written) -> bool:
    """Whether nothing was found yet."""
    return not (written.levels or written.evidence or written.remarks or written.overall)


def accepted(message: Save, rubric: Rubric, answers: Sequence[Answer]) -> Written | Refusal:
    """A reading as it may be kept, or why it may not."""
    levels = message.levels
    if not set(levels) <= set(rubric.criteria) or not all(map(rubric.allows, levels.values())):
        return Refusal("refused.malformed")
    if any(one.criterion not in rubric.criteria for one in message.evidence):
        return Refusal("refused.malformed")
    if not _within([*message.evidence, *message.remarks], answers):
        return Refusal("refused.malformed")
    remarks = _remarks(message)
    overall = examine(message.overall, OVERALL_MOST)
    if remarks is None or isinstance(overall, TextFault):
        return Refusal("refused.review_words", {"remark": REMARK_MOST, "overall": OVERALL_MOST})
    found = dict.fromkeys(
        Evidence(field=e.field, start=e.start, end=e.end, criterion=e.criterion)
        for e in message.evidence
    )
    return Written(rubric.id, levels, tuple(found), remarks, overall)


def _remarks(message: Save) -> tuple[Remark, ...] | None:
    """The comments that say something; None if one cannot be kept."""
    kept = []
    for one in message.remarks:
        text = examine(one.text, REMARK_MOST)
        if isinstance(text, TextFault):
            return None
        if text:
            kept.append(Remark(field=one.field, start=one.start, end=one.end, text=text))
    return tuple(kept)


def spans_of(passages: Sequence[Passage], answers: Sequence[Answer]) -> tuple[Span, ...] | None:
    """Passages of some answers, in order, each once; None if one is not in them."""
    if not _within(passages, answers):
        return None
    spans = {Span(field=one.field, start=one.start, end=one.end) for one in passages}
    return tuple(sorted(spans, key=lambda one: (one.field, one.start, one.end)))


def _within(passages: Iterable[Passage], answers: Sequence[Answer]) -> bool:
    lengths = {answer.field: len(answer.text) for answer in answers}
    return all(one.start < one.end <= lengths.get(one.field, 0) for one in passages)
