"""The rules by which synthetic experts decide: each stated, each another, none a person's.

A rule looks at what a choice promises: what it does at once, what chance brings on average, and
half of what it sends for later (whether that arrives may hang on things to come). It values the
promise in one way, stated below, and takes the choice that it values most. What is alike under
the rule is parted by the sum of all indicators, and only then by a seeded draw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from lidera_nb.scenario import asking
from lidera_nb.scenario.decisions import Choice
from lidera_nb.scenario.effects import Effect
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.panel.model import Rule, Weighed
from lidera_nb.scenario.state import Play

LATER = 0.5
"""What is on its way counts half of what happens at once; under the rule 'later' it is turned."""

NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Promise:
    """What a choice promises to do to each level, in points or units."""

    indicators: Mapping[str, float]
    attitudes: Mapping[str, float]
    resources: Mapping[str, float]


Value = Callable[[Play, Promise], float]


def rules_of(scenario: Scenario) -> list[Rule]:
    """The rules that make sense in a case: one for each indicator, and the general ones."""
    general = [Rule(name="all"), Rule(name="weakest"), Rule(name="careful"),
               Rule(name="steady"), Rule(name="later")]  # fmt: skip
    if scenario.stakeholders:
        general += [Rule(name="people"), Rule(name="distant")]
    if scenario.resources:
        general.append(Rule(name="thrift"))
    return [*(Rule(name="indicator", of=name) for name in scenario.indicators), *general]


def pick(rule: Rule, scenario: Scenario, play: Play, dice: Random) -> tuple[str, Weighed]:
    """What a rule takes of the choices that are open, and what tipped it."""
    options = asking.open_choices(scenario, play)
    now, late = (LATER, 1.0) if rule.name == "later" else (1.0, LATER)
    promises = {one.id: promised(one, now, late) for one in options}
    of, value = _valued(rule, play)
    best = _best(promises, lambda one: value(play, one))
    if len(best) == 1:
        return best[0], Weighed(of=of)
    summed = _best({name: promises[name] for name in best}, _sum)
    if len(summed) == 1:
        return summed[0], Weighed(of=of, tie="sum")
    return dice.choice(summed), Weighed(of=of, tie="draw")


def promised(choice: Choice, now: float = 1.0, later: float = LATER) -> Promise:
    """What a choice promises, its parts weighted by when they come."""
    parts = [(now, choice.effect), *((later, one.effect) for one in choice.later)]
    if choice.chance is not None:
        p = choice.chance.p
        parts += [(now * p, choice.chance.hit), (now * (1 - p), choice.chance.miss)]
    resources = _added([(weight, effect.resources) for weight, effect in parts])
    for name, amount in choice.cost.items():
        resources[name] = resources.get(name, 0) - amount
    return Promise(_levels(parts, "indicators"), _levels(parts, "attitudes"), resources)


def _levels(parts: Sequence[tuple[float, Effect]], what: str) -> dict[str, float]:
    return _added([(weight, getattr(effect, what)) for weight, effect in parts])


def _added(parts: Sequence[tuple[float, Mapping[str, int]]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for weight, changes in parts:
        for name, points in changes.items():
            total[name] = total.get(name, 0) + weight * points
    return total


def _best(promises: Mapping[str, Promise], value: Callable[[Promise], float]) -> list[str]:
    values = {name: value(promise) for name, promise in promises.items()}
    most = max(values.values())
    return [name for name, worth in values.items() if most - worth < NEAR]


def _valued(rule: Rule, play: Play) -> tuple[str | None, Value]:
    """What a rule looks at in this moment, and how it values a promise."""
    if rule.name == "indicator":
        assert rule.of is not None
        return rule.of, _one("indicators", rule.of)
    if rule.name == "weakest":
        low = min(play.indicators, key=lambda name: play.indicators[name])
        return low, _one("indicators", low)
    if rule.name == "distant":
        far = min(play.attitudes, key=lambda who: play.attitudes[who])
        return far, _one("attitudes", far)
    if rule.name == "thrift":
        scarce = next(iter(play.resources))
        return scarce, _one("resources", scarce)
    return None, _WHOLE[rule.name]


def _one(what: str, name: str) -> Value:
    def value(_play: Play, promise: Promise) -> float:
        return float(getattr(promise, what).get(name, 0))

    return value


def _sum(promise: Promise) -> float:
    return sum(promise.indicators.values())


def _worst(_play: Play, promise: Promise) -> float:
    return min([0.0, *promise.indicators.values()])


def _unmoved(_play: Play, promise: Promise) -> float:
    return -sum(abs(points) for points in promise.indicators.values())


_WHOLE: Mapping[str, Value] = {
    "all": lambda _play, promise: _sum(promise),
    "later": lambda _play, promise: _sum(promise),
    "people": lambda _play, promise: sum(promise.attitudes.values()),
    "careful": _worst,
    "steady": _unmoved,
}
"""How the rules that look at everything value a promise."""
