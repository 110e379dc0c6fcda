"""How colleagues decided, cut to what one of them may see of the others.

Where fewer than `FEWEST` others decided, nothing is told but that. How this is made from their
stories is the business of `lidera_nb.activities.colleagues`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from lidera_nb.value import value

FEWEST = 5


@value
class Decided:
    """What others did at one decision.

    Attributes
    ----------
    people
        How many others decided here.
    choices
        How many of them took each choice.
    reasons
        Choice and reason of those who share theirs.
    """

    people: int = 0
    choices: Mapping[str, int] = field(default_factory=dict)
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there are so many that nobody stands out."""
        return self.people >= FEWEST

    def share(self, choice: str) -> int | None:
        """The share of others who took a choice, in whole per cent; None if they are too few."""
        return round(100 * self.choices.get(choice, 0) / self.people) if self.enough else None


Peers = Mapping[str, Decided]
"""What others decided, by scene."""
