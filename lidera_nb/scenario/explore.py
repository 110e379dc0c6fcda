"""Every way that a play can go: the state space of a scenario, world by world.

A *world* is a seed, with which all chances fall as they fall; within one world a play is what
the participant makes of it. Worlds are explored one after the other for as long as the budget of
transitions lasts. What was explored whole is known, not guessed; when not even one world is
explored whole, the result says so and `lidera_nb.scenario.sample` must do.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import permutations

from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.fronts import Front, dominates, front, guards, packed
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.moves import Key, key, readings, relevant
from lidera_nb.scenario.seen import Seen
from lidera_nb.scenario.state import Play

WORLDS = 8
BUDGET = 500_000
LONGEST = 40
"""Decisions after which a play counts as going round and round."""

Pair = tuple[str, str, str]
"""A scene and two of its choices."""


@dataclass(frozen=True, slots=True)
class Future:
    """What can still come of a play: its best ends, and the endings that it can reach."""

    front: Front = ()
    endings: frozenset[str] = frozenset()


@dataclass(slots=True)
class Exploration:
    """What exploring found.

    Attributes
    ----------
    worlds
        How many worlds were explored whole.
    transitions
        Moves made.
    seen
        Scenes, lines, late consequences and conditions that were met.
    met, dominated, alike
        For two choices of a scene: in how many situations both were open; in how many of them
        the first dominates the second; in how many both have the same future.
    endless
        Scenes from which a play went on for more than `LONGEST` decisions or in a circle.
    """

    worlds: int = 0
    transitions: int = 0
    seen: Seen = field(default_factory=Seen)
    met: Counter[Pair] = field(default_factory=Counter)
    dominated: Counter[Pair] = field(default_factory=Counter)
    alike: Counter[Pair] = field(default_factory=Counter)
    endless: set[str] = field(default_factory=set)

    def suspects(self) -> list[Pair]:
        """The choices that dominate another, or make no difference, wherever both were open."""
        always = (pair for pair, met in self.met.items() if self.dominated[pair] == met)
        never = (pair for pair, met in self.met.items() if self.alike[pair] == met)
        return [*always, *never]


class OutOfBudgetError(Exception):
    """There are more states than may be explored."""


def explore(scenario: Scenario, budget: int = BUDGET, worlds: int = WORLDS) -> Exploration:
    """Explore a scenario in every role.

    One world is enough to clear a choice: one that is worth taking somewhere is not dominated.
    More worlds, up to `worlds`, are explored only while something is still under suspicion.
    """
    found = Exploration(seen=Seen.of(scenario))
    with _undisturbed():
        _explore(scenario, found, budget, worlds)
    return found


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without looking for cycles of garbage: there are none, and looking costs a fourth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _explore(scenario: Scenario, found: Exploration, budget: int, worlds: int) -> None:
    walker = _Walker(scenario, found, budget)
    for seed in range(worlds if _has_chance(scenario) else 1):
        if found.worlds and not found.suspects():
            break
        walker.memo.clear()
        try:
            for role in tuple(scenario.roles) or (None,):
                walker.future(engine.begin(scenario, seed, role))
        except OutOfBudgetError:
            break
        found.worlds += 1


def _has_chance(scenario: Scenario) -> bool:
    decisions = (scene.decision for scene in scenario.scenes.values() if scene.decision)
    return any(choice.chance for decision in decisions for choice in decision.choices)


class _Walker:
    """Walks all ways of one world, each situation once."""

    def __init__(self, scenario: Scenario, found: Exploration, budget: int) -> None:
        self.scenario, self.found, self.budget = scenario, found, budget
        self.relevant = relevant(scenario)
        self.names = tuple(scenario.indicators)
        self.guard = guards(len(self.names))
        self.memo: dict[Key, Future] = {}
        self.open: set[Key] = set()

    def future(self, play: Play) -> Future:
        """What can come of a play."""
        self.found.seen.enter(play)
        if play.ended:
            end = packed(play.indicators, self.names)
            return Future((end,), frozenset({play.scene}))
        at = key(play, self.relevant)
        if at in self.memo:
            return self.memo[at]
        if at in self.open or len(play.taken) >= LONGEST:
            self.found.endless.add(play.scene)
            return Future()
        self.open.add(at)
        future = self.memo[at] = self._union(list(self._futures(play)))
        self.open.discard(at)
        return future

    def _futures(self, play: Play) -> Iterator[Future]:
        if self.scenario.scenes[play.scene].next:
            yield self.future(self._moved(engine.advance(self.scenario, play)))
            return
        for reading in readings(self.scenario, play, self.relevant):
            options = self._options(reading)
            self._compare(play.scene, options)
            yield from options.values()

    def _options(self, play: Play) -> dict[str, Future]:
        self.found.seen.decide(play)
        found: dict[str, Future] = {}
        for choice in asking.open_choices(self.scenario, play):
            after = self._moved(engine.choose(self.scenario, play, choice.id))
            futures = [self.future(after)]
            if play.scene in self.relevant.late:
                late = engine.choose(self.scenario, play, choice.id, late=True)
                futures.append(self.future(self._moved(late)))
            found[choice.id] = self._union(futures)
        return found

    def _compare(self, scene: str, options: dict[str, Future]) -> None:
        for a, b in permutations(options, 2):
            pair = (scene, a, b)
            self.found.met[pair] += 1
            if options[a] == options[b]:
                self.found.alike[pair] += 1
            elif dominates(options[a].front, options[b].front, self.guard):
                self.found.dominated[pair] += 1

    def _moved(self, play: Play) -> Play:
        self.found.transitions += 1
        if self.found.transitions > self.budget:
            raise OutOfBudgetError
        self.found.seen.leave(play)
        return play

    def _union(self, futures: list[Future]) -> Future:
        if len(futures) == 1:
            return futures[0]
        ends = (end for future in futures for end in future.front)
        endings = frozenset[str]().union(*(future.endings for future in futures))
        return Future(front(ends, self.guard), endings)
