"""A play while something happens in it: changed in place, then frozen into the next play.

Only `lidera_nb.scenario.engine` has one in hand, for the length of one transition. A transition
changes several things one after the other; making a frozen play for each would be most of its cost.
"""

from __future__ import annotations

from types import MappingProxyType

from lidera_nb.scenario.effects import Cost, Effect
from lidera_nb.scenario.state import Arrival, Levels, Pending, Play, Taken

FULL = 100


class Turn:
    """The parts of a play, open to change. Level maps are replaced, never changed."""

    __slots__ = (
        "attitudes",
        "consulted",
        "ended",
        "inbox",
        "indicators",
        "marks",
        "pending",
        "resources",
        "role",
        "seed",
        "taken",
        "visited",
    )

    def __init__(self, play: Play) -> None:
        self.seed = play.seed
        self.visited: tuple[str, ...] = play.visited
        self.indicators: Levels = play.indicators
        self.attitudes: Levels = play.attitudes
        self.resources: Levels = play.resources
        self.taken: tuple[Taken, ...] = play.taken
        self.consulted: frozenset[str] = play.consulted
        self.marks: frozenset[str] = play.marks
        self.pending: tuple[Pending, ...] = play.pending
        self.inbox: tuple[str, ...] = play.inbox
        self.role = play.role
        self.ended = play.ended

    def play(self) -> Play:
        """The play as it stands now, frozen."""
        return Play(
            self.seed,
            self.visited,
            self.indicators,
            self.taken,
            self.consulted,
            self.marks,
            self.pending,
            self.ended,
            self.attitudes,
            self.resources,
            self.inbox,
            self.role,
        )

    def apply(self, effect: Effect) -> None:
        """Let an effect happen: levels stay between 0 and 100, resources at 0 or more."""
        if effect.indicators:
            self.indicators = _moved(self.indicators, effect.indicators)
        if effect.attitudes:
            self.attitudes = _moved(self.attitudes, effect.attitudes)
        if effect.resources:
            self.resources = _moved(self.resources, effect.resources, None)
        if effect.marks:
            self.marks = self.marks.union(effect.marks)

    def pay(self, cost: Cost) -> None:
        """Take a cost, of which there is enough."""
        if cost:
            spent = {name: -amount for name, amount in cost.items()}
            self.resources = _moved(self.resources, spent, None)

    def taking(
        self,
        scene: str,
        choice: str,
        offered: tuple[str, ...],
        chance: bool | None = None,
        arrivals: tuple[Arrival, ...] = (),
        late: bool = False,
    ) -> Taken:
        """A decision with the levels as they are now."""
        return Taken(
            scene,
            choice,
            self.indicators,
            offered,
            chance,
            arrivals,
            self.attitudes,
            self.resources,
            late,
        )


def _moved(levels: Levels, changes: Levels, most: int | None = FULL) -> Levels:
    moved = dict(levels)
    for name, change in changes.items():
        value = moved[name] + change
        moved[name] = 0 if value < 0 else most if most is not None and value > most else value
    return MappingProxyType(moved)
