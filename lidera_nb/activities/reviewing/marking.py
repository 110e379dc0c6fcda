"""The review desk: reading what a cohort wrote, on levels with their evidence, and signing it.

Every act is about a cohort that was handed in as one of this reviewer's; all others do not exist.
What is done belongs to the cohort and is told by its review's stream: what a browser may say to it
is listed in `lidera_nb.activities.reviewing.messages`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Passing,
    Refusal,
    Step,
    View,
    parse,
)
from lidera_nb.activities.reviewing import markingview
from lidera_nb.activities.reviewing import messages as said
from lidera_nb.activities.reviewing.accepting import accepted, is_empty, spans_of
from lidera_nb.activities.reviewing.queue import Lying, lying_at
from lidera_nb.activities.reviewing.texts import CohortTexts
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.plaintext import TextFault, examine

MODEL = "texts"


@dataclass(frozen=True, slots=True)
class Looking:
    """Which cohort's queue this reviewer looks at; empty before they chose one."""

    step: Step
    cohort: str = ""


def evolve(state: Looking, _: Event) -> Looking:
    """Nothing of this is told by the reviewer's own stream."""
    return state


def decide(state: Looking, body: Mapping[str, Any], env: Env) -> Decision | Passing:
    """What a message means for a cohort that was handed in."""
    message = parse(said.MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, said.OfCohort)
    texts = find(env, message.cohort)
    if texts is None:
        return Refusal("refused.survey_cohort")
    if isinstance(message, said.Look):
        return Passing(replace(state, cohort=message.cohort))
    if not isinstance(message, said.OfText):
        return _of_cohort(message, texts, env)
    lying = lying_at(texts, env.person, message.text)
    if lying is None:
        return Refusal("refused.text_gone")
    return _of_text(message, lying, texts, env)


def find(env: Env, cohort: str) -> CohortTexts | None:
    """The texts of this cohort among those that were handed in."""
    handed_in: Sequence[CohortTexts] = env.models.get(MODEL, ())
    return next((one for one in handed_in if one.cohort.id == cohort), None)


def _of_cohort(message: said.OfCohort, texts: CohortTexts, env: Env) -> Decision:
    reviews = texts.reviews
    match message:
        case said.Close():
            lies = env.person in reviews.open
            return (NewEvent(kinds.TextClosed()),) if lies else ()
        case said.Names():
            same = (env.person in reviews.named) == message.shown
            return () if same else (NewEvent(kinds.NamesShown(shown=message.shown)),)
        case said.Bank():
            return _bank(message, texts, env)
        case _:
            assert isinstance(message, said.Unbank)
            known = message.comment in reviews.bank
            return (NewEvent(kinds.CommentUnbanked(comment=message.comment)),) if known else ()


def _bank(message: said.Bank, texts: CohortTexts, env: Env) -> Decision:
    text = examine(message.text, said.BANKED_MOST)
    if isinstance(text, TextFault) or not text:
        return Refusal("refused.banked", {"most": said.BANKED_MOST})
    if len(texts.reviews.bank) >= said.BANK_MOST:
        return Refusal("refused.bank_full", {"most": said.BANK_MOST})
    if any((one.criterion, one.text) == (message.criterion, text)
           for one in texts.reviews.bank.values()):  # fmt: skip
        return ()
    name = f"{env.seed:012x}"
    kept = kinds.CommentBanked(comment=name, criterion=message.criterion, text=text)
    return (NewEvent(kept, env.person),)


def _of_text(message: said.OfText, lying: Lying, texts: CohortTexts, env: Env) -> Decision:
    match message:
        case said.Open():
            return _open(lying, texts, env)
        case said.Save():
            return _save(message, lying, env)
        case said.Publish():
            return _publish(message, lying, env)
        case said.Reopen():
            published = lying.told.published is not None and lying.sample is None
            reopened = kinds.ReviewReopened(**_at(lying))
            return (NewEvent(reopened, lying.piece.person),) if published else ()
        case _:
            assert isinstance(message, said.Mask)
            return _mask(message, lying)


def _at(lying: Lying, number: int = 0) -> dict[str, Any]:
    person, module, step = lying.piece.at
    return {"person": person, "module": module, "step": step, "number": number or lying.number}


def _open(lying: Lying, texts: CohortTexts, env: Env) -> Decision:
    lies = texts.reviews.open.get(env.person)
    now = (lying.piece.at, lying.number, lying.purpose)
    if lies is not None and (lies.at, lies.number, lies.purpose) == now:
        return ()
    return (NewEvent(kinds.TextOpened(**_at(lying), purpose=lying.purpose)),)


def _save(message: said.Save, lying: Lying, env: Env) -> Decision:
    """The reading as it stands; nothing is written if it stands so already.

    What was written about a hand-in stays about that one, should another have come meanwhile.
    """
    answers = lying.piece.answers_of(message.number)
    if not answers:
        return Refusal("refused.text_gone")
    rubric = env.step.definition.get(message.rubric)
    if rubric is None or rubric.hash != message.hash:
        return Refusal("refused.rubric_changed")
    if lying.sample is not None and lying.sample.rubric != message.rubric:
        return Refusal("refused.rubric_sample")
    written = accepted(message, rubric.rubric, answers)
    if isinstance(written, Refusal):
        return written
    before = lying.told.of(env.person, lying.purpose, message.number)
    usual = env.step.definition.or_default(lying.rubric_id(env.person)).rubric.id
    nothing = is_empty(written) and message.rubric == usual
    if nothing if before is None else written.says(before):
        return ()
    saved = kinds.ReviewSaved(
        **_at(lying, message.number),
        purpose=lying.purpose,
        rubric=rubric.rubric.id,
        rubric_version=rubric.rubric.version,
        rubric_hash=rubric.hash,
        **written.parts(),
    )
    return (NewEvent(saved, lying.piece.person),)


def _publish(message: said.Publish, lying: Lying, env: Env) -> Decision:
    if lying.sample is not None:
        return Refusal("refused.blind_publish")
    if message.number != lying.number:
        return Refusal("refused.text_newer")
    mine = lying.reading(env.person)
    if mine is None or not (mine.levels or mine.overall or mine.remarks):
        return Refusal("refused.review_empty")
    published = lying.told.published
    if published is not None and published.review == mine:
        return ()
    signed = kinds.ReviewPublished(**_at(lying), reviewer=env.person, purpose="review")
    return (NewEvent(signed, lying.piece.person),)


def _mask(message: said.Mask, lying: Lying) -> Decision:
    if lying.sample is not None:
        return Refusal("refused.blind_mask")
    answers = lying.piece.answers_of(message.number)
    spans = spans_of(message.spans, answers)
    if spans is None:
        return Refusal("refused.malformed")
    if spans == lying.told.masks.get(message.number, ()):
        return ()
    masked = kinds.TextMasked(**_at(lying, message.number), spans=spans)
    return (NewEvent(masked, lying.piece.person),)


def view(state: Looking, env: Env) -> View:
    """The queue of one cohort, and the open text if there is one."""
    return markingview.view(env.models.get(MODEL, ()), state.cohort, env)


ACTIVITY: Activity = Activity(Looking, evolve, decide, view, models=(MODEL,))
