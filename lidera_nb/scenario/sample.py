"""Seeded plays of a scenario, at random and greedily: how often what happens.

Greedy players always take what promises most at once, for all indicators together or for one of
them. An ending that neither chance nor greed finds will hardly be met by a cohort.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.decisions import Choice
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.moves import readings, relevant
from lidera_nb.scenario.seen import Seen
from lidera_nb.scenario.state import Play

PLAYS = 400
GREEDY_PLAYS = 40
LONGEST = 200
"""Scenes after which a play is given up: it goes round and round."""

LATE = 0.25
"""The share of decisions with a time limit that are taken after it."""

Policy = Callable[[Scenario, Play, Random], Choice]


@dataclass(slots=True)
class Sample:
    """What plays of one policy came to.

    `endings` counts the plays by the ending they reached, `ended` are those plays; `lost` ones
    reached none.
    """

    endings: Counter[str] = field(default_factory=Counter)
    ended: list[Play] = field(default_factory=list)
    lost: int = 0

    @property
    def plays(self) -> int:
        """How many plays there were."""
        return self.lost + sum(self.endings.values())


def at_random(scenario: Scenario, seen: Seen, plays: int = PLAYS) -> Sample:
    """Plays that take any choice that is open, having read some of the papers that matter."""
    return _played(scenario, seen, _any, plays)


def greedily(scenario: Scenario, seen: Seen, plays: int = GREEDY_PLAYS) -> Sample:
    """Plays that take what promises most: for everything, and for each indicator alone."""
    found = Sample()
    for name in (None, *scenario.indicators):
        _played(scenario, seen, _greedy(name), plays, found)
    return found


def _any(scenario: Scenario, play: Play, dice: Random) -> Choice:
    return dice.choice(asking.open_choices(scenario, play))


def _greedy(indicator: str | None) -> Policy:
    def take(scenario: Scenario, play: Play, dice: Random) -> Choice:
        options = list(asking.open_choices(scenario, play))
        dice.shuffle(options)
        return max(options, key=lambda choice: _promise(choice, indicator))

    return take


def _promise(choice: Choice, indicator: str | None) -> int:
    changes = choice.effect.indicators
    return sum(changes.values()) if indicator is None else changes.get(indicator, 0)


def _played(
    scenario: Scenario, seen: Seen, policy: Policy, plays: int, into: Sample | None = None
) -> Sample:
    found = into if into is not None else Sample()
    what, roles = relevant(scenario), tuple(scenario.roles) or (None,)
    for number in range(plays):
        dice = Random(f"{scenario.id} {number}")  # noqa: S311 - a stated simulation
        play = engine.begin(scenario, number, roles[number % len(roles)])
        seen.enter(play)
        while not play.ended and len(play.visited) < LONGEST:
            if scenario.scenes[play.scene].next:
                play = engine.advance(scenario, play)
            else:
                play = dice.choice(list(readings(scenario, play, what)))
                seen.decide(play)
                if not asking.open_choices(scenario, play):
                    break
                chosen = policy(scenario, play, dice).id
                play = engine.choose(scenario, play, chosen, _late(scenario, play, dice))
            seen.leave(play)
            seen.enter(play)
        _note(found, play)
    return found


def _late(scenario: Scenario, play: Play, dice: Random) -> bool:
    """Whether time ran out before this decision: in one of four, where it can."""
    decision = scenario.scenes[play.scene].decision
    return decision is not None and decision.limit is not None and dice.random() < LATE


def _note(found: Sample, play: Play) -> None:
    if not play.ended:
        found.lost += 1
        return
    found.endings[play.scene] += 1
    found.ended.append(play)
