"""What a reader's query asks for: its ideas, each with the names that cards may use for it.

A query is words and nothing else: whatever a person types, no sign in it is taken for a command.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.contract import QUERY_MOST
from lidera_nb.cards.search.forms import everyday
from lidera_nb.cards.search.glossary import Glossary, Phrase
from lidera_nb.cards.search.lexicon import SHORT, Lexicon
from lidera_nb.cards.search.refused import absent
from lidera_nb.cards.search.stems import STOP, fold, stem, stems, words

WORDS_MOST = 16
"""Words of a query that are read."""

SAID, OTHER, TRANSLATED, SYNONYM, KIN, BEGUN = 1.0, 0.9, 0.9, 0.6, 0.7, 0.5
"""What a name weighs: as it was typed; the same word taken for one of the other language; the
other language's name; another name in the same language; a word that is spelt nearly alike in
the other language; a word that only begins so."""

FURTHER = 0.9
"""What the second and later names of a line weigh beside its first."""

PART = 0.4
"""What a single word of a fixed phrase weighs beside the phrase."""


GENERAL = 0.7
"""What a word that is none of schools, so far as the glossary knows, weighs beside one that is."""

EVERYDAY = 0.25
"""What a word of any sentence ("come") weighs beside a word of schools."""

ABSENT = 0.6
"""What it weighs that somebody is not there, said by a refused verb ("do not come")."""


@dataclass(frozen=True, slots=True)
class Name:
    """Stems that stand one behind the other in cards of a language; `begun`: the last is cut."""

    lang: Lang
    phrase: Phrase
    weight: float
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """One thing that is asked for, with all its names."""

    names: tuple[Name, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was read; `corrected` is "" if no word was taken for a slip."""

    ideas: tuple[Idea, ...]
    lang: Lang
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads queries by the words that cards use; `occurs` tells whether any holds a phrase."""

    glossary: Glossary
    lexicons: Mapping[Lang, Lexicon]
    occurs: Callable[[Lang, Phrase], bool]

    def read(self, query: str, lang: Lang) -> Asked:
        """What a query asks for; `lang` is the reader's, which the query need not be in."""
        told = query[:QUERY_MOST]
        typed = words(told)[:WORDS_MOST]
        spoken = self._language(typed, lang)
        meant = {word: self._meant(word, spoken) for word in typed}
        slips = {word: right for word, right in meant.items() if right != word}
        read = [meant[word] for word in typed]
        ideas = (*self._ideas(read, spoken), *self._absence(absent(read, spoken), spoken))
        return Asked(ideas, spoken, _corrected(told, slips) if slips else "")

    def _language(self, typed: Sequence[str], lang: Lang) -> Lang:
        """The language that most of the words are of, the reader's if they do not tell."""

        def points(one: Lang) -> int:
            marks = 0
            for word in typed:
                plain = fold(word)
                marks += 2 * (plain in STOP[one]) + (plain in self.lexicons[one].cards)
                found = stem(word, one)
                marks += (one, (found,)) in self.glossary.lines or found in _everyday(one)
                marks += 2 * (one == "es" and plain != word)
            return marks

        other = _other(lang)
        return other if points(other) > points(lang) else lang

    # --- slips ----------------------------------------------------------------------------

    def _meant(self, word: str, lang: Lang) -> str:
        """A word as it was typed, or the one of its language that it was most likely to be."""
        plain = fold(word)
        if plain.isdecimal() or self._known(word) or self._kin(word, lang):
            return word
        known = (self.lexicons[lang], self.glossary.lexicons[lang])
        found = [near for lexicon in known if (near := lexicon.meant(plain)) is not None]
        return min(found)[-1] if found else word

    def _known(self, word: str) -> bool:
        if any(fold(word) in stop for stop in STOP.values()):
            return True
        if any(stem(word, lang) in _everyday(lang) for lang in self.lexicons):
            return True
        stemmed = ((lang, (stem(word, lang),)) for lang in self.lexicons)
        return any(one in self.glossary.single or self.occurs(*one) for one in stemmed)

    def _kin(self, word: str, lang: Lang) -> set[str]:
        return self.lexicons[_other(lang)].kin(fold(word))

    # --- ideas ----------------------------------------------------------------------------

    def _ideas(self, read: Sequence[str], lang: Lang) -> Iterator[Idea]:
        said = [(word, found) for word in read if (found := stem(word, lang))]
        at = 0
        while at < len(said):
            span = self._phrase(tuple(found for _, found in said[at:]), lang)
            part = PART if span > 1 else 1.0
            if span > 1:
                phrase = tuple(found for _, found in said[at : at + span])
                yield Idea((Name(lang, phrase, SAID), *self._also(phrase, lang)))
            for word, found in said[at : at + span]:
                more = () if span > 1 else tuple(self._more(word, found, lang))
                weight = part * self._telling(found, lang)
                yield Idea((Name(lang, (found,), SAID), *more), weight)
            at += span

    def _telling(self, found: str, lang: Lang) -> float:
        if found in _everyday(lang):
            return EVERYDAY
        return 1.0 if (lang, (found,)) in self.glossary.single else GENERAL

    def _absence(self, called: Sequence[str], lang: Lang) -> Iterator[Idea]:
        phrases = [tuple(stems(name, lang)) for name in called]
        names = (n for one in phrases for n in (Name(lang, one, SAID), *self._also(one, lang)))
        if phrases:
            yield Idea(tuple(names), ABSENT)

    def idea(self, found: str, lang: Lang) -> Idea:
        """A stem of a card as something that is asked for, under its other names too."""
        return Idea((Name(lang, (found,), SAID), *self._also((found,), lang)))

    def _phrase(self, ahead: Phrase, lang: Lang) -> int:
        """Words of the longest phrase of the glossary that comes next, 1 if there is none."""
        longest = min(len(ahead), self.glossary.longest)
        spans = range(longest, 1, -1)
        return next((n for n in spans if (lang, ahead[:n]) in self.glossary.lines), 1)

    def _also(self, phrase: Phrase, lang: Lang) -> Iterator[Name]:
        for side, other, place in self.glossary.also(phrase, lang):
            weight = SYNONYM if side == lang else TRANSLATED
            yield Name(side, other, weight * (FURTHER if place else 1.0))

    def _more(self, word: str, found: str, lang: Lang) -> Iterator[Name]:
        other = _other(lang)
        also = tuple(self._also((found,), lang))
        yield from also
        foreign = stem(word, other)
        if foreign and found not in _everyday(lang):
            yield Name(other, (foreign,), OTHER)
        if not any(name.lang == other for name in also) and found not in _everyday(lang):
            for kin in sorted(self._kin(word, lang)):
                yield Name(other, (stem(kin, other) or kin,), KIN)
        if len(found) >= SHORT and not self.occurs(lang, (found,)):
            yield Name(lang, (found,), BEGUN, begun=True)


@cache
def _everyday(lang: Lang) -> frozenset[str]:
    return frozenset(stem(verb, lang) for verb in everyday(lang))


def _other(lang: Lang) -> Lang:
    return "en" if lang == "es" else "es"


def _corrected(query: str, slips: Mapping[str, str]) -> str:
    """A query with its slips put right, all else as it was typed."""

    def right(found: re.Match[str]) -> str:
        return slips.get(found[0].lower(), found[0])

    return re.sub(r"[^\W_]+", right, query).strip()
