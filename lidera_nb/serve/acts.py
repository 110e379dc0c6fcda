"""A person's message to a step, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lidera_nb.activities.storystate import StepId
from lidera_nb.value import value


@value
class Act:
    """A message of a person to one step, as it came and was checked for shape."""

    at: StepId
    message_id: str
    n: int
    body: Mapping[str, Any]
    client_at: str = ""


@value
class Outcome:
    """What became of an act.

    `why` is the id of the text that says why it was refused. One that is `unanswered` was
    neither saved nor refused: it is to be sent again, unchanged, in a moment.
    """

    status: str
    n: int
    reason: str = ""
    at: str = ""
    why: str = ""
    unanswered: bool = False
