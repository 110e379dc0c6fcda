"""Which cards may tell the same: suggested to a curator, decided by nobody but them.

Texts are compared as bags of word beginnings, weighted by how rare a beginning is among the
cards at hand (tf-idf) and by where it stands; the likeness is the cosine, 0 to 1. Texts of one
language are compared with each other, so a translation by another hand is not found.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from lidera_nb.cards.likeness import Bags
from lidera_nb.cards.model import Content, Lang, Words

ALIKE = 0.35
"""The least likeness that is worth a look: two cards of the seed library stay well below it."""

BEGINNING = 6
SHORTEST = 4
"""Letters of a word that count, so that inflections meet; shorter words join and say little."""

_WEIGHTS = {"title": 3, "problem": 2, "what": 2, "steps": 1, "why": 1, "for_whom": 1}
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


@dataclass(frozen=True, slots=True)
class Alike:
    """Another card, how like it is (0 to 1), and the language in which that was seen."""

    id: str
    likeness: float
    lang: Lang


def beginnings(words: Words) -> Mapping[str, float]:
    """How much of each word beginning a text holds; a beginning said ten times counts little more.

    >>> dict(beginnings(Words(title="Lectura", problem="leen; lecturas")))
    {'lectur': 2.6094379124341005, 'leen': 1.6931471805599454}
    """
    found: Counter[str] = Counter()
    for path, text in words.prose():
        weight = _WEIGHTS.get(path.partition(".")[0], 0)
        for word in _WORD.findall(_folded(text)) if weight else ():
            found[word[:BEGINNING]] += weight
    return {word: 1 + math.log(n) for word, n in found.items()}


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


class Shelf:
    """Cards held side by side, to be asked which may tell the same as one."""

    def __init__(self) -> None:
        self._bags: dict[Lang, Bags] = {lang: Bags() for lang in get_args(Lang)}

    def put(self, name: str, content: Content) -> None:
        """Add a card, or put it in the place of what was there under its id."""
        for lang, bags in self._bags.items():
            words = content.texts.get(lang)
            bags.put(name, beginnings(words) if words else {})

    def drop(self, name: str) -> None:
        """Take a card out; one that is not there is passed over."""
        for bags in self._bags.values():
            bags.drop(name)

    def like(
        self, content: Content, without: str = "", most: int = 3, least: float = ALIKE
    ) -> tuple[Alike, ...]:
        """The cards most like one, likest first.

        Parameters
        ----------
        content, without
            The card that is looked at, and its id.
        most, least
            How many are named at most, and the least likeness that is named.

        Returns
        -------
        tuple of Alike
            Of each card the language in which it is likest; equal ones by id.
        """
        found: dict[str, Alike] = {}
        for lang, words in content.texts.items():
            likest = self._bags[lang].like(beginnings(words), without, least, most)
            for likeness, name in likest:
                if name not in found or found[name].likeness < likeness:
                    found[name] = Alike(name, likeness, lang)
        return tuple(sorted(found.values(), key=lambda one: (-one.likeness, one.id))[:most])


def duplicates(
    content: Content, others: Mapping[str, Content], most: int = 3, least: float = ALIKE
) -> tuple[Alike, ...]:
    """The cards most like one among `others`, which do not hold it; see `Shelf.like`."""
    shelf = Shelf()
    for name, other in others.items():
        shelf.put(name, other)
    return shelf.like(content, most=most, least=least)
