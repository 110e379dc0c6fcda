"""What in a card may give somebody away, shown to its author before anybody else reads it.

The scan marks, it does not decide: a name may be that of a street. Whoever sends a card says that
they looked at what was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lidera_nb.cards.model import Content
from lidera_nb.reflection.scan import Kind, find


@dataclass(frozen=True, slots=True)
class Given:
    """A passage of a card that may give somebody away; `path` is the field it stands in."""

    lang: str
    path: str
    kind: Kind
    words: str


def given_away(content: Content, names: Iterable[str]) -> tuple[Given, ...]:
    """What in the texts of a card may be an address, a number, a RUT or somebody's name."""
    people = tuple(names)
    return tuple(
        Given(lang, path, found.kind, text[found.start : found.end])
        for lang, words in content.texts.items()
        for path, text in words.prose()
        for found in find(text, people)
    )
