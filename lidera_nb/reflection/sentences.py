r"""A text as a row of sentences, so that a passage can be chosen without a mouse.

Sentences touch and cover the whole text: each holds the white space after it. That is enough for
choosing passages; it is no analysis of language.
"""

from __future__ import annotations

import re
from itertools import pairwise

_BREAK = re.compile(r"[.!?…]+[\"'»”’)\]]*\s+|\n+\s*")
_SHORT = re.compile(
    r"\b(?:sr|sra|srta|dr|dra|prof|ej|art|núm|nro|pág|mr|mrs|ms|vs|e\.g|i\.e|[A-ZÑ])\.[ \t]+$",
    re.IGNORECASE,
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends, in characters; none for an empty text.

    A line break ends a sentence, an abbreviation does not.

    >>> [("Hablé con la Sra. Soto. ¿Y ella?")[a:b] for a, b in
    ...  sentences("Hablé con la Sra. Soto. ¿Y ella?")]
    ['Hablé con la Sra. Soto. ', '¿Y ella?']
    """
    ends = [found.end() for found in _BREAK.finditer(text) if not _short(text, found)]
    edges = [0, *(end for end in ends if end < len(text)), len(text)]
    return tuple((a, b) for a, b in pairwise(edges) if a < b)


def _short(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like an end is only an abbreviation's point."""
    return _SHORT.search(text, max(0, found.start() - 8), found.end()) is not None
