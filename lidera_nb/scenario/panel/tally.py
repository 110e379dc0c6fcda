"""A panel decision by decision: who came there, what was open to them, what they took.

Experts are counted in the role in which they played: only those who stood in the same shoes
answered the same question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.panel.load import Panel
from lidera_nb.scenario.panel.model import Rule, Take
from lidera_nb.scenario.state import Taken

At = tuple[str | None, str]
"""A role (None where the case has one only) and a scene."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one expert answered at a decision."""

    expert: str
    rule: Rule | None
    take: Take
    taken: Taken


@dataclass(frozen=True, slots=True)
class Point:
    """A decision as a panel answered it; whoever came back to it is counted the first time."""

    answers: tuple[Answer, ...]

    @property
    def people(self) -> int:
        """How many experts decided here."""
        return len(self.answers)

    counts: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count once how many took each choice: every debrief asks."""
        counts = Counter(answer.taken.choice for answer in self.answers)
        object.__setattr__(self, "counts", counts)

    def share(self, choice: str) -> int:
        """The share that took a choice, in whole per cent."""
        return round(100 * self.counts.get(choice, 0) / self.people)

    def open_to_each(self) -> list[tuple[str, ...]]:
        """What was open to each expert, in the order in which it was listed."""
        return [answer.taken.offered for answer in self.answers]


def tally(panel: Panel) -> dict[At, Point]:
    """The decisions of a panel, by role and scene."""
    found: dict[At, list[Answer]] = {}
    for name, play in panel.plays.items():
        expert = panel.experts[name]
        decided = [take for take in expert.takes if take.choice is not None]
        for take, taken in zip(decided, play.taken, strict=True):
            here = found.setdefault((expert.role, taken.scene), [])
            if not any(answer.expert == name for answer in here):
                here.append(Answer(name, expert.rule, take, taken))
    return {at: Point(tuple(answers)) for at, answers in found.items()}


def listed(scenario: Scenario, at: At, points: Mapping[At, Point]) -> list[str]:
    """The choices that were open to somebody at a decision, in the author's order."""
    point = scenario.scenes[at[1]].decision
    assert point is not None
    seen = {name for choices in points[at].open_to_each() for name in choices}
    return [choice.id for choice in point.choices if choice.id in seen]


def in_order(scenario: Scenario, points: Mapping[At, Point]) -> Iterator[At]:
    """The decisions that somebody came to, role by role, in the author's order of scenes."""
    for role in tuple(scenario.roles) or (None,):
        yield from ((role, scene) for scene in scenario.scenes if (role, scene) in points)
