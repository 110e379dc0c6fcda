"""How what describes a school, a language and a day becomes more common, rung by rung."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lidera_nb.dataset.kanonymity import Ladder
from lidera_nb.dataset.schema import Table
from lidera_nb.network.territory import MACROZONE
from lidera_nb.schoolwords import VOCABULARY
from lidera_nb.texts import say

_ABROAD = {"united_states": "united_states", "other": "other"}
_ZONE = {**MACROZONE, **_ABROAD}
_COUNTRY = {**dict.fromkeys(MACROZONE, "chile"), **_ABROAD}
_SCHOOLING = {
    **dict.fromkeys(("preschool", "primary", "secondary", "primary_secondary"), "regular"),
    **dict.fromkeys(("special", "adult"), "special_or_adult"),
}
_ENROLMENT = {
    **dict.fromkeys(("under_150", "from_150_to_399"), "under_400"),
    **dict.fromkeys(("from_400_to_799", "from_800"), "from_400"),
}
_RUN_BY = {
    **dict.fromkeys(("municipal", "slep", "us_district"), "public"),
    **dict.fromkeys(("subsidised", "delegated", "private", "us_charter"), "not_public"),
}
_NEED = {
    **dict.fromkeys(("low", "medium"), "lower"),
    **dict.fromkeys(("high", "very_high"), "higher"),
    "unknown": "unknown",
}
_PLACE = {"urban": "urban", "rural": "any_rural", "rural_isolated": "any_rural"}

_Wider = tuple[str, Mapping[str, str]]
_PROFILE: dict[str, tuple[_Wider, ...]] = {
    "territory": (("macrozone", _ZONE), ("country", _COUNTRY)),
    "level": (("broad", _SCHOOLING),),
    "size": (("broad", _ENROLMENT),),
    "dependence": (("broad", _RUN_BY),),
    "vulnerability": (("broad", _NEED),),
    "rurality": (("broad", _PLACE),),
}
"""Field of the school profile to its rungs: a name, and what each value becomes."""


def _looked_up(words: Mapping[str, str]) -> Callable[[Any], Any]:
    return lambda value: words.get(str(value))


def month(day: date) -> date:
    """The first day of its month.

    >>> month(date(2026, 8, 23))
    datetime.date(2026, 8, 1)
    """
    return day.replace(day=1)


def quarter(day: date) -> date:
    """The first day of its quarter."""
    return day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)


def year(day: date) -> date:
    """The first day of its year."""
    return day.replace(month=1, day=1)


PROFILE_LADDERS = tuple(
    Ladder(field, tuple((name, _looked_up(words)) for name, words in rungs))
    for field, rungs in _PROFILE.items()
)
"""One for each field of the school profile."""

LADDERS = (
    *PROFILE_LADDERS,
    Ladder("lang"),
    Ladder("started_on", (("quarter", quarter), ("year", year)), "month"),
)
"""Everything in `participants` by which somebody could be recognised; a day is never told."""


def wider(field: str) -> tuple[str, ...]:
    """The words of a field's higher rungs that are not in its vocabulary."""
    found = (word for _, words in _PROFILE[field] for word in words.values())
    return tuple(dict.fromkeys(word for word in found if word not in VOCABULARY[field]))


def widened(table: Table, tier: str) -> Table:
    """The table as a tier has it: where people are generalised, their words are more."""
    if tier != "deidentified":
        return table
    columns = tuple(
        replace(column, values=(*column.values, *wider(column.name)))
        if column.name in _PROFILE and column.values
        else column
        for column in table.columns
    )
    return replace(table, columns=columns)


def labels() -> Iterator[dict[str, Any]]:
    """Rows of the codebook for the words of the higher rungs."""
    for field in _PROFILE:
        for i, word in enumerate(wider(field)):
            text = {lang: say(lang, f"tiers.wider.{field}.{word}") for lang in ("es", "en")}
            yield {"kind": "option", "source": "school-profile", "parent": field, "id": word,
                   "position": 100 + i, **text}  # fmt: skip
