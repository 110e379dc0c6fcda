"""How it is known, without making a view, that it would be the one that was made before.

A view is a function of its step's state and of read-models. A *basis* names all that it is made
of, by objects that stay the very same as long as nothing about them changes: where two bases hold
the same objects, the views are the same. Making a basis takes a hundredth of making a view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import is_
from typing import Any

from lidera_nb.activities.activity import Step
from lidera_nb.activities.catalogue import ACTIVITIES
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.feedback.returned import MODEL as FEEDBACK
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.reviewing.pieces import TEXTS
from lidera_nb.activities.reviewing.told import Reviews
from lidera_nb.activities.simulation import Playing
from lidera_nb.activities.storystate import Story
from lidera_nb.value import value

Basis = tuple[Any, ...]


@value
class Surroundings:
    """Where the read-models of a person come from.

    `stirred` tells of everybody when last it changed whether colleagues may be shown their words.
    """

    story: Story
    registry: Registry
    stirred: Mapping[str, int]
    reviews_of: Callable[[str], Reviews]


def basis(step: Step, around: Surroundings) -> Basis | None:
    """All that a step's view is made of, but for roles and windows; None if it cannot be told."""
    activity, story = ACTIVITIES[step.activity], around.story
    parts = [*activity.tells(story.states[step.module, step.key]), *_standing(step, story.facts)]
    if activity.models:
        parts.append(around.registry)
    for name in activity.models:
        sign = _SIGNS.get(name)
        if sign is None:
            return None
        parts += sign(step, around)
    return tuple(parts)


def ages(step: Step) -> bool:
    """Whether others add to what a view tells without its basis showing it."""
    return "peers" in ACTIVITIES[step.activity].models


def _standing(step: Step, facts: Facts) -> Iterable[Any]:
    """What of rights and progress a view may tell: those of its step, and what holds it up."""
    at, module, done = (step.module, step.key), step.module, facts.done
    rights = (facts.purposes, facts.blocked, facts.withdrawn, facts.unnamed)
    missing = [key for key in step.after if (module, key) not in done]
    return (*rights, at in done, at in facts.started, *missing)


def same(one: Basis | None, other: Basis | None) -> bool:
    """Whether two bases hold the same objects."""
    return (
        one is not None
        and other is not None
        and len(one) == len(other)
        and all(map(is_, one, other))
    )


def _registered(_: Step, __: Surroundings) -> Iterable[Any]:
    """What the registry alone tells, which is part of every basis with read-models."""
    return ()


def _plays(step: Step, around: Surroundings) -> Iterable[Any]:
    states = around.story.states
    if not _looks_back(step, around.story):
        return ()
    return [states[at].first for at in around.story.hearing.doing("simulation")]


def _peers(step: Step, around: Surroundings) -> Iterable[Any]:
    """When last it changed whether each colleague may be shown: nobody's words are held on to.

    What they say meanwhile is no part of it: in a cohort that plays at once that changes all the
    time, and every debrief would be made anew at each act. It is told when a look holds no longer.
    """
    if not _looks_back(step, around.story):
        return ()
    return map(around.stirred.get, around.registry.colleagues(around.story.person))


def _looks_back(step: Step, story: Story) -> bool:
    """Whether a case was played to an end: before that its debrief shows nothing."""
    if step.of is None:
        return True
    own: Playing = story.states[step.of.module, step.of.key]
    return own.ended or bool(own.earlier)


def _feedback(step: Step, around: Surroundings) -> Iterator[Any]:
    """The reviews; and all texts of a person, where more is told than of the step's own."""
    story = around.story
    for cohort in around.registry.cohorts_as(story.person, "participant"):
        yield around.reviews_of(cohort.id)
    for activity in TEXTS if step.activity not in TEXTS else ():
        for at in story.hearing.doing(activity):
            yield story.states[at]


_SIGNS: Mapping[str, Callable[[Step, Surroundings], Iterable[Any]]] = {
    "pilot": _registered,
    "plays": _plays,
    "peers": _peers,
    FEEDBACK: _feedback,
}
"""What the read-models of participants' pages are made of. Pages with any other are always
looked at."""
