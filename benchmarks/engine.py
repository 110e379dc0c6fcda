"""How fast cases are played, and checked: ``python benchmarks/engine.py [seconds]``.

Plays every shipped case at random through the engine for so many CPU seconds each, then does what
``lidera check`` does with the whole library. Prints progress; the last line is one JSON object in
which every number was measured in this run. CPU seconds of one core, not wall time.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from random import Random

from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.check import check
from lidera_nb.scenario.load import load
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.verdict import verdict

SCENARIOS = Path(__file__).resolve().parents[1] / "course" / "scenarios"
ROUNDS = 3


def one_play(scenario: Scenario, number: int, dice: Random) -> int:
    """Play a case to its end, reading every other paper; returns the transitions made."""
    roles = tuple(scenario.roles) or (None,)
    play, moves = engine.begin(scenario, number, roles[number % len(roles)]), 0
    while not play.ended:
        scene = scenario.scenes[play.scene]
        for name in scene.documents[number % 2 :: 2]:
            if asking.affords(scenario.documents[name].cost, play):
                play, moves = engine.consult(scenario, play, name), moves + 1
        if scene.decision is None:
            play = engine.advance(scenario, play)
        else:
            play = engine.choose(
                scenario, play, dice.choice(asking.open_choices(scenario, play)).id
            )
        moves += 1
    return moves


def transitions_per_s(scenario: Scenario, seconds: float) -> float:
    """Transitions a CPU second over random plays of a case, finding out what is open included."""
    dice, number, moves = Random(1), 0, 0
    begun = time.process_time()
    while (used := time.process_time() - begun) < seconds:
        moves += one_play(scenario, number, dice)
        number += 1
    return moves / used


def main(seconds: float) -> None:
    """Measure and print."""
    folders = sorted(path.parent for path in SCENARIOS.glob("*/scenario.yaml"))
    scenarios = {folder.name: load(folder).scenario for folder in folders}
    rates: dict[str, list[float]] = {name: [] for name in scenarios}
    for turn in range(ROUNDS):
        for name, scenario in scenarios.items():
            rates[name].append(transitions_per_s(scenario, seconds))
        print(f"played, round {turn + 1} of {ROUNDS}", file=sys.stderr, flush=True)
    checks: dict[str, float] = {}
    for folder in folders:
        begun = time.process_time()
        check(folder)
        found = verdict(folder)
        checks[folder.name] = round(time.process_time() - begun, 2)
        print(f"{found} ({checks[folder.name]} CPU s)", file=sys.stderr, flush=True)
    best = {name: round(max(some)) for name, some in rates.items()}
    every = [rate for some in rates.values() for rate in some]
    result = {
        "transitions_per_cpu_s": round(sum(every) / len(every)),
        "transitions_per_cpu_s_by_case": best,
        "check_library_cpu_s": round(sum(checks.values()), 1),
        "check_cpu_s_by_case": checks,
        "cases": len(folders),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)
