"""What activities may ask of the cards of a network; the server's book of them answers.

An activity cuts from this what its person may see: nothing of a card leaves it otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from lidera_nb.cards.duplicates import Alike
from lidera_nb.cards.library import Published
from lidera_nb.cards.model import Content
from lidera_nb.cards.story import CardStory


class Cards(Protocol):
    """All cards as they stand."""

    def all(self) -> Mapping[str, CardStory]:
        """Every card that somebody began, by id."""

    def mine(self, person: str) -> list[CardStory]:
        """The cards that a person wrote, tried or reviewed, oldest first."""

    def faces(self) -> Mapping[str, Published]:
        """What readers see, by id."""

    def like(self, card: str, most: int) -> tuple[tuple[Alike, Content], ...]:
        """The cards likest to one, of those that are published or lie before others."""

    def rests(self, person: str) -> bool:
        """Whether the data of somebody must appear nowhere now."""


class _None:
    """The cards of a network that has none."""

    def all(self) -> Mapping[str, CardStory]:
        return {}

    def mine(self, person: str) -> list[CardStory]:  # noqa: ARG002 - nobody has one
        return []

    def faces(self) -> Mapping[str, Published]:
        return {}

    def like(self, card: str, most: int) -> tuple[tuple[Alike, Content], ...]:  # noqa: ARG002 - none
        return ()

    def rests(self, person: str) -> bool:  # noqa: ARG002 - there is nobody
        return False


NO_CARDS: Cards = _None()
