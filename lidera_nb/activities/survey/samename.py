"""When two written names may mean the same person: compared without case, accents and order.

Two names are the same if their letters are; they are *alike* if they differ by a letter or two
(a letter added, left out, exchanged, or two neighbours swapped). Up to `SHORT` letters one such
slip is allowed, in longer names two. A name of one word is alike to a longer name that begins
with it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

SHORT = 8
"""Up to this many letters only one slip is allowed: in a short name two make another person."""

Named = TypeVar("Named")


def key(name: str) -> str:
    """A name as it is compared: small letters without accents, single spaces.

    >>> key("  María-José  ÑÚÑEZ ")
    'maria jose nunez'
    """
    plain = unicodedata.normalize("NFD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())


def alike(one: str, other: str) -> bool:
    """Whether two names may mean the same person.

    >>> alike("Ana Perez", "ana pérez"), alike("Ana Peres", "Ana Pérez"), alike("Ana", "Eva")
    (True, True, False)
    >>> alike("Pérez, Ana", "Ana Pérez"), alike("Claudia", "Claudia Soto")
    (True, True)
    """
    a, b = key(one), key(other)
    if not a or not b:
        return False
    short, long = sorted((a.split(), b.split()), key=len)
    if len(short) == 1 and len(long) > 1:
        return short[0] == long[0]
    if sorted(short) == sorted(long):
        return True
    allowed = 1 if max(len(a), len(b)) <= SHORT else 2
    return slips(a, b, allowed) <= allowed


def slips(a: str, b: str, most: int) -> int:
    """How many slips turn one text into another (optimal string alignment), told up to `most`.

    >>> slips("marta", "mrata", 2), slips("soto", "sotto", 2), slips("abc", "xyz", 1)
    (1, 1, 2)
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def together(named: Sequence[Named], name_of: Callable[[Named], str]) -> list[list[Named]]:
    """Names that may mean the same person, put together; in the order of each group's first.

    A name joins the first group whose first name it is alike to: likeness is not handed on, so
    that a chain of slips does not make two people one.
    """
    groups: list[list[Named]] = []
    for one in named:
        home = next((g for g in groups if alike(name_of(g[0]), name_of(one))), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups
