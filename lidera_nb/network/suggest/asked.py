"""What is asked of the suggestions: goals, constraints, and what is assumed about chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

GOALS = ("reach", "bridging", "isolated", "topic")


@dataclass(frozen=True)
class Goals:
    """How much each goal counts; 0 leaves it out.

    Attributes
    ----------
    reach
        People come within a few steps of more colleagues from whom they can learn.
    bridging
        People come within a few steps of somebody of other territories.
    isolated
        People with no or one contact, as far as the answers tell, get one.
    topic
        People come within a few steps of somebody who knows the topic; needs a topic.
    """

    reach: float = 1.0
    bridging: float = 1.0
    isolated: float = 1.0
    topic: float = 1.0

    def weight(self, goal: str) -> float:
        """The weight of a goal by its name."""
        return float(getattr(self, goal))


@dataclass(frozen=True)
class Constraints:
    """What no suggestion may break.

    Attributes
    ----------
    most_per_person
        New ties a person gets at most.
    most_sought
        Whoever is sought by this many already is given no new tie; ``None`` for no limit.
        Fifteen by default: those whom everybody asks have their share, and tying everybody to
        them makes a network that falls with one person.
    travel
        ``region`` (only within a territory), ``near`` (also a neighbouring macrozone, by road),
        ``online`` (also farther, over video).
    opted_out
        Ids of those who want no suggestion: they are in none. Nor is, in any case, whoever
        refuses to be named.
    never
        Pairs that are not to be suggested (one leads the other, they have asked not to…).
    alike
        Attributes that both must share, say ``role`` or ``language``; a missing one fits nobody.
    """

    most_per_person: int = 2
    most_sought: int | None = 15
    travel: str = "online"
    opted_out: frozenset[str] = frozenset()
    never: frozenset[frozenset[str]] = frozenset()
    alike: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.travel not in TRAVEL:
            raise ValueError(f"travel is {self.travel!r}; it can be {', '.join(TRAVEL)}")
        if self.most_per_person < 1:
            raise ValueError(f"most_per_person is {self.most_per_person}; it must be 1 or more")

    def never_together(self, pairs: Iterable[Iterable[str]]) -> Constraints:
        """The same constraints, with more pairs that are not to be suggested."""
        more = self.never | {frozenset(pair) for pair in pairs}
        return Constraints(self.most_per_person, self.most_sought, self.travel, self.opted_out,
                           more, self.alike)  # fmt: skip


TRAVEL = {"region": ("same",), "near": ("same", "near"), "online": ("same", "near", "far")}
"""What each rule of travel allows, in the words of `lidera_nb.network.territory.distance`."""


@dataclass(frozen=True)
class Chances:
    """What is assumed about chance, for want of data; results depend on it and say so.

    Attributes
    ----------
    taken
        Chance that a suggested tie comes about, by distance: who meets face to face more easily
        goes on. Assumed.
    passing
        Chance that what one knows passes along a tie within the time looked at, by its frequency
        from 1 to 4. Assumed, rising with frequency.
    unasked
        Frequency of ties for which none is known, and of new ones.
    runs
        Simulated futures.
    origins
        People from whom something new starts in each of them.
    """

    taken: dict[str, float] = field(
        default_factory=lambda: {"same": 0.75, "near": 0.65, "far": 0.55}
    )
    passing: tuple[float, float, float, float] = (0.15, 0.25, 0.4, 0.55)
    unasked: int = 2
    runs: int = 200
    origins: int = 16


STEPS = 3
"""Conversations that knowledge is taken to travel: a colleague, theirs, and theirs again."""

WORTH = (0.0, 1.0, 0.5, 0.25)
"""What somebody at so many steps is worth: each conversation loses half."""
