"""Whether a wave may be shown: the group must be large enough, and enough of it have answered.

Both bounds are ours. Below them a map shows holes rather than a network, and numbers point at
people; `docs/decisions/021-network-views.md` says why these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lidera_nb.network.study import Study

PEOPLE = 10
"""The smallest group of which anything is shown."""

SHARE = 60
"""The smallest response in per cent of which anything is shown."""

FEW = 3
"""People who must share a territory or a kind before it is told of one of them."""


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many people a wave asked and how many answered."""

    asked: int
    answered: int

    @property
    def share(self) -> int:
        """The response, in whole per cent, rounded down so that a bound is never reached early."""
        return 100 * self.answered // self.asked if self.asked else 0

    @property
    def why(self) -> str:
        """The text id of why nothing is shown: too few people or answers; empty if it may be."""
        if self.asked < PEOPLE:
            return "networks.few_people"
        return "" if self.share >= SHARE else "networks.few_answers"


def turnout(study: Study, wave: int) -> Turnout:
    """How many a wave asked, and how many of them answered."""
    inside = study.responses[study.responses["wave"] == wave]
    return Turnout(len(inside), int(inside["responded"].sum()))
