"""The words that cards of one language use, and which of them a reader may have meant.

A word that no card uses may be a slip of the finger, or the word of the other language in
another spelling ("reflection", "reflexión"). A word that no card uses any more is forgotten, so
that nothing of a card that was withdrawn is ever offered.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

SHORT, LONG = 5, 9
"""From so many letters on one slip is looked for, and two."""

_SPELLINGS = (
    (r"ph", "f"), (r"th", "t"), (r"ch(?=[ri])", "c"), (r"y", "i"), (r"k|qu", "c"),
    (r"[csx]+i+on(es|s)?$", "cion"), (r"t+ion(s|al)?$", "cion"),
    (r"ibil(?=i)", "abil"), (r"(dad|dades|ties|t[iy])$", "tat"),
    (r"(ncia|ncias|nces?|nc[iy])$", "nc"), (r"(ment[eo]s?|ments?)$", "ment"),
    (r"(ic[oa]s?|ics?|ical)$", "ic"), (r"(os[oa]s?|ous)$", "os"), (r"(iv[oa]s?|ives?)$", "iv"),
    (r"(ari[oa]s?|ari|ar[iy]|aries)$", "ar"), (r"(.)\1", r"\1"), (r"^es(?=[cpt])", "s"),
    (r"[aeos]+$", ""),
)  # fmt: skip
_RULES = tuple((re.compile(rule), to) for rule, to in _SPELLINGS)


@dataclass(slots=True)
class Lexicon:
    """Words, without accents, with the number of cards that use each."""

    cards: Counter[str] = field(default_factory=Counter)
    _kin: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _table: tuple[list[str], NDArray[np.uint64], NDArray[np.int64]] | None = None

    def add(self, words: Iterable[str]) -> None:
        """Take in the different words of a card."""
        for word in words:
            self.cards[word] += 1
            if self.cards[word] == 1:
                self._kin[spelling(word)].add(word)
                self._table = None

    def remove(self, words: Iterable[str]) -> None:
        """Take the different words of a card out again."""
        for word in words:
            self.cards[word] -= 1
            if self.cards[word] <= 0:
                del self.cards[word]
                self._kin[spelling(word)].discard(word)
                self._table = None

    def kin(self, word: str) -> set[str]:
        """Words that a word of the other language most likely is, by its spelling."""
        key = spelling(word)
        return self._kin.get(key, set()) if len(key) >= SHORT else set()

    def meant(self, word: str) -> tuple[int, int, str] | None:
        """The word that was most likely meant: slips, minus the cards that use it, the word."""
        most = 0 if len(word) < SHORT else 1 if len(word) < LONG else 2
        found = (
            (slips, -self.cards[other], other)
            for other in self._alike(word, most)
            if (slips := distance(word, other, most)) <= most and (slips < 2 or word[0] == other[0])
        )
        return min(found, default=None)

    def _alike(self, word: str, most: int) -> list[str]:
        """Words of nearly the same letters and length."""
        if not most or not self.cards:
            return []
        if self._table is None:
            known = [one for one in self.cards if len(one) >= SHORT and not one.isdecimal()]
            letters = np.array([_letters(one) for one in known], dtype=np.uint64)
            self._table = known, letters, np.array([len(one) for one in known])
        known, letters, lengths = self._table
        other = np.bitwise_count(letters ^ np.uint64(_letters(word))) <= 2 * most
        near = np.abs(lengths - len(word)) <= most
        return [known[i] for i in np.flatnonzero(other & near)]


def spelling(word: str) -> str:
    """A word as both languages might have spelt it; words of the same origin often agree.

    >>> spelling("reflexion") == spelling("reflection")
    True
    """
    for rule, to in _RULES:
        word = rule.sub(to, word)
    return word


def distance(a: str, b: str, most: int) -> int:
    """Slips between two words: letters missing, added, changed or swapped with the next.

    More than `most` are told as ``most + 1``. The restricted edit distance of Damerau (1964).

    >>> distance("asitsencia", "asistencia", 2)
    2
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _letters(word: str) -> int:
    """The set of a word's letters as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 61)
    return bits
