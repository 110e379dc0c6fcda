"""What bots wrote down of their connections, read: how long people were away, and whose was worst.

A diary is a list of (when, who, what); `when` is of the clock that all processes share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from _summary import percentile

Line = tuple[float, str, str]
Left = Iterable[Mapping[str, Any]]
"""What each crew said when it left."""


def away(left: Left) -> dict[str, Any]:
    """How long cuts lasted until the page was in use again, and what became of other attempts."""
    told = list(left)
    cuts = [seconds for one in told for seconds in one["aways"]]
    failed = Counter(what for _, _, what in _lines(told) if what.startswith(("failed", "silent")))
    return {
        "cuts": len(cuts), "away_p50_ms": percentile(cuts, 0.5),
        "away_p95_ms": percentile(cuts, 0.95), "away_most_ms": percentile(cuts, 1),
        "failed": dict(failed),
    }  # fmt: skip


def worst(left: Left, restarts: Iterable[Line], people: int = 10) -> list[str]:
    """The diaries of those who waited longest, among what was done to the servers meanwhile."""
    by: defaultdict[str, list[Line]] = defaultdict(list)
    for line in _lines(left):
        by[line[1]].append(line)
    waited = sorted(by, key=lambda person: -max(map(_waited, by[person])))
    told = [sorted([*by[person], *restarts]) for person in waited[:people]]
    return [f"{when:.3f} {who} {what}" for lines in told for when, who, what in lines]


def _lines(left: Left) -> list[Line]:
    return [(when, who, what) for one in left for when, who, what in one["diary"]]


def _waited(line: Line) -> float:
    words = line[2].split()
    if words[0] == "answered":
        return float(words[1])
    return float(words[2]) if words[0] == "back" else 0.0
