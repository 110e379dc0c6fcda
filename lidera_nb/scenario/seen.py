"""What was met while plays went through a scenario, and so what nobody ever meets.

Kept by whoever plays many times over: exploring, sampling. A condition is looked at where it is
asked, until it held once; then it costs nothing any more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from lidera_nb.scenario import asking
from lidera_nb.scenario.conditions import Condition
from lidera_nb.scenario.decisions import Prediction
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.state import Play
from lidera_nb.scenario.walk import Path, decisions, rules

Rules = dict[Path, Condition]


@dataclass(slots=True)
class Seen:
    """Which scenes and late consequences were met, and which conditions never held so far.

    Attributes
    ----------
    scenes, arrivals
        Ids of the scenes that were entered and of the late consequences that arrived.
    levels
        The lowest and highest end value of each indicator.
    outcomes
        How predictions about the case came out, by id: some of True, False, None.
    """

    scenario: Scenario | None = None
    scenes: set[str] = field(default_factory=set)
    arrivals: set[str] = field(default_factory=set)
    offered: set[tuple[str, str]] = field(default_factory=set)
    levels: dict[str, tuple[int, int]] = field(default_factory=dict)
    outcomes: dict[str, set[bool | None]] = field(default_factory=lambda: defaultdict(set))
    _predicted: list[tuple[str, Prediction]] = field(default_factory=list)
    _on_entry: dict[str, Rules] = field(default_factory=lambda: defaultdict(dict))
    _on_exit: dict[str, Rules] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, scenario: Scenario) -> Seen:
        """Nothing met yet."""
        seen = cls(scenario)
        asked = ((scene, decision.prediction) for scene, decision in decisions(scenario))
        seen._predicted = [(scene, one) for scene, one in asked if one and one.outcome]
        for path, rule in rules(scenario):
            where = str(path[1])
            if "beats" in path or "inbox" in path:
                seen._on_entry[where][path] = rule
            elif "to" in path or "next" in path:
                seen._on_exit[where][path] = rule
        return seen

    def enter(self, play: Play) -> None:
        """A scene began."""
        self.scenes.add(play.scene)
        _look(self._on_entry[play.scene], play)
        if play.ended:
            self._end(play)

    def decide(self, play: Play) -> None:
        """Choices are open."""
        assert self.scenario is not None
        _look(self._on_entry[play.scene], play)
        for choice in asking.open_choices(self.scenario, play):
            self.offered.add((play.scene, choice.id))

    def leave(self, play: Play) -> None:
        """A scene was left; `play` stands in the next one."""
        if len(play.visited) > 1:
            _look(self._on_exit[play.visited[-2]], play)
        if play.taken:
            self.arrivals.update(arrival.id for arrival in play.taken[-1].arrivals)

    def never(self) -> list[Path]:
        """The conditions of lines, messages and exits that never held."""
        by_scene = (*self._on_entry.values(), *self._on_exit.values())
        return [path for waiting in by_scene for path in waiting]

    def _end(self, play: Play) -> None:
        assert self.scenario is not None
        for name, value in play.indicators.items():
            low, high = self.levels.get(name, (value, value))
            self.levels[name] = (min(low, value), max(high, value))
        met = {taken.scene for taken in play.taken}
        for scene, prediction in self._predicted:
            known = self.outcomes[prediction.id]
            if scene in met and not known >= {True, False}:
                known.add(asking.settle(prediction, play))


def _look(waiting: Rules, play: Play) -> None:
    if waiting:
        for path in [path for path, rule in waiting.items() if asking.holds(rule, play)]:
            del waiting[path]
