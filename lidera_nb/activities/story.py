"""One person's stream, folded: facts and the state of every step, kept event by event.

The server keeps a story while someone is connected, a notebook kernel keeps one for its author,
exports and audits fold one from the journal. All of them decide and show through here.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from lidera_nb.activities import facts as fact
from lidera_nb.activities.activity import Decision, Env, Passing, Refusal, Step, View
from lidera_nb.activities.catalogue import ACTIVITIES
from lidera_nb.activities.course import Course
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.forms import shared_steps
from lidera_nb.activities.hearing import Hearing
from lidera_nb.activities.storystate import Circumstance, StepId, Story
from lidera_nb.events.journal import Event

_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))

HEARS = {name: activity.hears for name, activity in ACTIVITIES.items() if activity.hears}


def begin(
    course: Course,
    person: str,
    modules: Container[str] | None = None,
    activities: Container[str] | None = None,
) -> Story:
    """A story of which nothing is told yet.

    Whoever tells thousands of finished stories names the `modules` that each of them mentions (no
    event changes what the steps of another one say of the person), and the `activities` whose
    states they will look at.
    """
    within = (s for s in course.steps() if modules is None or s.module in modules)
    steps = {(step.module, step.key): step for step in within}
    states = {
        at: ACTIVITIES[step.activity].initial(step)
        for at, step in steps.items()
        if activities is None or step.activity in activities
    }
    hearing = Hearing({at: steps[at] for at in states}, HEARS)
    facts = Facts(shared=shared_steps(steps.values()))
    return Story(person, steps, states, facts, hearing=hearing)


def tell(story: Story, events: Iterable[Event]) -> Story:
    """The story after more events of its stream; those that it knows already are passed over.

    Two roads lead events into a story that is kept in memory, the answer to an append and the
    look at what other processes wrote, and they may bring the same event.
    """
    facts, states, head = story.facts, dict(story.states), story.head
    for event in events:
        if event.n <= head:
            continue
        facts, head = fact.evolve(facts, event), event.n
        for at in story.hearing.of(event):
            states[at] = ACTIVITIES[story.steps[at].activity].evolve(states[at], event)
    return Story(story.person, story.steps, states, facts, head, story.hearing)


def receive(
    story: Story, at: StepId, body: Mapping[str, Any], around: Circumstance
) -> Decision | Passing:
    """What a message to a step means."""
    step = story.steps.get(at)
    if step is None:
        return Refusal("refused.malformed")
    return ACTIVITIES[step.activity].decide(story.states[at], body, _env(story, step, around))


def passed(story: Story, at: StepId, passing: Passing) -> Story:
    """The story with a state of a step that no event tells of; it is gone when it is read anew."""
    return replace(story, states={**story.states, at: passing.state})


def show(story: Story, at: StepId, around: Circumstance) -> View:
    """What the person may see of a step; ``n`` is the head that an act upon it must name."""
    step = story.steps[at]
    view = ACTIVITIES[step.activity].view(story.states[at], _env(story, step, around))
    return {"n": story.head, **view}


def canonical(at: StepId, body: Mapping[str, Any]) -> bytes:
    """A message to a step as bytes that are equal when, and only when, it says the same."""
    return _CANONICAL.encode([*at, body]).encode("utf-8", "surrogatepass")


def _env(story: Story, step: Step, around: Circumstance) -> Env:
    wanted = ACTIVITIES[step.activity].models
    return Env(
        step=step,
        person=story.person,
        roles=around.roles,
        lang=around.lang,
        now=around.now,
        facts=story.facts,
        seed=around.seed,
        client_at=around.client_at,
        window=around.window,
        models={name: around.models[name] for name in wanted if name in around.models},
    )
