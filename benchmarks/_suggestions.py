"""Whether suggestions do more than chance and than tying the best known to one another.

Thirty synthetic worlds like the REL. In each, three ways of choosing see only what the survey
told and obey the same constraints; what they chose is judged on the *whole* world, silent people
included, by simulated spreading (`lidera_nb.network.suggest.simulate`), which none of them saw:
ours looks at distances up to three steps. All three meet the same futures.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from lidera_nb.network.suggest import Chances, Constraints, Goals
from lidera_nb.network.suggest.greedy import choose
from lidera_nb.network.suggest.propose import suggest
from lidera_nb.network.suggest.rules import Pair, Rules
from lidera_nb.network.suggest.simulate import simulate
from lidera_nb.network.suggest.situation import Situation, situation
from lidera_nb.network.world import national, rel_world

SEEDS = range(1, 31)
COUNT = 20
CONSTRAINTS = Constraints()
CHANCES = Chances(runs=300, origins=24)
MEASURES = ("reach", "bridging")
T95 = 2.045
"""Of Student's t with 29 degrees of freedom."""


def figures() -> dict[str, Any]:
    """Mean differences with 95 % intervals over the seeds, and the cost at 9,000 people."""
    found = [_compared(seed) for seed in SEEDS]
    told: dict[str, Any] = {}
    for measure in MEASURES:
        for rival in ("random", "degree"):
            gaps = np.array([one["ours"][measure] - one[rival][measure] for one in found])
            half = T95 * gaps.std(ddof=1) / np.sqrt(len(gaps))
            name = f"suggestions_{measure}_over_{rival}"
            told[f"{name}_mean"] = round(float(gaps.mean()), 5)
            told[f"{name}_ci"] = [round(float(gaps.mean() - half), 5),
                                  round(float(gaps.mean() + half), 5)]  # fmt: skip
            told[f"{name}_won"] = int((gaps > 0).sum())
    return {**told, "suggestions_seeds": len(found), "suggestions_9000_cpu_s": _national_cost()}


def _compared(seed: int) -> dict[str, dict[str, float]]:
    """What each way of choosing adds to the whole world, by measure."""
    world = rel_world(seed)
    seen, whole = situation(world.study), situation(world.truth)
    goals = Goals(isolated=0, topic=0)
    ours = [one.pair for one in choose(seen, goals, COUNT, CONSTRAINTS, CHANCES).choices]
    ways = {"ours": ours, "random": at_random(seen, seed), "degree": by_degree(seen)}
    return {name: _gained(whole, pairs, seed) for name, pairs in ways.items()}


def _gained(whole: Situation, pairs: Sequence[Pair], seed: int) -> dict[str, float]:
    changes = simulate(whole, pairs, CHANCES, seed)
    return {one.measure: one.gain for one in changes}


def at_random(seen: Situation, seed: int) -> list[Pair]:
    """Allowed pairs by lot."""
    order = np.random.default_rng(seed).permutation(seen.size**2)
    return _allowed(seen, zip(*np.divmod(order, seen.size), strict=True))


def by_degree(seen: Situation) -> list[Pair]:
    """Allowed pairs of those with most contacts."""
    contacts = seen.contacts()
    order = np.argsort(-np.add.outer(contacts, contacts), axis=None, kind="stable")
    return _allowed(seen, zip(*np.divmod(order, seen.size), strict=True))


def _allowed(seen: Situation, pairs: Iterator[tuple[Any, Any]]) -> list[Pair]:
    """The first pairs that the constraints allow."""
    rules, chosen = Rules(seen, CONSTRAINTS), []
    everybody = np.arange(seen.size)
    fits = rules.allowed(everybody, everybody)
    for one, other in pairs:
        a, b = int(one), int(other)
        if a < b and fits[a, b] and rules.free(a, b) and rules.room(a, b):
            chosen.append(rules.pair(a, b))
            rules.take(chosen[-1])
        if len(chosen) == COUNT:
            break
    return chosen


def _national_cost() -> float:
    """CPU seconds for a hundred suggestions among 9,000 people, simulation included."""
    study = national()
    begun = time.process_time()
    suggest(study, count=100, chances=replace(Chances(), runs=100))
    return round(time.process_time() - begun, 1)


if __name__ == "__main__":
    import json

    print(json.dumps(figures(), indent=1))
