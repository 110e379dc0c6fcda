"""What in a text gives somebody away: RUT, telephones, e-mail addresses, names of a roster.

The finds are marked for whoever reads, who may mask them; a scan that finds nothing does not say
that there is nothing. `lidera_nb.reflection.rosternames` states the policy for names,
`lidera_nb.identifiers` that for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lidera_nb.identifiers import identifiers
from lidera_nb.reflection.rosternames import named

Kind = Literal["email", "rut", "phone", "name"]


@dataclass(frozen=True, slots=True)
class Found:
    """Characters `start` to `end` of a text, and what they seem to be."""

    kind: Kind
    start: int
    end: int


def find(text: str, names: Iterable[str] = ()) -> tuple[Found, ...]:
    """What gives somebody away, from left to right; no two finds overlap.

    Parameters
    ----------
    text
        As it was written.
    names
        Full names of the people who may be meant, the author among them.

    Returns
    -------
    tuple of Found
        Where a passage is of two kinds, e-mail goes before RUT, telephone and name.

    Examples
    --------
    >>> find("Ana Soto, +56 9 1234 5678", ["Ana Soto"])
    (Found(kind='name', start=0, end=8), Found(kind='phone', start=10, end=25))
    """
    kept: list[Found] = []
    forms = (Found(*form) for form in identifiers(text))
    people = (Found("name", *span) for span in named(text, names))
    for found in (*forms, *people):
        if all(found.end <= other.start or other.end <= found.start for other in kept):
            kept.append(found)
    return tuple(sorted(kept, key=lambda found: found.start))
