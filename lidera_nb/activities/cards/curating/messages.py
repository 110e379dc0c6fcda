"""What a curator's page may say."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from lidera_nb.activities.activity import Message
from lidera_nb.cards.model import Lang

COMMENT_MOST = 2000
PIECES_MOST = 200


class Close(Message):
    """Put the open card back."""


class Named(Message):
    """Anything about one card."""

    card: str


class Open(Named):
    """Look at a card."""


class Compare(Named):
    """Set two of its versions side by side."""

    before: int
    after: int


class Line(Message):
    """A piece of a card's words in a language."""

    lang: Lang
    path: str
    text: str


class Word(Named):
    """Pieces that were worded anew, made from version `base`."""

    base: int
    lines: list[Line] = Field(min_length=1, max_length=PIECES_MOST)


class Publish(Named):
    """Publish the version that was looked at."""

    version: int


class Return(Named):
    """Send it back to its author."""

    comment: str


class Mark(Named):
    """It tells the same as the card `of`, or ("") it does not."""

    of: str


class Retire(Named):
    """Take a card from the library; `successor` is to be read instead."""

    reason: Literal["outdated", "replaced", "harm", "error", "other"]
    comment: str
    successor: str = ""


MESSAGES: dict[str, type[Message]] = {
    "open": Open,
    "close": Close,
    "compare": Compare,
    "word": Word,
    "publish": Publish,
    "return": Return,
    "mark": Mark,
    "retire": Retire,
}
