"""How it is known, without making a view, that it would be the one that was made before.

A view is a function of its step's state and of read-models. A *basis* names all that it is made
of, by objects that stay the very same as long as nothing about them changes: where two bases hold
the same objects, the views are the same. Making a basis takes a hundredth of making a view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import is_
from typing import Any

from lidera_nb.activities.activity import Step
from lidera_nb.activities.catalogue import ACTIVITIES
from lidera_nb.activities.colleagues import SHARES
from lidera_nb.activities.feedback.returned import MODEL as FEEDBACK
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.reviewing.pieces import TEXTS
from lidera_nb.activities.reviewing.told import Reviews
from lidera_nb.activities.simulation import Playing
from lidera_nb.activities.storystate import Story

Basis = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the read-models of a person come from: as in `lidera_nb.activities.readmodels`."""

    story: Story
    registry: Registry
    story_of: Callable[[str], Story]
    reviews_of: Callable[[str], Reviews]


def basis(step: Step, around: Surroundings) -> Basis | None:
    """All that the view of a step is made of, but for rights and time; None if it cannot be told.

    Of what other people said, only how much of it there is: nobody's words are held on to by what
    somebody else was shown.
    """
    activity = ACTIVITIES[step.activity]
    told = activity.tells(around.story.states[step.module, step.key])
    if not activity.models:
        return told
    parts = [*told, around.registry]
    for name in activity.models:
        sign = _SIGNS.get(name)
        if sign is None:
            return None
        parts += sign(step, around)
    return tuple(parts)


def same(one: Basis | None, other: Basis | None) -> bool:
    """Whether two bases hold the same objects."""
    return (
        one is not None
        and other is not None
        and len(one) == len(other)
        and all(map(is_, one, other))
    )


def _registered(_: Step, __: Surroundings) -> Iterator[Any]:
    """What the registry alone tells, which is part of every basis with read-models."""
    yield from ()


def _plays(_: Step, around: Surroundings) -> Iterator[Any]:
    states = around.story.states
    for at in around.story.hearing.doing("simulation"):
        yield states[at].first


def _peers(step: Step, around: Surroundings) -> Iterator[Any]:
    """How much each colleague said in their first play of a case, and whether it may be shown.

    What was said is never changed, it only becomes more: erasing it makes its author's data rest.
    """
    if step.of is None:
        return
    at = (step.of.module, step.of.key)
    own = around.story.states[at]
    if not (own.ended or own.earlier):  # who has not played to an end is shown nothing of them
        return
    for colleague in around.registry.colleagues(around.story.person):
        story = around.story_of(colleague)
        playing = story.states.get(at)
        if isinstance(playing, Playing):
            first = playing.first
            yield from (first.case, len(first.said))
        yield from (story.facts.resting, story.facts.purposes.get(SHARES, False))


def _feedback(_: Step, around: Surroundings) -> Iterator[Any]:
    story = around.story
    for cohort in around.registry.cohorts_as(story.person, "participant"):
        yield around.reviews_of(cohort.id)
    for activity in TEXTS:
        for at in story.hearing.doing(activity):
            yield story.states[at]


_SIGNS: Mapping[str, Callable[[Step, Surroundings], Iterator[Any]]] = {
    "pilot": _registered,
    "plays": _plays,
    "peers": _peers,
    FEEDBACK: _feedback,
}
"""What the read-models of participants' pages are made of. Pages with any other are always
looked at."""
