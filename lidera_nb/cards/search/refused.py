"""That somebody is not there, said by a refused verb («no vienen», "don't show up").

Cards have nouns for it, and others for each: absence, a meeting of parents, a substitute.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.forms import absence, presence, refusing
from lidera_nb.cards.search.stems import fold, stem

WITHIN = 2
"""Words before a verb of which one may refuse it."""


def absent(read: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """What it is called that those whom a query names are not there; nothing if it says no such.

    >>> absent(["profes", "que", "no", "vienen"], "es")
    ('ausencia', 'asistencia', 'reemplazo')
    """
    said = tuple(_kept(word, lang) for word in read)
    verbs, no = _known(lang)
    for at in range(len(said)):
        come = any(said[at : at + len(verb)] == verb for verb in verbs)
        if come and no.intersection(said[max(0, at - WITHIN) : at]):
            return _of_whom(said, lang)
    return ()


@cache
def _known(lang: Lang) -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
    """The verbs of being there, and the words that refuse one."""
    verbs = tuple(tuple(_kept(word, lang) for word in verb) for verb in presence(lang))
    return verbs, frozenset(_kept(word, lang) for word in refusing(lang))


def _of_whom(said: Sequence[str], lang: Lang) -> tuple[str, ...]:
    for who, called in absence(lang):
        if not who or any(_kept(word, lang) in said for word in who):
            return called
    return ()


def _kept(word: str, lang: Lang) -> str:
    """A word's stem; of one that is not indexed, the word."""
    return stem(word, lang) or fold(word)
