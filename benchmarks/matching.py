"""What matching visits costs and gains: ``python benchmarks/matching.py [schools [rounds]]``.

Rounds of 300 synthetic schools (`benchmarks._rounds`, seeds 0, 1, …), each matched by hand
(greedy, the better of by gain and by gain for the money) and by the solver, which is given 20
seconds. CPU seconds are of the whole matching: which visits are possible, greedy, the program,
the solver, the check. Prints a line for each round; the last line is one JSON object.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from typing import Any

from _rounds import drawn

from lidera_nb.exchange.greedy import by_hand
from lidera_nb.exchange.model import Round, Visit
from lidera_nb.exchange.possible import Possible
from lidera_nb.exchange.rules import broken
from lidera_nb.exchange.solve import match

SECONDS = 20.0


def measured(schools: int, seed: int) -> dict[str, Any]:
    """One round, matched both ways."""
    round_ = drawn(schools, seed)
    begun = time.process_time()
    found = match(round_, SECONDS)
    used = time.process_time() - begun
    possible = Possible(round_)
    begun = time.process_time()
    listed = by_hand(possible)
    return {
        "seed": seed, "requests": len(round_.requests), "possible_visits": len(possible.visits),
        "cpu_s": round(used, 2), "greedy_cpu_s": round(time.process_time() - begun, 2),
        "gap": round(found.gap, 6), "optimal": found.optimal, "way": found.way,
        "worth": round(found.worth, 2), "greedy_worth": round(found.greedy, 2),
        "visits": len(found.visits), "greedy_visits": len(listed),
        **_left_out(round_, possible, found.visits, listed),
        "broken": list(broken(possible, found.visits)),
    }  # fmt: skip


def _left_out(
    round_: Round, possible: Possible, ours: tuple[Visit, ...], listed: tuple[Visit, ...]
) -> dict[str, float]:
    """Schools left out again, and the share of remote schools that go, of those that could."""
    went, hand = ({round_.requests[v.request].school for v in one} for one in (ours, listed))
    remote = max(1, len(possible.remote))
    return {
        "left_out_again": len(possible.waiting - went),
        "greedy_left_out_again": len(possible.waiting - hand),
        "remote_share": round(len(possible.remote & went) / remote, 3),
        "share": round(len(went) / len(possible.schools), 3),
    }


def main(schools: int = 300, rounds: int = 5) -> int:
    """Print the figures; 1 if a matching breaks a rule or is worse than greedy."""
    samples = []
    for seed in range(rounds):
        samples.append(measured(schools, seed))
        print(json.dumps(samples[-1]), flush=True)
    gains = [one["worth"] / one["greedy_worth"] for one in samples]
    result = {
        "schools": schools,
        "cpu_s": statistics.median(one["cpu_s"] for one in samples),
        "cpu_s_most": max(one["cpu_s"] for one in samples),
        "gap_most": max(one["gap"] for one in samples),
        "optimal": sum(one["optimal"] for one in samples),
        "against_greedy": round(statistics.median(gains), 3),
        "rounds": len(samples),
        "samples": samples,
    }
    print(json.dumps(result))
    return int(any(one["broken"] for one in samples) or min(gains) < 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
