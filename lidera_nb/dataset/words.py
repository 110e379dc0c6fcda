"""What people wrote and when they acted, as rows: read for a full release and for no other.

Which kinds of event give a text stands here by name: one that is added later stays in the system
until somebody decides otherwise. Never here are names that somebody wrote in a survey, notes to
oneself, cases of colleagues, and whatever was taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from lidera_nb.activities.reviewing import told
from lidera_nb.activities.reviewing.pieces import TEXTS
from lidera_nb.activities.reviewing.told import Review
from lidera_nb.dataset.reviewed import Codes, handed
from lidera_nb.dataset.rows import Participant, Row
from lidera_nb.dataset.voted import WORDS
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event

Mask = Callable[[str, str], tuple[str, int | None]]
"""From a text and its language to the text as it leaves and how much of it was masked."""


def word_rows(
    people: Sequence[Participant], reviews: Iterable[Event], readers: Codes, mask: Mask
) -> dict[str, list[Row]]:
    """The rows of `texts` and `moments`.

    Parameters
    ----------
    people
        Those who are in the package.
    reviews
        The cohort's stream of reviews.
    readers
        Codes of those who read and whose data do not rest.
    mask
        What is done with each text before it leaves.
    """
    ordered = sorted(people, key=lambda person: person.study_id)
    said = told.tell(told.Reviews(), reviews)
    texts = [row for person in ordered for row in _texts(person, said, readers)]
    return {
        "texts": [_masked(row, mask) for row in texts if row["text"].strip()],
        "moments": [row for person in ordered for row in _moments(person)],
    }


def _masked(row: Row, mask: Mask) -> Row:
    text, passages = mask(row["text"], row["lang"])
    return {**row, "text": text, "masked": passages}


def _texts(person: Participant, said: told.Reviews, readers: Codes) -> Iterator[Row]:
    yield from _reasons(person)
    yield from (_vote(person.study_id, row) for row in person.voted)
    yield from _handed(person, said, readers)
    for event in person.events:
        yield from _spoken(person, event)


def _reasons(person: Participant) -> Iterator[Row]:
    for one in person.attempts():
        for event in one.events:
            if isinstance(event.payload, kinds.CaseDecided):
                about = _about(person.study_id, "reason", event.payload.ctx)
                yield {**about, "number": one.number, "text": event.payload.reason}


def _vote(study_id: str, row: Mapping[str, Any]) -> Row:
    return {
        "study_id": study_id,
        "kind": "vote",
        "module": row["module"],
        "definition": row["scenario"],
        "version": row["scenario_version"],
        "hash": row["scenario_hash"],
        "place": row["scene"],
        "number": row["round"],
        "text": row[WORDS],
        "lang": row["lang"],
    }


def _handed(person: Participant, said: told.Reviews, readers: Codes) -> Iterator[Row]:
    for step, one, event in handed(person):
        if one.withdrawn:
            continue
        assert isinstance(event.payload, kinds.Act)
        about = _about(person.study_id, step.activity, event.payload.ctx)
        about |= {"number": one.number}
        for answer in TEXTS[step.activity](step, one.values):
            yield {**about, "place": answer.field, "text": answer.text}
        text = said.of((person.story.person, step.module, step.key))
        if text.published is not None and text.published.review.number == one.number:
            yield from _comments({**about, "kind": "comment"}, text.published.review, readers)


def _comments(about: Row, review: Review, readers: Codes) -> Iterator[Row]:
    """What a reader said to the author; nothing of a reader whose data rest."""
    if review.reviewer not in readers:
        return
    about = {**about, "reader": readers[review.reviewer]}
    yield {**about, "place": "", "text": review.overall}
    yield from ({**about, "place": one.field, "text": one.text} for one in review.remarks)


def _spoken(person: Participant, event: Event) -> Iterator[Row]:
    match event.payload:
        case kinds.FeedbackAnswered(module=module, step=step, number=number, text=text):
            row = {"study_id": person.study_id, "kind": "answer", "module": module, "step": step}
            yield {**row, "number": number, "text": text, "lang": "es"}
        case kinds.PilotFlagged(ctx=ctx, line=line, comment=text):
            yield {**_about(person.study_id, "pilot", ctx), "place": line, "text": text}
        case kinds.PilotDeclined(ctx=ctx, instead=text) | kinds.PilotRated(ctx=ctx, comment=text):
            yield {**_about(person.study_id, "pilot", ctx), "text": text}
        case _:
            return


def _about(study_id: str, kind: str, ctx: kinds.Context) -> Row:
    return {"study_id": study_id, "kind": kind, **_pinned(ctx)}


def _pinned(ctx: kinds.Context) -> Row:
    return {
        "module": ctx.module,
        "step": ctx.step,
        "definition": ctx.definition,
        "version": ctx.version,
        "hash": ctx.hash,
        "place": ctx.node,
        "lang": ctx.lang,
    }


def _moments(person: Participant) -> Iterator[Row]:
    acts = [event for event in person.events if isinstance(event.payload, kinds.Act)]
    for number, event in enumerate(acts, start=1):
        assert isinstance(event.payload, kinds.Act)
        at = event.at.replace(microsecond=0)
        about = {"study_id": person.study_id, "act": number, "kind": event.kind, "at": at}
        yield {**about, **_pinned(event.payload.ctx)}
