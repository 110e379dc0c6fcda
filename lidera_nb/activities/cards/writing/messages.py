"""What a browser may say about one's own cards; all but `Capture` and `Close` name one."""

from __future__ import annotations

from typing import Any, Literal

from lidera_nb.activities.activity import Message


class Capture(Message):
    """Begin a card: from nothing, or from a decision or reflection of one's own (`source`)."""

    kind: Literal["practice", "judgement"]
    source: str = ""


class Close(Message):
    """Look at the list again."""


class OfCard(Message):
    """Anything about one card."""

    card: str


class Open(OfCard):
    """Lay a card open; with `against`, beside one of its earlier versions."""

    against: int = 0


class Write(OfCard):
    """Save a version made from version `base`; `note` tells what changed, and why."""

    base: int
    content: dict[str, Any]
    note: str = ""


class Agree(OfCard):
    """Say who may read the card, and how one is shown; `text` is the hash of what was asked."""

    naming: Literal["named", "school", "anonymous"]
    reach: Literal["network", "open"]
    licence: Literal["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0"]
    partners_agreed: bool
    byline: str
    text: str


class Disagree(OfCard):
    """Take that back: nobody else reads the card."""


class Send(OfCard):
    """Send a version to review; `checked` says that one looked at what may be personal data."""

    version: int
    checked: bool = False
    note: str = ""


class TakeBack(OfCard):
    """Take the card back from review."""


class Retire(OfCard):
    """Take one's published card from the library."""

    reason: Literal["outdated", "replaced", "harm", "error", "author", "other"]
    comment: str = ""


class Detach(OfCard):
    """Take a file from the card."""

    file: str


class Transcribe(OfCard):
    """Write down what is said in a voice memo of the card."""

    file: str
    transcript: str


MESSAGES: dict[str, type[Message]] = {
    "capture": Capture,
    "close": Close,
    "open": Open,
    "write": Write,
    "agree": Agree,
    "disagree": Disagree,
    "send": Send,
    "take_back": TakeBack,
    "retire": Retire,
    "detach": Detach,
    "transcribe": Transcribe,
}
