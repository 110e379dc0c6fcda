"""What became of one assignment, or of one person's: the lines and the sum of every command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Status = Literal["done", "skipped", "waiting", "failed"]
"""Done now; as it was, nothing to do; a person has to act first; could not be done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of a command's summary; `person` is empty for an assignment as a whole."""

    assignment: str
    person: str
    status: Status
    why: str = ""


def summed(outcomes: Iterable[Outcome]) -> dict[Status, int]:
    """How many there are of each status."""
    counted = Counter(outcome.status for outcome in outcomes)
    return {status: counted[status] for status in ("done", "skipped", "waiting", "failed")}
