"""Counting a round of votes, and what of its reasons a group may read.

The votes of those whose data rest are not counted. A distribution is told to everyone in the
room, however few they are: that is what they came for. Reasons are told as everywhere: only of
those who agreed to share them, only where enough have voted, without names, in an order that
says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from lidera_nb.activities.peers import FEWEST
from lidera_nb.activities.room import Round


@dataclass(frozen=True, slots=True)
class Tally:
    """A round as it is counted: how many voted, and for what."""

    people: int
    choices: Mapping[str, int]

    @property
    def leader(self) -> str | None:
        """The choice with the most votes; None if nobody voted or several have as many."""
        most = max(self.choices.values(), default=0)
        first = [choice for choice, count in self.choices.items() if count == most]
        return first[0] if len(first) == 1 else None

    def share(self, choice: str) -> int:
        """The share of a choice in whole per cent.

        >>> Tally(3, {"call": 2, "wait": 1}).share("call")
        67
        """
        return round(100 * self.choices.get(choice, 0) / self.people) if self.people else 0


def tally(counted: Round, resting: Collection[str] = ()) -> Tally:
    """The votes of a round, without those of people whose data rest."""
    votes = [vote for person, vote in counted.votes.items() if person not in resting]
    return Tally(len(votes), dict(Counter(vote.choice for vote in votes)))


def reasons(
    counted: Round, room: str, sharing: Collection[str], resting: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Choice and reason of those who share theirs, where enough have voted."""
    if tally(counted, resting).people < FEWEST:
        return []
    told = [
        (vote.choice, vote.reason)
        for person, vote in counted.votes.items()
        if person in sharing and person not in resting and vote.reason
    ]
    # The same order for everyone at every look; it tells nothing about who voted when.
    return sorted(told, key=lambda pair: blake2b("\0".join((room, *pair)).encode()).digest())
