"""The index with which a browser searches the site, without a server and without a library.

A word is folded (no accents, small letters), cut to its first letters and stripped of an ending,
which joins most inflections of Spanish and English. A card is found by its words in every
language it has; how much a word tells of a card depends on where it stands. The glossary of the
server's search comes along, word by word, so that a card in one language is found in the other.
``search.js`` ranks.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lidera_nb.activities.cards.labels import labels
from lidera_nb.cards.library import Published
from lidera_nb.cards.search import glossary
from lidera_nb.sharing.facets import FACETS, words
from lidera_nb.sharing.site import folded
from lidera_nb.yamlfile import read_yaml

CUT = 6
"""Letters of a word that count."""

LEAST = 3
_ENDING = re.compile(r"(?:[aeo]?[sn]|[aeo])$")

COMMON = 0.25
"""A word of more than this share of all cards counts only where it stands in title or heart; if
it is as common there, it tells no card apart and is left out."""

FEW = 20
"""Below so many cards no word is common."""

TITLE, HEART, ELSEWHERE = 3, 2, 1
_HEART = ("problem", "for_whom", "what", "why")
LEAD = 160


def script(cards: Sequence[Published], lang: str) -> str:
    """The index as a script that sets ``LIDERA_CARDS``: from a file, nothing else can be read."""
    found: dict[str, list[int]] = {}
    for number, card in enumerate(cards):
        for word, weight in sorted(_weights(card, lang).items()):
            found.setdefault(word, []).append(number * 4 + weight)
    most = COMMON * len(cards) if len(cards) >= FEW else len(cards)
    told = {word: _telling(at, most) for word, at in sorted(found.items())}
    kept = {word: at for word, at in told.items() if at}
    index = {
        "words": " ".join(kept),
        "common": " ".join(sorted(told.keys() - kept.keys())),
        "also": _also(kept),
        "at": [_steps(at) for at in kept.values()],
        "cards": [_told(card, lang) for card in cards],
    }
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"self.LIDERA_CARDS = {written};\n"


def _telling(at: list[int], most: float) -> list[int]:
    """Where a word tells something of a card; nowhere if it tells no card apart."""
    if len(at) <= most:
        return at
    heart = [number for number in at if number % 4 >= HEART]
    return heart if len(heart) <= most else []


def key_of(word: str) -> str:
    """What counts of a folded word; ``search.js`` cuts alike.

    >>> [key_of(word) for word in ("falta", "faltan", "clases", "students", "mes")]
    ['falt', 'falt', 'clas', 'stud', 'mes']
    """
    cut = word[:CUT]
    bare = _ENDING.sub("", cut)
    return bare if len(bare) >= LEAST else cut


def lead(card: Published, lang: str) -> str:
    """The beginning of what a card answers, for a list."""
    text = " ".join(card.content.words(lang)[1].problem.split())
    return text if len(text) <= LEAD else f"{text[:LEAD].rsplit(' ', 1)[0].rstrip('.,;:')}…"


def _told(card: Published, lang: str) -> list[str]:
    """What a result shows, and by what it is narrowed down."""
    of, told = card.content.words(lang)
    where = " ".join(f"{facet}-{word}" for facet in FACETS for word in words(card, facet))
    return [card.id, told.title, lead(card, lang), of, where, "1" if card.synthetic else ""]


def _also(kept: Iterable[str]) -> dict[str, str]:
    """What else each single word of the glossary is called, as far as some card says it so."""
    known = set(kept)
    found: dict[str, set[str]] = defaultdict(set)
    for line in (line for lines in read_yaml(glossary.PLACE).data.values() for line in lines):
        names = [folded(name) for name in re.split("[=,]", line)]
        keys = {key_of(name[0]) for name in names if len(name) == 1}
        for key in keys:
            found[key] |= (keys & known) - {key}
    return {key: " ".join(sorted(other)) for key, other in sorted(found.items()) if other}


def _weights(card: Published, lang: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for weight, text in _texts(card, lang):
        for word in folded(text):
            key = key_of(word)
            if len(key) > 1 or key.isdecimal():
                found[key] = max(found.get(key, 0), weight)
    return found


def _texts(card: Published, lang: str) -> Iterator[tuple[int, str]]:
    for told in card.content.texts.values():
        for path, text in told.prose():
            heart = HEART if path in _HEART else ELSEWHERE
            yield TITLE if path == "title" else heart, text
    for facet in ("dimension", "students", "level", "rurality"):
        yield from ((ELSEWHERE, name) for name in labels(lang, facet, words(card, facet)))


def _steps(numbers: list[int]) -> str:
    """Numbers as the steps between them, in base 36: a third of their length."""
    pairs = zip([0, *numbers], numbers, strict=False)
    return " ".join(_base36(after - before) for before, after in pairs)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits or "0"
