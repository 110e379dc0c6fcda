"""Ids from the names and labels that people gave, each unlike all others."""

from __future__ import annotations

import re
import unicodedata

_MOST = 32
"""Leaves room for a number within the 40 characters that an id may have."""


def slug(text: str) -> str:
    """A name in small letters, digits and underscores; empty if nothing of it is left.

    >>> slug("¿Llamar a la mamá?")
    'llamar_a_la_mama'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_MOST].rstrip("_")


class Names:
    """Gives ids that begin with a letter and are never given twice.

    Parameters
    ----------
    otherwise
        How an id begins when a name has no letter to begin with.
    """

    def __init__(self, otherwise: str) -> None:
        self._otherwise = otherwise
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, text: str) -> str:
        """An id for something called `text`."""
        base = slug(text)
        if not base[:1].isalpha():
            base = slug(f"{self._otherwise}_{base}")
        name = base
        while name in self._given:
            self._next[base] = self._next.get(base, 1) + 1
            name = f"{base}_{self._next[base]}"
        self._given.add(name)
        return name
