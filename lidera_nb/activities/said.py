"""A participant's own words at a decision, kept apart from the play, which knows no words."""

from __future__ import annotations

from dataclasses import field
from hashlib import blake2b

from lidera_nb.value import value


@value
class Said:
    """What the participant said at a decision.

    `mark` is a number that follows from choice and reason alone, and tells nothing of either:
    by it they are put into an order that says nothing.
    """

    scene: str
    choice: str
    reason: str
    confidence: int | None
    share: int | None = None
    mark: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mark", mark_of(f"{self.choice}\0{self.reason}"))


def mark_of(text: str) -> int:
    """A number of 64 bits that follows from a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
