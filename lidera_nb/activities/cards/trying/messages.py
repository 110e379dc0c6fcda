"""What a browser may say of a try; all of it untrusted."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lidera_nb.activities.activity import Message
from lidera_nb.cards.vocabulary import Trying, Why

MEASURE_MOST = 300
TOLD_MOST = 600
"""Characters of how it was measured, and of what is told besides."""

Name = Annotated[str, Field(max_length=80)]


class Close(Message):
    """Back to the list."""


class Open(Message):
    """Look at what one told of a card, or begin to."""

    card: Name


class Tell(Open):
    """How far one's school is with a card; an `attempt` that is named is told anew.

    `share` gives the school in the words of the profile, without its name. `looked` says that
    what seems to be somebody's name is none.
    """

    attempt: Name = ""
    status: Trying
    why: list[Why] = Field(default_factory=list, max_length=20)
    share: bool = False
    measured: bool = False
    measure: Annotated[str, Field(max_length=4 * MEASURE_MOST)] = ""
    told: Annotated[str, Field(max_length=4 * TOLD_MOST)] = ""
    looked: bool = False


class TakeBack(Open):
    """What was told of a try is to be shown and counted no longer."""

    attempt: Name


MESSAGES: dict[str, type[Message]] = {
    "open": Open,
    "close": Close,
    "tell": Tell,
    "take_back": TakeBack,
}
