"""The glossary: what else a word of schools is called, in its own language and in the other.

Entries stand in ``glossary.yaml``, which says how they are written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.lexicon import Lexicon
from lidera_nb.cards.search.stems import fold, stems, words
from lidera_nb.yamlfile import read_yaml

SIDES: tuple[Lang, Lang] = ("es", "en")
PLACE = Path(__file__).with_name("glossary.yaml")

Phrase = tuple[str, ...]
"""Stems that stand one behind the other."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """What each phrase is also called.

    Attributes
    ----------
    entries
        Every line: language to its phrases, the best first.
    lines
        Language and phrase to the numbers of the lines that it stands in.
    longest
        Stems in the longest phrase.
    single
        Language and stem of every word in it.
    lexicons
        Its words as they are written, by language.
    """

    entries: tuple[Mapping[Lang, tuple[Phrase, ...]], ...]
    lines: Mapping[tuple[Lang, Phrase], tuple[int, ...]]
    longest: int
    single: frozenset[tuple[Lang, Phrase]]
    lexicons: Mapping[Lang, Lexicon]

    def also(self, phrase: Phrase, lang: Lang) -> Iterator[tuple[Lang, Phrase, int]]:
        """Other names of a phrase: language, stems, and place in its line, 0 for the best."""
        for number in self.lines.get((lang, phrase), ()):
            for side, phrases in self.entries[number].items():
                for place, other in enumerate(phrases):
                    if (side, other) != (lang, phrase):
                        yield side, other, place


@cache
def glossary() -> Glossary:
    """The glossary of this package."""
    return read(PLACE)


def read(path: Path) -> Glossary:
    """Read a glossary.

    Raises
    ------
    ContentError
        A line does not have both sides; with its place.
    """
    file = read_yaml(path)
    entries: list[Mapping[Lang, tuple[Phrase, ...]]] = []
    lexicons: dict[Lang, Lexicon] = {lang: Lexicon() for lang in SIDES}
    for section, lines in file.data.items():
        for at, line in enumerate(lines):
            sides = str(line).split(" = ")
            if len(sides) != 2 or not all(side.strip() for side in sides):
                raise file.error("write words of Spanish, ' = ', words of English", section, at)
            told = dict(zip(SIDES, sides, strict=True))
            entries.append({lang: _phrases(side, lang) for lang, side in told.items()})
            for lang, side in told.items():
                lexicons[lang].add({fold(word) for word in words(side)})
    return _joined(entries, lexicons)


def _phrases(side: str, lang: Lang) -> tuple[Phrase, ...]:
    found: Sequence[Phrase] = [tuple(stems(name, lang)) for name in side.split(",")]
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def _joined(
    entries: list[Mapping[Lang, tuple[Phrase, ...]]], lexicons: Mapping[Lang, Lexicon]
) -> Glossary:
    lines: defaultdict[tuple[Lang, Phrase], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for lang, phrases in entry.items():
            for phrase in phrases:
                lines[lang, phrase].append(number)
    longest = max((len(phrase) for _, phrase in lines), default=0)
    single = frozenset((lang, (word,)) for lang, phrase in lines for word in phrase)
    told = {phrase: tuple(numbers) for phrase, numbers in lines.items()}
    return Glossary(tuple(entries), told, longest, single, lexicons)
