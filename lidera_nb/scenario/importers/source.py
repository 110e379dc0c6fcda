"""What Twee and Twine have in common: named passages with tags, in the words of a story format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """A passage as it stands in the source; `line` is 0 where lines mean nothing."""

    name: str
    tags: tuple[str, ...]
    text: str
    line: int = 0


@dataclass(frozen=True)
class Source:
    """A story in passages.

    Attributes
    ----------
    title
        Its name, empty if it has none.
    format
        The story format, for instance ``Harlowe``; empty if the source does not say.
    start
        The name of the first passage, empty if the source does not say.
    passages
        All of them, in the order of the source.
    """

    title: str
    format: str
    start: str
    passages: tuple[Passage, ...]
