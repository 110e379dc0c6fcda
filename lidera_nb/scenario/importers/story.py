"""A story as every format tells it, before it becomes a case; what was lost is kept in a ledger.

Vocabulary: a *page* is what will be a scene, a *way* leads from one page to another. This module
knows neither the formats nor our files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lidera_nb.errors import ContentError
from lidera_nb.plaintext import TextFault, examine

MOST_PAGES = 500
MOST_WAYS = 20
MOST_CHARACTERS = 20_000
"""The longest text of one page; a scene that is played has a tenth of it."""
MOST_NAME = 300

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Picture:
    """An image that is carried over; `alt` is empty where the source has none."""

    name: str
    alt: str
    raw: bytes = field(repr=False)


@dataclass(frozen=True)
class Way:
    """A way to the page `to`, in the source's words; `consequence` is what follows at once."""

    to: str
    label: str
    consequence: str = ""


@dataclass(frozen=True)
class Page:
    """What will be a scene: paragraphs and pictures, then as many ways on as there are."""

    key: str
    title: str
    lines: tuple[str | Picture, ...]
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Story:
    """A whole story; `start` is the key of its first page, `lang` what the file itself says."""

    title: str
    start: str
    pages: tuple[Page, ...]
    summary: str = ""
    lang: str = ""


class Ledger:
    """What an import could not carry over, by where it stood, in order and each thing once.

    Parameters
    ----------
    path
        The file that is imported; its name leads every refusal.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lost: dict[tuple[str, str], None] = {}

    def lose(self, where: str, what: str) -> None:
        """Note that `what`, which stood at `where`, is not in the case."""
        self._lost[where, what] = None

    @property
    def lost(self) -> list[tuple[str, str]]:
        """Pairs of where something stood and what it was."""
        return list(self._lost)

    def refuse(self, message: str, line: int = 0) -> ContentError:
        """A refusal to raise, which names the file."""
        return ContentError(message, self.path, line, 1 if line else 0)

    def tidy(self, raw: str, where: str, most: int = MOST_CHARACTERS) -> str:
        """Text from the source as it may be kept: no control characters, none that reorder.

        Raises
        ------
        ContentError
            The text holds control characters or is longer than `most`.
        """
        text = examine(raw, most)
        if text is TextFault.TOO_LONG:
            raise self.refuse(f"{where} has more than {most} characters; make it shorter")
        if isinstance(text, TextFault):
            raise self.refuse(f"{where} holds control characters; remove them and try again")
        if not _BIDI.isdisjoint(raw):
            self.lose(where, "invisible characters that change the direction of reading")
        return text


def shown(name: str) -> str:
    r"""A name from the source as it may stand in a sentence: short, and nothing but visible.

    >>> shown("a\x1b[31m" + "b" * 80)
    'a?[31mbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…'
    """
    visible = "".join(char if char.isprintable() else "?" for char in name[:41])
    return visible[:40] + "…" if len(name) > 40 else visible
