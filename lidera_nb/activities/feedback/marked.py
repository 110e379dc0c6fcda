"""A text cut at the passages that were marked in it, so that a page can draw marks, not markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Passage = tuple[int, int]
"""Where a passage begins and ends, in characters; what lies outside the text is left out."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a text in which nothing changes.

    Attributes
    ----------
    marks
        The numbers of the marked passages that it lies in.
    ends
        The numbers of those that end with it.
    masked
        Whether readers could not see it.
    """

    text: str
    marks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    masked: bool = False


def cut(
    text: str, marks: Sequence[tuple[int, Passage]], masks: Iterable[Passage] = ()
) -> tuple[Part, ...]:
    """A text in parts; joined, they are the text.

    Parameters
    ----------
    text
        What somebody wrote.
    marks
        Numbered passages, which may overlap.
    masks
        Passages that were hidden from readers.

    Examples
    --------
    >>> [part.text for part in cut("ayer llamé", [(1, (5, 10))])]
    ['ayer ', 'llamé']
    """
    held = [(number, found) for number, one in marks if (found := within(text, one))]
    hidden = [found for one in masks if (found := within(text, one))]
    passages = [*(one for _, one in held), *hidden]
    edges = sorted({0, len(text), *(edge for one in passages for edge in one)})
    return tuple(
        Part(
            text[a:b],
            tuple(number for number, (start, end) in held if start <= a and b <= end),
            tuple(number for number, (_, end) in held if end == b),
            any(start <= a and b <= end for start, end in hidden),
        )
        for a, b in pairwise(edges)
    )


def within(text: str, passage: Passage) -> Passage | None:
    """A passage as far as it lies in the text, None if it does not."""
    start, end = max(passage[0], 0), min(passage[1], len(text))
    return (start, end) if start < end else None
