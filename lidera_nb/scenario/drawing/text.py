"""Breaking text into lines without a screen to measure letters on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

TITLE, LABEL, SMALL = 13.0, 11.0, 10.0
"""Sizes of type in pixels."""
LEADING = 1.28
_MOST = {TITLE: 3, LABEL: 6, SMALL: 6}
_NARROW, _WIDE = frozenset("iljtfrI.,;:'|!()· "), frozenset("mwMW@%")


@dataclass(frozen=True)
class Text:
    """Lines of one size; `whole` is what they would say with all the room of the world."""

    lines: tuple[str, ...]
    size: float
    whole: str

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return len(self.lines) * self.size * LEADING


def wrapped(text: str, size: float, width: float) -> Text:
    """A text broken into lines of at most `width` pixels, the last one cut short if need be."""
    lines: list[str] = []
    for word in _pieces(text, size, width):
        if lines and breadth(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    most = _MOST[size]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + " …"]
    return Text(tuple(lines), size, text)


def _pieces(text: str, size: float, width: float) -> Iterator[str]:
    """The words of a text, those broken that are wider than a line."""
    # Only at common spaces: a number stays with its sign.
    for word in filter(None, text.split(" ")):
        rest = word
        while len(rest) > 1 and breadth(rest, size) > width:
            cut = next((i for i in range(1, len(rest)) if breadth(rest[: i + 1], size) > width), 1)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def breadth(text: str, size: float) -> float:
    """About how wide a text is in a common sans-serif face, a little too wide if anything."""
    return sum(map(_em, text)) * size


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.3
    return 0.86 if char in _WIDE else 0.7 if char.isupper() else 0.56
