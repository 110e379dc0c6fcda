"""Double reading: texts are drawn, read blind at the review desk, compared, and settled.

Before a sample is closed nobody learns here what anybody found, only how far each reader is.
Afterwards the levels stand beside each other, and somebody settles them, alone or together. What
was settled reaches a text's author once a person signs it. Every act is about a cohort that was
handed in as one of this person's, and is told by its review's stream.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from lidera_nb.activities.agreeing import agreementview
from lidera_nb.activities.agreeing import messages as said
from lidera_nb.activities.agreeing.doubly import doubly
from lidera_nb.activities.agreeing.drawing import FEWEST, draw, sources
from lidera_nb.activities.agreeing.settling import settle, settle_agreed, sign
from lidera_nb.activities.reviewing.texts import CohortTexts
from lidera_nb.activities.reviewing.told import Sample
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent

MODEL = "texts"


@dataclass(frozen=True, slots=True)
class Looking:
    """What this person looks at; empty before they chose."""

    step: Step
    cohort: str = ""
    sample: str = ""
    text: str = ""


def evolve(state: Looking, _: Event) -> Looking:
    """Nothing of this is told by one's own stream."""
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
        return Passing(Looking(state.step, message.cohort, message.sample))
    if isinstance(message, said.Draw):
        return _draw(message, texts, env)
    assert isinstance(message, said.OfSample)
    sample = texts.reviews.samples.get(message.sample)
    if sample is None:
        return Refusal("refused.sample_gone")
    if isinstance(message, said.Close):
        return () if sample.closed else (NewEvent(kinds.SampleClosed(sample=sample.id)),)
    if not sample.closed:
        return Refusal("refused.sample_open")
    return _of_closed(state, message, texts, sample, env)


def find(env: Env, cohort: str) -> CohortTexts | None:
    """The texts of this cohort among those that were handed in."""
    handed_in: Sequence[CohortTexts] = env.models.get(MODEL, ())
    return next((one for one in handed_in if one.cohort.id == cohort), None)


def _draw(message: said.Draw, texts: CohortTexts, env: Env) -> Decision:
    loaded = env.step.definition.get(message.rubric)
    if loaded is None or loaded.hash != message.hash:
        return Refusal("refused.sample_rubric")
    readers = tuple(dict.fromkeys(message.readers))
    if len(readers) < 2 or not {*readers} <= staff_of(texts):
        return Refusal("refused.sample_readers")
    source = next((one for one in sources(texts) if one.name == message.of), None)
    if source is None or len(source.free) < FEWEST:
        return Refusal("refused.sample_few", {"fewest": FEWEST})
    number = source.asked(message.number)
    drawn = kinds.SampleDrawn(
        sample=f"{env.seed:012x}",
        module=source.step.module,
        step=source.step.key,
        seed=env.seed,
        share=number / len(source.free),
        rubric=loaded.rubric.id,
        rubric_version=loaded.rubric.version,
        rubric_hash=loaded.hash,
        reviewers=readers,
        texts=draw(source.free, number, env.seed),
    )
    return (NewEvent(drawn),)


def _of_closed(
    state: Looking, message: said.OfSample, texts: CohortTexts, sample: Sample, env: Env
) -> Decision | Passing:
    rubric = env.step.definition.get(sample.rubric)
    if rubric is None or rubric.rubric.version != sample.rubric_version:
        return Refusal("refused.sample_rubric")
    found = doubly(texts, sample)
    if isinstance(message, said.Agreed):
        return settle_agreed(found, rubric)
    assert isinstance(message, said.OfText)
    text = next((one for one in found if one.token == message.text), None)
    if text is None:
        return Refusal("refused.sample_text")
    match message:
        case said.Inspect():
            return Passing(Looking(state.step, message.cohort, sample.id, text.token))
        case said.Settle():
            return settle(message, text, staff_of(texts) - {env.person}, rubric, env.person)
        case _:
            return sign(text)


def staff_of(texts: CohortTexts) -> set[str]:
    """Those who lead a cohort."""
    return {member.person for member in texts.cohort.of_role("instructor")}


def view(state: Looking, env: Env) -> View:
    """The samples of one cohort; of a closed one what its readers found."""
    handed_in: Sequence[CohortTexts] = env.models.get(MODEL, ())
    chosen = agreementview.Chosen(state.cohort, state.sample, state.text)
    return agreementview.view(handed_in, chosen, env)


ACTIVITY = Activity(Looking, evolve, decide, view, models=(MODEL,))
