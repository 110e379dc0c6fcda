"""A case played together: joining, votes, what the group decided."""

from __future__ import annotations

from typing import Annotated as Private
from typing import Literal

from lidera_nb.events.kinds.base import SEALED, Act, Payload


class RoomOpened(Act):
    """A facilitator opened a room of a cohort on a case, which is pinned from here on."""

    cohort: str
    code: str
    role: str | None = None


class RoomJoined(Act):
    """A person came into the room, or came back from another one."""


class VotingOpened(Act):
    """The facilitator opened a round of votes on the decision of the scene."""

    round: int


class VoteCast(Act):
    """A person voted in a round; no decision of their own play."""

    round: int
    choice: str
    reason: Private[str, SEALED]


class VotesRevealed(Act):
    """The facilitator ended a round and showed how the group voted."""

    round: int


class GroupDecided(Act):
    """The group's decision: what most had voted for, or the facilitator's pick with a reason."""

    choice: str
    by: Literal["majority", "facilitator"]
    reason: Private[str, SEALED] = ""


class RoomClosed(Payload):
    """The facilitator closed the room."""
