"""What testers say of a case while they play it."""

from __future__ import annotations

from typing import Annotated as Private
from typing import Literal

from lidera_nb.events.kinds.base import SEALED, Act


class PilotFlagged(Act):
    """A tester flagged a line of the case by its text id; a later flag on it replaces this one."""

    line: str
    fault: Literal["unbelievable", "unclear", "wrong", "language", "hurtful", "other"]
    comment: Private[str, SEALED]


class PilotUnflagged(Act):
    """A tester took their flag off a line."""

    line: str


class PilotDeclined(Act):
    """A tester would take none of the choices, and said what they would do instead."""

    instead: Private[str, SEALED]


class PilotRated(Act):
    """A tester said how real the case felt, from 1 to 5, and what they would change."""

    realism: int
    comment: Private[str, SEALED]
