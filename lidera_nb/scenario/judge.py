"""What an author overlooks: a case played out in all ways, and judged.

Faults break the promise of a case: a choice that is never worth taking, a way without an end, a
line that nobody can meet. Advice is for the author to weigh. A claim of dominance or of no
difference is made only where at least one world was explored whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from lidera_nb.scenario.decisions import Decision
from lidera_nb.scenario.explore import BUDGET, Exploration, explore
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.sample import Sample, at_random, greedily
from lidera_nb.scenario.walk import Fault, Path, all_choices, decisions

RARE = 0.02
"""An ending with a smaller share of both random and greedy plays is hardly ever met."""
MOSTLY = 0.5
"""A choice that is worse in more than this share of its situations deserves a second look."""


@dataclass(frozen=True)
class Judgement:
    """What playing a case out has shown."""

    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...]
    exploration: Exploration
    random: Sample
    greedy: Sample

    @property
    def whole(self) -> bool:
        """Whether at least one world was explored whole."""
        return self.exploration.worlds > 0


def judge(scenario: Scenario, budget: int = BUDGET) -> Judgement:
    """Play a sound scenario out in all ways and say what its author should mend or weigh."""
    found = explore(scenario, budget)
    random, greedy = at_random(scenario, found.seen), greedily(scenario, found.seen)
    return Judgement(
        faults=tuple(_faults(scenario, found)),
        advice=tuple(_advice(scenario, found, random, greedy)),
        exploration=found,
        random=random,
        greedy=greedy,
    )


def _faults(scenario: Scenario, found: Exploration) -> Iterator[Fault]:
    for name in sorted(found.endless):
        message = (
            f"from the scene '{name}' a play can go round and round without an ending; "
            "make something change on the way or close it"
        )
        yield Fault(("scenes", name), message)
    yield from _unmet(scenario, found)
    if found.worlds:
        yield from _choices(scenario, found)


def _unmet(scenario: Scenario, found: Exploration) -> Iterator[Fault]:
    seen = found.seen
    for name in scenario.scenes:
        if name not in seen.scenes:
            message = f"no play comes to the scene '{name}'; mend the conditions on the ways to it"
            yield Fault(("scenes", name), message)
    for path in seen.never():
        if path[1] in seen.scenes:
            message = "this condition never holds in any play; mend it or remove what it guards"
            yield Fault(path, message)
    for path, choice in all_choices(scenario):
        scene = str(path[1])
        if scene in seen.scenes and (scene, choice.id) not in seen.offered:
            message = f"the choice '{choice.id}' is never open; mend its condition or its cost"
            yield Fault(path, message)
        for i, later in enumerate(choice.later):
            if (scene, choice.id) in seen.offered and later.id not in seen.arrivals:
                message = (
                    f"the late consequence '{later.id}' never arrives: its condition never holds, "
                    "or the case ends before; mend 'when' or 'after'"
                )
                yield Fault((*path, "later", i), message)


def _choices(scenario: Scenario, found: Exploration) -> Iterator[Fault]:
    for scene, decision in decisions(scenario):
        places = _places(scene, decision)
        for a, b in ((a, b) for a in places for b in places if a != b):
            pair = (scene, a, b)
            if found.met[pair] and found.dominated[pair] == found.met[pair]:
                message = (
                    f"the choice '{b}' is dominated: whatever follows it, '{a}' could have ended "
                    "at least as well on every indicator and better on one; give it something "
                    "that it alone serves"
                )
                yield Fault(places[b], message)
        for a, b in combinations(places, 2):
            pair = (scene, a, b)
            if found.met[pair] and found.alike[pair] == found.met[pair]:
                message = (
                    f"the choices '{a}' and '{b}' make no difference: they can end in just the "
                    "same ways; let them differ in what they bring"
                )
                yield Fault(places[b], message)


def _places(scene: str, decision: Decision) -> dict[str, Path]:
    here: Path = ("scenes", scene, "decision", "choices")
    return {choice.id: (*here, i) for i, choice in enumerate(decision.choices)}


def _advice(
    scenario: Scenario, found: Exploration, random: Sample, greedy: Sample
) -> Iterator[Fault]:
    for name, scene in scenario.scenes.items():
        shares = [sample.endings[name] / max(1, sample.plays) for sample in (random, greedy)]
        if scene.ending and name in found.seen.scenes and max(shares) < RARE:
            message = (
                f"the ending '{name}' is hardly ever reached: in {shares[0]:.1%} of random and "
                f"{shares[1]:.1%} of greedy plays"
            )
            yield Fault(("scenes", name), message)
    yield from _indicators(scenario, found)
    yield from _predictions(scenario, found)
    if found.worlds:
        yield from _mostly(scenario, found)


def _indicators(scenario: Scenario, found: Exploration) -> Iterator[Fault]:
    for name in scenario.indicators:
        low, high = found.seen.levels.get(name, (0, 0))
        if low == high:
            message = f"the indicator '{name}' never matters: every play ends with it at {low}"
            yield Fault(("indicators", name), message)


def _predictions(scenario: Scenario, found: Exploration) -> Iterator[Fault]:
    for scene, decision in decisions(scenario):
        prediction = decision.prediction
        if prediction is None or prediction.about != "case":
            continue
        known = found.seen.outcomes[prediction.id] - {None}
        if len(known) == 1:
            always = "always comes true" if True in known else "never comes true"
            message = f"the prediction '{prediction.id}' {always}; ask about something uncertain"
            yield Fault(("scenes", scene, "decision", "prediction"), message)


def _mostly(scenario: Scenario, found: Exploration) -> Iterator[Fault]:
    for scene, decision in decisions(scenario):
        places = _places(scene, decision)
        for (where, a, b), worse in sorted(found.dominated.items()):
            met = found.met[(where, a, b)]
            if where == scene and MOSTLY < worse / met < 1:
                message = (
                    f"the choice '{b}' is dominated by '{a}' in {worse / met:.0%} of the "
                    "situations in which both are open"
                )
                yield Fault(places[b], message)
