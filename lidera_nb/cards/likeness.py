"""Texts of one language held side by side, to be asked which are most like another.

The likeness is the cosine of bags of words, each word weighted by how rare it is among the texts
at hand. How rare changes with every text that comes or goes, so no lengths are kept: all are
worked out at once from flat rows of numbers, which takes some milliseconds for ten thousand
texts. What is told of the likest is then worked out exactly.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

ROOM = 1024
"""Places that a row of numbers has at first; it doubles when it is full."""

SLACK = 1e-5
"""What single precision may be wrong by."""

Bag = Mapping[str, float]
"""Word to how much of it a text holds."""

_Numbers = list[int] | NDArray[np.int32]
_Weights = list[float] | NDArray[np.float32]
_Row = TypeVar("_Row", bound=NDArray[Any])


class Bags:
    """Bags of words by name."""

    def __init__(self) -> None:
        self._rows = _Rows()
        self._number: dict[str, int] = {}
        self._words: list[str] = []
        self._free: list[int] = []
        self._spread = np.zeros(ROOM, np.int64)

    def put(self, name: str, bag: Bag) -> None:
        """Add a text, or put it in the place of one of the same name; an empty one is none."""
        self.drop(name)
        if bag:
            numbers = [self._numbered(word) for word in bag]
            self._spread[numbers] += 1
            self._rows.append(name, numbers, list(bag.values()))

    def drop(self, name: str) -> None:
        """Take a text out, with the words that no other uses; one not there is passed over."""
        if name not in self._rows.at:
            return
        numbers, _ = self._rows.row(name)
        self._spread[numbers] -= 1
        for number in numbers[self._spread[numbers] == 0].tolist():
            del self._number[self._words[number]]
            self._words[number] = ""
            self._free.append(number)
        self._rows.drop(name)
        if self._rows.wasteful():
            self._rows = self._rows.tidied()

    def like(self, bag: Bag, without: str, least: float, most: int) -> list[tuple[float, str]]:
        """The texts most like one: likeness and name, likest first, equal ones by name.

        Parameters
        ----------
        bag, without
            The text, and the name under which it is here itself, if it is.
        least, most
            The least likeness that is named, and how many are named at most. Texts that share
            no word are never named.
        """
        others = len(self._rows.at) - (without in self._rows.at)
        if not bag or not others:
            return []
        known = {self._number[word]: weight for word, weight in bag.items() if word in self._number}
        rarity = self._rarity(known, without, others)
        own = np.zeros(len(rarity))
        own[list(known)] = list(known.values())
        alone = math.log1p(others + 1)
        new = sum(weight**2 for word, weight in bag.items() if word not in self._number)
        squared = np.square(rarity)
        length = math.sqrt(float((np.square(own) * squared).sum()) + new * alone**2)
        close = self._rows.near(own, squared, length, most, without)
        found = [(self._rows.cosine(name, own, squared, length), name) for name in close]
        told = sorted((one for one in found if one[0] >= least), key=lambda o: (-o[0], o[1]))
        return told[:most]

    def _numbered(self, word: str) -> int:
        number = self._number.get(word)
        if number is None:
            if not self._free:
                self._free.append(len(self._words))
                self._words.append("")
                self._spread = _room(self._spread, len(self._words))
            number = self._number[word] = self._free.pop()
            self._words[number] = word
        return number

    def _rarity(self, known: Iterable[int], without: str, others: int) -> NDArray[np.float64]:
        """How rare each word is among the other texts and this one."""
        spread = self._spread.copy()
        spread[list(known)] += 1
        if without in self._rows.at:
            spread[self._rows.row(without)[0]] -= 1
        rarity: NDArray[np.float64] = np.log1p((others + 1) / np.maximum(spread, 1))
        return rarity


class _Rows:
    """The numbers of all texts one behind the other; what left stays until all is made anew."""

    def __init__(self) -> None:
        self.at: dict[str, int] = {}
        self._names: list[str] = []
        self._starts = np.zeros(ROOM, np.int64)
        self._words = np.zeros(ROOM, np.int32)
        self._weights = np.zeros(ROOM, np.float32)

    def append(self, name: str, numbers: _Numbers, weights: _Weights) -> None:
        row = len(self._names)
        begin, end = int(self._starts[row]), int(self._starts[row]) + len(numbers)
        self._starts = _room(self._starts, row + 2)
        self._words, self._weights = _room(self._words, end), _room(self._weights, end)
        self._words[begin:end], self._weights[begin:end] = numbers, weights
        self._starts[row + 1] = end
        self.at[name] = row
        self._names.append(name)

    def drop(self, name: str) -> None:
        self._names[self.at.pop(name)] = ""

    def wasteful(self) -> bool:
        return len(self._names) > 2 * len(self.at) + ROOM

    def tidied(self) -> _Rows:
        fresh = _Rows()
        for name in self.at:
            fresh.append(name, *self.row(name))
        return fresh

    def row(self, name: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The words of a text by number, and how much of each it holds."""
        begin, end = self._starts[self.at[name] : self.at[name] + 2]
        return self._words[begin:end], self._weights[begin:end]

    def cosine(
        self, name: str, own: NDArray[np.float64], squared: NDArray[np.float64], length: float
    ) -> float:
        """How like a text is to one of a length, each word counting its rarity squared."""
        words, weights = self.row(name)
        rare = squared[words] * weights
        lengths = math.sqrt(float((rare * weights).sum())) * length
        return float((rare * own[words]).sum()) / lengths

    def near(
        self,
        own: NDArray[np.float64],
        squared: NDArray[np.float64],
        length: float,
        most: int,
        without: str,
    ) -> list[str]:
        """The names of the `most` likest rows, and of those that single precision cannot tell."""
        starts = self._starts[: len(self._names)]
        end = int(self._starts[len(self._names)])
        words, weights = self._words[:end], self._weights[:end]
        rare = squared.astype(np.float32)[words] * weights
        shared = np.add.reduceat(rare * own.astype(np.float32)[words], starts)
        lengths = np.sqrt(np.add.reduceat(rare * weights, starts)) * np.float32(length)
        likeness = shared / np.maximum(lengths, np.float32(1e-9))
        likeness[[at for at, name in enumerate(self._names) if not name or name == without]] = 0
        kept = min(most, len(likeness))
        least = max(float(np.partition(likeness, -kept)[-kept]) - SLACK, SLACK)
        return [self._names[at] for at in np.flatnonzero(likeness >= least)]


def _room(row: _Row, least: int) -> _Row:
    """A row with room for so many numbers."""
    short = least - len(row)
    return row if short <= 0 else np.pad(row, (0, max(short, len(row))))  # type: ignore[return-value]
