"""Which cards hold a name, remembered: what every store of full text has in common.

A store says what it is asked for the first time; common names are asked for in advance, and a
card that changes forgets only the names that it holds.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from typing import get_args

from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.document import Entry
from lidera_nb.cards.search.glossary import Phrase
from lidera_nb.cards.search.ranking import Held
from lidera_nb.cards.search.reading import Name

REMEMBERED = 6_000_000
"""Entries of answers that are remembered; each takes 8 bytes."""

COMMON = 0.005
"""A stem that this part of the cards holds is asked for in advance: a store takes some
microseconds for each card that holds a name, so common names are what a search waits for."""

LANGS: tuple[Lang, ...] = get_args(Lang)

Key = tuple[Lang, Phrase, bool]


class Names(ABC):
    """The names that cards hold, in a store of full text."""

    def __init__(self) -> None:
        self._rows = dict.fromkeys(LANGS, 0)
        self._known: OrderedDict[Key, Held] = OrderedDict()
        self._entries = 0

    @abstractmethod
    def change(self, gone: Sequence[Entry], come: Sequence[Entry]) -> None:
        """Take documents out, then add others at free places, all or nothing."""

    @abstractmethod
    def keep(self, ids: Collection[str]) -> None:
        """Forget the cards of an earlier server that are not among `ids`."""

    @abstractmethod
    def holding(self, lang: Lang, stem: str) -> int:
        """Documents that hold a stem."""

    @abstractmethod
    def _find(self, lang: Lang, phrase: Phrase, begun: bool) -> Held:
        """Ask the store for the documents that hold a name."""

    @abstractmethod
    def _stems(self, lang: Lang, least: float) -> list[str]:
        """The stems that at least so many documents hold."""

    def warm(self, phrases: Iterable[tuple[Lang, Phrase]]) -> None:
        """Ask in advance for what takes long: common stems, and these phrases."""
        for lang in LANGS:
            for stem in self._stems(lang, max(COMMON * self._rows[lang], 1)):
                self.held(Name(lang, (stem,), 1.0))
        for lang, phrase in phrases:
            self.held(Name(lang, phrase, 1.0))

    def occurs(self, lang: Lang, phrase: Phrase) -> bool:
        """Whether any document holds a phrase."""
        if len(phrase) == 1:
            return self.holding(lang, phrase[0]) > 0
        return len(self.held(Name(lang, phrase, 1.0)).places) > 0

    def held(self, name: Name) -> Held:
        """The documents that hold a name."""
        key = name.lang, name.phrase, name.begun
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        held = self._find(*key)
        self._known[key] = held
        self._entries += len(held.places)
        while self._entries > REMEMBERED:
            self._entries -= len(self._known.popitem(last=False)[1].places)
        return held

    def _forget(self, lang: Lang, stems: Collection[str]) -> None:
        """Forget what is known of the names that documents of these stems hold."""
        for key in [key for key in self._known if _touched(key, lang, stems)]:
            self._entries -= len(self._known.pop(key).places)


def _touched(key: Key, lang: Lang, stems: Collection[str]) -> bool:
    """Whether documents of some stems may be among those that hold a name."""
    side, phrase, begun = key
    return side == lang and (begun or any(stem in stems for stem in phrase))
