"""Gathers what was published about a person's own texts from the reviews of their cohorts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lidera_nb.activities.activity import Step
from lidera_nb.activities.feedback.returned import Feedback, Returned, Waiting
from lidera_nb.activities.handedin import HandedIn
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.reviewing.pieces import TEXTS
from lidera_nb.activities.reviewing.told import Reviews
from lidera_nb.activities.storystate import Story


@dataclass(frozen=True, slots=True)
class Gathering:
    """What a person's pages may ask of the readings of their texts, gathered when it is asked."""

    person: str
    registry: Registry
    story_of: Callable[[str], Story]
    reviews_of: Callable[[str], Reviews]

    def __call__(self) -> Feedback:
        """All that came back, and what waits."""
        return feedback_for(self.person, self.registry, self.story_of, self.reviews_of)

    def came(self, step: Step) -> bool:
        """Whether a signed reading came back of what was handed in at one step."""
        state = self.story_of(self.person).states[step.module, step.key]
        handed = [one for one in state.handed if not one.withdrawn]
        cohorts = self.registry.cohorts_as(self.person, "participant")
        return bool(handed) and any(
            _returned(self.person, step, handed, cohort, self.reviews_of(cohort.id))
            for cohort in cohorts
        )


def feedback_for(
    person: str,
    registry: Registry,
    story_of: Callable[[str], Story],
    reviews_of: Callable[[str], Reviews],
) -> Feedback:
    """What came back to a person from the cohorts that they take part in."""
    story, cohorts = story_of(person), registry.cohorts_as(person, "participant")
    texts = dict(_texts(story))
    returned = [
        one
        for cohort in cohorts
        for step, handed in texts.values()
        if (one := _returned(person, step, handed, cohort, reviews_of(cohort.id)))
    ]
    came = {one.at for one in returned}
    waiting = [
        Waiting(step, handed[-1])
        for (module, key), (step, handed) in texts.items()
        if (person, module, key) not in came
    ]
    readers = (one.name for cohort in cohorts for one in cohort.of_role("instructor"))
    return Feedback(
        tuple(sorted(returned, key=lambda one: one.published.at, reverse=True)),
        tuple(waiting),
        tuple(dict.fromkeys(name for name in readers if name)),
        frozenset(step.module for step in story.steps.values() if step.activity in TEXTS),
    )


def _texts(story: Story) -> Iterator[tuple[tuple[str, str], tuple[Step, list[HandedIn]]]]:
    """The steps of which something was handed in that was not taken back."""
    for at, step in story.steps.items():
        if step.activity not in TEXTS:
            continue
        handed = [one for one in story.states[at].handed if not one.withdrawn]
        if handed:
            yield at, (step, handed)


def _returned(
    person: str, step: Step, handed: list[HandedIn], cohort: Cohort, reviews: Reviews
) -> Returned | None:
    """The signed reading of a text in one cohort; a blind one is nobody's feedback."""
    told = reviews.texts.get((person, step.module, step.key))
    shown = told.published if told else None
    if told is None or shown is None or shown.review.purpose == "blind":
        return None
    read = next((one for one in handed if one.number == shown.review.number), None)
    if read is None:
        return None
    signer = cohort.members.get(shown.by)
    return Returned(
        at=(person, step.module, step.key),
        step=step,
        handed=read,
        answers=TEXTS[step.activity](step, read.values),
        published=shown,
        by=signer.name if signer else "",
        masks=told.masks.get(read.number, ()),
        score=told.scores.get(read.number),
        newer=handed[-1].number > read.number,
    )
