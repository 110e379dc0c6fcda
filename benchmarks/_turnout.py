"""What became of the votes and reveals of a live room: counted, and held against the journal.

Pure, so that a test can hold it; knows neither sockets nor bots.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Ballot = tuple[str, int]
"""A scene and a round in it."""


@dataclass
class Log:
    """What happened, by ballot and bot."""

    sent: set[tuple[int, Ballot]] = field(default_factory=set)
    answered: set[tuple[int, Ballot]] = field(default_factory=set)
    refused: int = 0
    resent: int = 0
    drops: int = 0
    revealed: dict[Ballot, float] = field(default_factory=dict)
    present: dict[Ballot, set[int]] = field(default_factory=dict)
    seen: dict[tuple[int, Ballot], float] = field(default_factory=dict)

    def reached(self, ballot: Ballot) -> int:
        """How many bots have seen how a round fell."""
        return sum(of == ballot for _, of in self.seen)

    def waits(self) -> list[float]:
        """Seconds to a reveal, sorted, of those who were connected when it was sent."""
        return sorted(
            at - self.revealed[ballot]
            for (bot, ballot), at in self.seen.items()
            if ballot in self.revealed and bot in self.present[ballot]
        )


def figures(log: Log, cast: Counter[tuple[str, str, int]], bots: int) -> dict[str, Any]:
    """What was sent beside what is there."""
    sent = {(f"p{bot}", scene, number) for bot, (scene, number) in log.sent}
    waits = log.waits()
    return {
        "bots": bots,
        "drops": log.drops,
        "votes_sent": len(sent),
        "votes_answered": len(log.answered),
        "votes_resent": log.resent,
        "votes_refused": log.refused,
        "votes_in_journal": sum(cast.values()),
        "doubled": sum(count - 1 for count in cast.values()),
        "lost": len(sent - set(cast)),
        "reveals_sent": len(log.revealed),
        "reveals_due": len(log.revealed) * bots,
        "reveals_reached": sum(log.reached(ballot) for ballot in log.revealed),
        "reveal_s_p50": round(waits[len(waits) // 2], 3) if waits else None,
        "reveal_s_p95": round(waits[int(len(waits) * 0.95)], 3) if waits else None,
    }


def whole(found: dict[str, Any]) -> bool:
    """Whether every vote is there once and every reveal reached everyone."""
    there = found["votes_sent"] == found["votes_in_journal"] > 0
    exact = found["doubled"] == found["lost"] == found["votes_refused"] == 0
    return there and exact and found["reveals_reached"] == found["reveals_due"]
