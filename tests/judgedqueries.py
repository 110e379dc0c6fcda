"""The judged queries and in which single language each card is indexed for them.

How they were made stands in ``tests/cards/judged/README.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lidera_nb.yamlfile import read_yaml

JUDGED = Path(__file__).parent / "cards/judged"
GRADES = (1, 2, 3)


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
def indexed_languages() -> Mapping[str, str]:
    """Id of a card to the only language in which the evaluation indexes it."""
    return MappingProxyType(read_yaml(JUDGED / "languages.yaml").data["languages"])
