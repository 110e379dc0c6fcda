"""The final levels of a text that was read blind: who settles them, and who signs.

What was settled is a reading like others: its settler, rubric and version stay with it, and what
was settled before stays in the journal. It brings along the passages that readers marked for the
levels that now hold; their remarks stay where they are, for they were not written to the author.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from lidera_nb.activities.activity import Decision, Refusal
from lidera_nb.activities.agreeing.doubly import Doubly
from lidera_nb.activities.agreeing.messages import Settle
from lidera_nb.activities.reviewing.messages import OVERALL_MOST
from lidera_nb.activities.reviewing.told import Review
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.events.kinds.review import Evidence
from lidera_nb.plaintext import TextFault, examine
from lidera_nb.reflection.rubric import LoadedRubric


def settle(
    message: Settle, text: Doubly, colleagues: Collection[str], rubric: LoadedRubric, by: str
) -> Decision:
    """What was settled, if it is whole and says something new."""
    criteria, levels = rubric.rubric.criteria, message.levels
    allowed = all(map(rubric.rubric.allows, levels.values()))
    if not {*levels} <= {*criteria} or not allowed or not {*message.together} <= {*colleagues}:
        return Refusal("refused.malformed")
    if len(levels) < len(criteria):
        return Refusal("refused.settle_whole")
    overall = examine(message.overall, OVERALL_MOST)
    if isinstance(overall, TextFault):
        return Refusal("refused.settle_words", {"most": OVERALL_MOST})
    together = tuple(dict.fromkeys(message.together))
    settled = _reading(text, levels, rubric, overall, together)
    same = text.final and text.final.reviewer == by and _said(text.final) == _said(settled)
    return () if same else (NewEvent(settled, text.piece.person),)


def settle_agreed(found: Iterable[Doubly], rubric: LoadedRubric) -> tuple[NewEvent, ...]:
    """The levels of all texts that are not settled and that all readers gave the same."""
    alike = (one for one in found if one.agreed(rubric.rubric.criteria) and one.final is None)
    return tuple(
        NewEvent(_reading(one, next(iter(one.readings.values())).levels, rubric), one.piece.person)
        for one in alike
    )


def sign(text: Doubly) -> Decision:
    """What was settled is shown to its author, if they have not handed in again since."""
    if text.final is None:
        return Refusal("refused.sign_unsettled")
    if text.piece.last.number != text.number:
        return Refusal("refused.sign_newer")
    if text.signed:
        return ()
    signed = kinds.ReviewPublished(**_at(text), reviewer=text.final.reviewer, purpose="moderation")
    return (NewEvent(signed, text.piece.person),)


def _at(text: Doubly) -> dict[str, Any]:
    person, module, step = text.piece.at
    return {"person": person, "module": module, "step": step, "number": text.number}


def _reading(
    text: Doubly,
    levels: Mapping[str, float],
    rubric: LoadedRubric,
    overall: str = "",
    together: tuple[str, ...] = (),
) -> kinds.ReviewSaved:
    return kinds.ReviewSaved(
        **_at(text),
        purpose="moderation",
        rubric=rubric.rubric.id,
        rubric_version=rubric.rubric.version,
        rubric_hash=rubric.hash,
        levels={name: levels[name] for name in rubric.rubric.criteria},
        evidence=tuple(dict.fromkeys(_borne_out(text, levels))),
        remarks=(),
        overall=overall,
        together=together,
    )


def _borne_out(text: Doubly, levels: Mapping[str, float]) -> Iterator[Evidence]:
    for reading in text.readings.values():
        for passage in reading.evidence:
            if reading.levels.get(passage.criterion) == levels[passage.criterion]:
                yield passage


def _said(one: Review | kinds.ReviewSaved) -> tuple[Any, ...]:
    return (one.rubric_hash, dict(one.levels), one.overall, one.together)
