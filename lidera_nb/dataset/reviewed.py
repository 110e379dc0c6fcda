"""What a cohort handed in and what was said of it, as rows of the package's tables.

Texts are those of people in the package alone, hand-ins are told by their own streams, readings
and scores by the cohort's stream of reviews. No word of anybody is in a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from lidera_nb.activities.activity import Step
from lidera_nb.activities.handedin import HandedIn
from lidera_nb.activities.reviewing import told
from lidera_nb.activities.reviewing.pieces import TEXTS
from lidera_nb.activities.reviewing.told import Review, Reviews, Sample, TextAt
from lidera_nb.dataset.rows import Participant, Row, day
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event

Codes = Mapping[str, str]
"""Reader to code; whoever is not in it has none."""

HandIn = tuple[str, str, str, int]
"""``(person, module, step, number)``."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """A reading as it was signed, and what became of it."""

    review: Review
    by: str
    at: datetime
    standing: str = "published"


@dataclass
class _Told:
    """A stream of reviews: its fold, all that was signed in it, the last score of each hand-in."""

    reviews: Reviews = field(default_factory=Reviews)
    signed: defaultdict[TextAt, list[_Signed]] = field(default_factory=lambda: defaultdict(list))
    scores: dict[HandIn, Event] = field(default_factory=dict)


def review_rows(
    people: Iterable[Participant], events: Iterable[Event], readers: Codes
) -> dict[str, list[Row]]:
    """The rows of the four tables; none at all where nobody handed anything in.

    Parameters
    ----------
    people
        Those who are in the package.
    events
        The cohort's stream of reviews.
    readers
        Codes of those who read and whose data do not rest.
    """
    given = [(person, *one) for person in people for one in handed(person)]
    if not given:
        return {}
    kept = {_name(person, step, one): person.study_id
            for person, step, one, _ in given if not one.withdrawn}  # fmt: skip
    said = _heard(events)
    return {
        "handins": _sorted(_handin(*one) for one in given),
        "assignment_scores": _sorted(_scores(said, kept)),
        "review_levels": _sorted(_levels(said, kept, readers)),
        "review_samples": _sorted(_samples(said.reviews, kept, readers)),
    }


def readers_of(events: Iterable[Event]) -> set[str]:
    """Everybody who read, signed or was to read: their codes are needed."""
    found: set[str] = set()
    for event in events:
        if isinstance(event.payload, kinds.ReviewSaved | kinds.ReviewPublished):
            found.add(event.actor)
        if isinstance(event.payload, kinds.SampleDrawn):
            found |= set(event.payload.reviewers)
    return found


def handed(person: Participant) -> Iterator[tuple[Step, HandedIn, Event]]:
    """Every hand-in of a person with the event that tells of it."""
    acts = (kinds.ReflectionSubmitted, kinds.AssignmentHandedIn)
    for at, step in person.story.steps.items():
        if step.activity in TEXTS:
            told_by = [one for one in person.within(step) if isinstance(one.payload, acts)]
            handed = person.story.states[at].handed
            yield from ((step, one, event) for one, event in zip(handed, told_by, strict=True))


def _name(person: Participant, step: Step, one: HandedIn) -> HandIn:
    return (person.story.person, step.module, step.key, one.number)


def _handin(person: Participant, step: Step, one: HandedIn, event: Event) -> Row:
    payload = event.payload
    assert isinstance(payload, kinds.Act)
    return {
        **_text(person.study_id, _name(person, step, one)),
        "activity": step.activity,
        "definition": payload.ctx.definition,
        "version": payload.ctx.version,
        "hash": payload.ctx.hash,
        "handed_on": day(one.at),
        "late": payload.late if isinstance(payload, kinds.AssignmentHandedIn) else None,
        "withdrawn": one.withdrawn,
        "words": None if one.withdrawn else _words(step, one.values),
        "lang": payload.ctx.lang,
    }


def _words(step: Step, values: Mapping[str, Any]) -> int:
    return sum(len(answer.text.split()) for answer in TEXTS[step.activity](step, values))


def _text(study_id: str, name: HandIn) -> Row:
    return {"study_id": study_id, "module": name[1], "step": name[2], "number": name[3]}


def _heard(events: Iterable[Event]) -> _Told:
    """The stream, event by event: what stands signed is known only on the way."""
    heard = _Told()
    for event in events:
        heard.reviews = told.tell(heard.reviews, [event])
        payload = event.payload
        if isinstance(payload, kinds.ReviewPublished | kinds.ReviewReopened):
            _sign(heard, told.text_at(payload), event)
        elif isinstance(payload, kinds.AssignmentScored):
            heard.scores[*told.text_at(payload), payload.number] = event
    return heard


def _sign(heard: _Told, at: TextAt, event: Event) -> None:
    signed, now = heard.signed[at], heard.reviews.of(at).published
    if signed and signed[-1].standing == "published":
        became = "replaced" if now else "taken_back"
        signed[-1] = replace(signed[-1], standing=became)
    if now is not None and now.at == event.at:
        signed.append(_Signed(now.review, now.by, now.at))


def _scores(said: _Told, kept: Mapping[HandIn, str]) -> Iterator[Row]:
    for name, event in said.scores.items():
        payload = event.payload
        assert isinstance(payload, kinds.AssignmentScored)
        if name not in kept:
            continue
        for question, most in payload.most.items():
            yield {
                **_text(kept[name], name),
                "assignment": payload.assignment,
                "version": payload.version,
                "hash": payload.hash,
                "question": question,
                "points": payload.points.get(question),
                "most": most,
                "by": payload.by,
                "scored_on": day(event.at),
            }


def _levels(said: _Told, kept: Mapping[HandIn, str], readers: Codes) -> Iterator[Row]:
    for at, text in said.reviews.texts.items():
        signed = said.signed.get(at, [])
        for one in signed:
            yield from _reading(at, one.review, kept, readers, one)
        for review in text.readings.values():
            if review not in [one.review for one in signed]:
                yield from _reading(at, review, kept, readers)


def _reading(
    at: TextAt,
    review: Review,
    kept: Mapping[HandIn, str],
    readers: Codes,
    signed: _Signed | None = None,
) -> Iterator[Row]:
    name = (*at, review.number)
    if name not in kept:
        return
    for criterion, level in review.levels.items():
        yield {
            **_text(kept[name], name),
            "reader": readers.get(review.reviewer),
            "purpose": review.purpose,
            "criterion": criterion,
            "level": level,
            "evidence": sum(span.criterion == criterion for span in review.evidence),
            "standing": signed.standing if signed else "unpublished",
            "signed_by": readers.get(signed.by) if signed else None,
            "signed_on": day(signed.at) if signed else None,
            **_rubric(review),
        }


def _samples(reviews: Reviews, kept: Mapping[HandIn, str], readers: Codes) -> Iterator[Row]:
    drawn = sorted(reviews.samples.values(), key=lambda sample: sample.at)
    for number, sample in enumerate(drawn, start=1):
        for person, which in sample.texts:
            name = (person, sample.module, sample.step, which)
            if name in kept:
                yield from _to_read(number, sample, name, kept[name], reviews, readers)


def _to_read(
    number: int, sample: Sample, name: HandIn, study_id: str, reviews: Reviews, readers: Codes
) -> Iterator[Row]:
    text = reviews.of(name[:3])
    for reviewer in sample.reviewers:
        yield {
            "sample": number,
            **_text(study_id, name),
            "reader": readers.get(reviewer),
            "read": text.of(reviewer, "blind", name[3]) is not None,
            "drawn_on": day(sample.at),
            "seed": sample.seed,
            "share": sample.share,
            "closed": sample.closed,
            **_rubric(sample),
        }


def _rubric(of: Review | Sample) -> Row:
    return {
        "rubric": of.rubric,
        "rubric_version": of.rubric_version,
        "rubric_hash": of.rubric_hash,
    }


def _sorted(found: Iterable[Row]) -> list[Row]:
    """In the order of study ids and codes, which are random: the order of reading would tell."""
    keys: Sequence[str] = ("sample", "study_id", "module", "step", "number", "reader", "purpose")
    return sorted(found, key=lambda row: [str(row.get(key) or "") for key in keys])
