"""Where a text names somebody of a roster: without accents and case, by whole words.

The policy, in this order:

1. two words or more of one person's name together are that person, in any order, also with what
   lies between them ("Ana de la Fuente", "Fuentes, Ana"); only where all of them are ordinary
   words written small ("rosa blanca") they are not;
2. one word after a form of address is a person, also one that is not on the roster ("don Pedro",
   "Mrs. Jones"), unless it is a role ("señora Directora");
3. one word of a name with a capital letter is that person, but not a place, a month or the like
   ("Victoria", "April"), not what a school, a street or a saint is called ("Liceo Carolina"), not
   an ordinary word that opens a sentence ("Rosa era el color"), and not one of two letters;
4. one word written small is nobody: it is missed where somebody writes names so.

Nicknames, misspellings and people outside the roster without a form of address are missed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lidera_nb.reflection.ordinary import CAPITAL, ORDINARY, ROLES

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]{2,})*")
_CLOSE = re.compile(r"(?:[^\S\n]|[-.,·])(?:[^\S\n])?")
_QUOTES = " \t\u00a0\"'«»“”‘’()[]*"
_OPENING = ".!?…\n¿¡–—-"
_LINKS = frozenset({"de", "del", "la", "las", "los", "da", "di", "do", "van", "von", "der"})
_ADDRESS = frozenset({
    "don", "dona", "senor", "senora", "senorita", "sr", "sra", "srta", "tia", "tio", "miss",
    "mister", "mr", "mrs", "ms", "dr", "dra", "profe",
})  # fmt: skip
_CALLED = frozenset({
    "escuela", "liceo", "colegio", "jardin", "instituto", "hospital", "cesfam", "calle", "avenida",
    "av", "pasaje", "plaza", "poblacion", "villa", "comuna", "san", "santa", "santo", "saint", "st",
    "puerto", "cerro", "rio", "lago", "teatro", "premio", "ley", "plan", "north", "south", "west",
})  # fmt: skip
_AFTER = frozenset({"school", "elementary", "street", "avenue", "road", "academy", "county"})

Names = Mapping[str, frozenset[int]]
"""By word, the people of the roster in whose name it is."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    key: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def named(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Each passage that names somebody, as ``(start, end)``, from left to right.

    >>> list(named("Hablé con Soto, no con la Rosa.", ["Rosa Soto"]))
    [(10, 14), (26, 30)]
    """
    people = _people(tuple(names))
    words = [_Word(found[0], key(found[0]), *found.span()) for found in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        many = _together(text, words, at, people) or _alone(text, words, at, people)
        if many:
            yield words[at].start, words[at + many - 1].end
        at += many or 1


def key(word: str) -> str:
    """A word as it is compared: small letters without accents; ``Ñ`` is ``n`` too."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in plain if c.isalpha())


@lru_cache(maxsize=32)
def _people(names: tuple[str, ...]) -> Names:
    people: dict[str, frozenset[int]] = {}
    for person, name in enumerate(names):
        for word in {key(found) for found in _WORD.findall(name)} - _LINKS:
            people[word] = people.get(word, frozenset()) | {person}
    return people


def _together(text: str, words: Sequence[_Word], at: int, people: Names) -> int:
    """How many words from here on are one person's name; 0 if fewer than two of it are."""
    whose, used, last = people.get(words[at].key, frozenset()), {words[at].key}, at
    for here in range(at + 1, len(words)):
        if not _CLOSE.fullmatch(text[words[here - 1].end : words[here].start]):
            break
        if words[here].key in _LINKS or (len(words[here].text) == 1 and words[here].capital):
            continue
        shared = whose & people.get(words[here].key, frozenset())
        if not shared or words[here].key in used:
            break
        whose, last = shared, here
        used.add(words[here].key)
    sure = any(word.capital for word in words[at : last + 1]) or used - ORDINARY
    return last - at + 1 if len(used) > 1 and sure else 0


def _alone(text: str, words: Sequence[_Word], at: int, people: Names) -> int:
    """1 if this word by itself is somebody, 0 if not."""
    word, known = words[at], words[at].key in people
    before = words[at - 1].key if at and _near(text, words[at - 1], word) else ""
    if before in _ADDRESS and word.key not in ROLES:
        return int(known or (word.capital and before != "profe"))
    if not known or not word.capital or len(word.text) < 3 or word.key in CAPITAL:
        return 0
    after = words[at + 1].key if at + 1 < len(words) else ""
    if before in _CALLED or after in _AFTER:
        return 0
    return int(word.key not in ORDINARY or not _opens(text, word))


def _opens(text: str, word: _Word) -> bool:
    """Whether a sentence begins with this word."""
    before = text[: word.start].rstrip(_QUOTES)
    return not before or before[-1] in _OPENING


def _near(text: str, one: _Word, other: _Word) -> bool:
    return text[one.end : other.start].strip(" .\u00a0") == ""
