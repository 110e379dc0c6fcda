"""The words of a card as readers see them: one place for pages, widgets, site and reports.

The closed words of cards and of schools are labelled in ``lidera_nb/texts/cardlabels`` and
``cards``; the profile form asks with longer labels of its own, which would not fit a chip.
"""

from __future__ import annotations

from collections.abc import Iterable

from babel.numbers import format_decimal

from lidera_nb import texts
from lidera_nb.cards.costs import BANDS_CLP, BANDS_USD, Cost
from lidera_nb.cards.vocabulary import PSEL, WORDS
from lidera_nb.schoolwords import VOCABULARY
from lidera_nb.texts import LOCALES

LABELLED: dict[str, tuple[str, ...]] = {
    **WORDS,
    **VOCABULARY,
    "psel": tuple(str(number) for number in PSEL),
    "cost": tuple(str(band) for band in range(len(BANDS_CLP) + 1)),
    "security": tuple(str(level) for level in range(6)),
    "lang": ("es", "en"),
}
"""Field to its words, in order: those of cards, of schools, and the numbered ones as text."""


def label(lang: str, field: str, word: object) -> str:
    """A word of a field as readers see it.

    Raises
    ------
    KeyError
        The field has no such word.

    >>> label("en", "cost", 2), label("es", "rurality", "rural")
    ('Low', 'Rural')
    """
    return texts.say(lang, f"cards.{field}.{word}")


def labels(lang: str, field: str, words: Iterable[object]) -> list[str]:
    """Several words of a field, in their order."""
    return [label(lang, field, word) for word in words]


def options(lang: str, field: str) -> list[dict[str, str]]:
    """All words of a field as a widget's choices: ``id`` and ``label``, in order."""
    return [{"id": word, "label": label(lang, field, word)} for word in LABELLED[field]]


def head(lang: str, field: str) -> str:
    """What a field itself is called."""
    return texts.say(lang, f"cards.field.{field}")


def number(lang: str, amount: int) -> str:
    """A whole number as it is written: 15.000 in Chile, 15,000 in the United States.

    >>> number("es", 15000), number("en", 15000)
    ('15.000', '15,000')
    """
    return str(format_decimal(amount, locale=LOCALES[lang]))


def size_told(lang: str, size: int) -> str:
    """How large a file is, in round thousands or millions of bytes.

    >>> size_told("es", 1_234_567), size_told("en", 900)
    ('1,2 MB', '1 kB')
    """
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{format_decimal(round(size / 1_000_000, 1), locale=LOCALES[lang])} MB"


def band_told(lang: str, band: int) -> str:
    """Where a cost band ends, in words and in both currencies.

    >>> band_told("en", 1)
    'up to 20 dollars (or 15,000 Chilean pesos) per student and year'
    """
    if band == 0:
        return texts.say(lang, "cards.band.none")
    above = band == len(BANDS_CLP)
    end = band - 1 if above else band
    ends = {"clp": number(lang, BANDS_CLP[end]), "usd": number(lang, BANDS_USD[end])}
    return texts.say(lang, "cards.band.above" if above else "cards.band.to", **ends)


def cost_told(lang: str, cost: Cost) -> str:
    """A card's cost band by name, with where it ends."""
    return f"{label(lang, 'cost', cost.band)}: {band_told(lang, cost.band)}"
