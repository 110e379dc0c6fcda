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
from functools import lru_cache

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


@lru_cache(maxsize=8192)
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


def duplicates(
    content: Content, others: Mapping[str, Content], most: int = 3, least: float = ALIKE
) -> tuple[Alike, ...]:
    """The cards most like one, likest first.

    Parameters
    ----------
    content
        The card that is looked at.
    others
        The cards that it is held against, by id, without itself.
    most, least
        How many are named at most, and the least likeness that is named.

    Returns
    -------
    tuple of Alike
        Of each card the language in which it is likest; equal ones by id.
    """
    found: dict[str, Alike] = {}
    for lang, words in content.texts.items():
        beside = {name: one.texts[lang] for name, one in others.items() if lang in one.texts}
        for name, likeness in _likenesses(words, beside).items():
            if likeness >= least and (name not in found or found[name].likeness < likeness):
                found[name] = Alike(name, likeness, lang)
    return tuple(sorted(found.values(), key=lambda one: (-one.likeness, one.id))[:most])


def _likenesses(words: Words, others: Mapping[str, Words]) -> dict[str, float]:
    bags = {name: beginnings(one) for name, one in others.items()}
    own = beginnings(words)
    spread = Counter(word for bag in (own, *bags.values()) for word in bag)
    rarity = {word: math.log(1 + (len(bags) + 1) / n) for word, n in spread.items()}
    return {name: _cosine(own, bag, rarity) for name, bag in bags.items()}


def _cosine(one: Mapping[str, float], two: Mapping[str, float], by: Mapping[str, float]) -> float:
    """The cosine of two bags whose entries count `by` each; 0 if one is empty."""
    shared = sum(one[word] * two[word] * by[word] ** 2 for word in one.keys() & two.keys())
    lengths = math.prod(
        math.sqrt(sum((n * by[word]) ** 2 for word, n in bag.items())) for bag in (one, two)
    )
    return shared / lengths if lengths else 0.0
