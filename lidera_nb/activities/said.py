"""A participant's own words at a decision, kept apart from the play, which knows no words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """What the participant said at a decision."""

    scene: str
    choice: str
    reason: str
    confidence: int | None
    share: int | None = None
