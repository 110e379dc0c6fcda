"""The judged queries and in which single language each card is indexed for them.

How they were made stands in ``tests/cards/judged/README.md``. They are for measuring alone; what
the search is tuned on is ``tests/cards/development``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lidera_nb.yamlfile import read_yaml

JUDGED = Path(__file__).parent / "cards/judged"
DEVELOPMENT = Path(__file__).parent / "cards/development"
GRADES = (1, 2, 3)
ACROSS = 3 / 4
"""Share of the gain that must lie in the other language for a query to count as across."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a principal typed, and which cards answer it.

    Attributes
    ----------
    lang
        The language of the one who types.
    cross
        Whether the cards that answer it are indexed in the other language.
    grades
        Id of a card to 3 (exactly this), 2 (helps) or 1 (touches it); all others are 0.
    """

    id: str
    text: str
    lang: str
    cross: bool
    grades: Mapping[str, int]


@cache
def judged_queries() -> tuple[Query, ...]:
    """All of them, in the order of the file."""
    listed = read_yaml(JUDGED / "queries.yaml").data["queries"]
    return tuple(Query(**{**one, "grades": MappingProxyType(one["grades"])}) for one in listed)


@cache
def development_queries() -> tuple[Query, ...]:
    """Those that the search may be tuned on, in the order of their file."""
    listed = read_yaml(DEVELOPMENT / "queries.yaml").data["queries"]
    return tuple(Query(**one, cross=goes_across(one["lang"], one["grades"])) for one in listed)


def goes_across(lang: str, grades: Mapping[str, int]) -> bool:
    """Whether the cards that answer best, and most of the gain, lie in the other language."""
    langs = indexed_languages()
    away = {card for card in grades if langs[card] != lang}
    share = sum(gain(grades[card]) for card in away) / sum(map(gain, grades.values()))
    best = {card for card, grade in grades.items() if grade == max(GRADES)}
    return best <= away and share >= ACROSS


def gain(grade: int) -> int:
    """What a card of a grade is worth in nDCG."""
    return int(2**grade) - 1


@cache
def indexed_languages() -> Mapping[str, str]:
    """Id of a card to the only language in which the evaluation indexes it."""
    return MappingProxyType(read_yaml(JUDGED / "languages.yaml").data["languages"])
