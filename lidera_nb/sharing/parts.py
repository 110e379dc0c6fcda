"""A card in one language, cut into the parts that a page shows one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lidera_nb import texts
from lidera_nb.activities.cards.labels import band_told, cost_told, head, label, labels
from lidera_nb.cards.costs import BANDS_CLP
from lidera_nb.cards.library import Published
from lidera_nb.cards.model import Content, Lang, Words
from lidera_nb.cards.vocabulary import ENDED, WORDS
from lidera_nb.schoolwords import VOCABULARY

PRACTICE = ("problem", "for_whom", "what", "why", "steps", "resources", "cost", "results",
            "measured", "did_not_work", "conditions", "risks")  # fmt: skip
JUDGEMENT = ("problem", "for_whom", "what", "why", "signals", "steps", "resources", "cost",
             "results", "measured", "did_not_work", "conditions", "risks")  # fmt: skip
_APART = {"judgement": ("problem", "what")}
"""Parts that are called otherwise in a kind of card."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part under its heading: paragraphs, or items in order, or pairs of a risk and an answer."""

    name: str
    head: str
    text: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


def parts(content: Content, words: Words, lang: str) -> list[Part]:
    """The parts in which something is written, headed in the language of the words."""
    order = JUDGEMENT if content.kind == "judgement" else PRACTICE
    return [_part(name, content.kind, words, lang) for name in order if getattr(words, name)]


def _part(name: str, kind: str, words: Words, lang: str) -> Part:
    apart = f"{kind}_" if name in _APART.get(kind, ()) else ""
    heading = texts.say(lang, f"sharing.part.{apart}{name}")
    value = getattr(words, name)
    if name == "risks":
        return Part(name, heading, pairs=tuple((one.risk, one.answer) for one in value))
    if isinstance(value, tuple):
        return Part(name, heading, items=value)
    return Part(name, heading, tuple(line for line in map(str.strip, value.split("\n")) if line))


def facts(content: Content, lang: str) -> list[tuple[str, list[str]]]:
    """What a card says in closed words: heading and values, as far as told."""
    found = [(head(lang, "students"), labels(lang, "students", content.students))]
    schools = content.context
    found += [(head(lang, name), labels(lang, name, getattr(schools, name))) for name in VOCABULARY]
    found.append((head(lang, "cost"), [cost_told(lang, content.cost)] if content.cost else []))
    weeks = [texts.say(lang, "sharing.weeks", weeks=content.weeks)] if content.weeks else []
    found.append((head(lang, "weeks"), weeks))
    found.append((head(lang, "partner"), labels(lang, "partner", content.partners)))
    found.append((head(lang, "dimension"), labels(lang, "dimension", content.dimensions)))
    found.append((head(lang, "psel"), labels(lang, "psel", content.psel)))
    return [(name, values) for name, values in found if values]


@dataclass(frozen=True, slots=True)
class Ending:
    """How tries of a card ended, or stand: how many, and the reasons given, most named first."""

    status: str
    label: str
    count: int
    why: tuple[tuple[str, int], ...]
    told: tuple[tuple[str, str, str], ...]


def endings(card: Published, lang: str) -> list[Ending]:
    """What became of a card elsewhere, by how it ended.

    What schools told of themselves and in their own words stays in their network: of them there
    are numbers and coded reasons. Lines of the seed library, which are made up, are all shown.
    """
    found = []
    for status in (*ENDED, "trying", "wanted"):
        tries = [one for one in card.tries if one.status == status]
        if not tries:
            continue
        named = [w for one in tries for w in one.why]
        why = [(label(lang, "why", w), named.count(w)) for w in WORDS["why"] if w in named]
        why.sort(key=lambda pair: -pair[1])
        told = tuple(
            (*_line(one.words, lang), _school(one.context, lang)) for one in tries if one.made_up
        )
        name = label(lang, "trying", status)
        found.append(Ending(status, name, len(tries), tuple(why), told))
    return found


def _line(words: Mapping[Lang, str], lang: str) -> tuple[str, str]:
    """What was told, in this language if it is there, and in which it is."""
    found: list[tuple[str, str]] = [(of, line) for of, line in words.items() if line]
    return next((one for one in found if one[0] == lang), found[0] if found else (lang, ""))


def _school(context: Mapping[str, str], lang: str) -> str:
    return ", ".join(label(lang, n, context[n]) for n in VOCABULARY if n in context)


def bands(lang: str) -> list[tuple[str, str]]:
    """The cost bands and where each ends, for the page that explains them."""
    every = range(len(BANDS_CLP) + 1)
    return [(label(lang, "cost", band), band_told(lang, band)) for band in every]
