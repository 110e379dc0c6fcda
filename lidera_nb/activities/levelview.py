"""How the levels of a play are told: indicators, resources and attitudes, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from babel.numbers import format_decimal

from lidera_nb import texts
from lidera_nb.scenario.effects import Cost
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.percase import per_case
from lidera_nb.scenario.state import Play

ATTITUDES = (0, 20, 40, 60, 80)
"""Lower bounds of the five words for an attitude; the words are the same in every case."""


@per_case
def starts(case: Case) -> Mapping[str, int]:
    """All indicators as they are before anything happens."""
    return {name: indicator.start for name, indicator in case.scenario.indicators.items()}


@per_case
def attitudes(case: Case) -> Mapping[str, int]:
    """All stakeholders' attitudes as they are before anything happens."""
    return {who: one.start for who, one in case.scenario.stakeholders.items()}


@per_case
def band_word(case: Case, indicator: str, value: int, lang: str) -> str:
    """The word for an indicator's value: that of the highest band it reaches."""
    bands = case.scenario.indicators[indicator].bands
    band = max(i for i, lower in enumerate(bands) if value >= lower)
    return case.texts[lang][f"indicator.{indicator}.band{band}"]


def indicators(case: Case, values: Mapping[str, int], lang: str) -> list[dict[str, Any]]:
    """All indicators as they stand, in words and numbers."""
    return [_indicator(case, name, values[name], lang) for name in case.scenario.indicators]


@per_case
def _indicator(case: Case, name: str, value: int, lang: str) -> dict[str, Any]:
    label = case.texts[lang][f"indicator.{name}.label"]
    word = band_word(case, name, value, lang)
    return {"id": name, "label": label, "value": value, "word": word}


@cache
def attitude_word(value: int, lang: str) -> str:
    """The word for an attitude."""
    band = max(i for i, lower in enumerate(ATTITUDES) if value >= lower)
    return texts.say(lang, f"attitude.band{band}")


def people(case: Case, play: Play, lang: str) -> list[dict[str, Any]]:
    """The stakeholders: who they are, what they want, and how they stand to the participant."""
    return [
        _stakeholder(case, who, attitude_word(play.attitudes[who], lang), lang)
        for who in case.scenario.stakeholders
    ]


@per_case
def _stakeholder(case: Case, who: str, word: str, lang: str) -> dict[str, Any]:
    interest = case.texts[lang][f"stakeholder.{who}.interest"]
    return {"id": who, **person(case, who, lang), "interest": interest, "word": word}


def person(case: Case, who: str, lang: str) -> dict[str, str]:
    """A character by name and role."""
    words = case.texts[lang]
    return {"who": words[f"cast.{who}.name"], "role": words[f"cast.{who}.role"]}


def amount(case: Case, resource: str, value: int, lang: str) -> str:
    """An amount of a resource in its unit.

    Figures are written as in Chile and in the United States.
    """
    return _in_unit(value, case.scenario.resources[resource].unit, lang)


@lru_cache(maxsize=4096)
def _in_unit(value: int, unit: str, lang: str) -> str:
    number = format_decimal(value, locale="es_CL" if lang == "es" else "en_US")
    return texts.say(lang, f"amount.{unit}", n=number)


def resources(case: Case, values: Mapping[str, int], lang: str) -> list[dict[str, Any]]:
    """What is left of each resource."""
    return [
        {
            "id": name,
            "label": case.texts[lang][f"resource.{name}.label"],
            "value": values[name],
            "start": resource.start,
            "text": amount(case, name, values[name], lang),
        }
        for name, resource in case.scenario.resources.items()
    ]


def price(case: Case, cost: Cost, lang: str) -> str:
    """What something costs, in words; empty when it is free."""
    return ", ".join(
        f"{case.texts[lang][f'resource.{name}.label'].lower()}: {amount(case, name, value, lang)}"
        for name, value in cost.items()
    )


def too_dear(case: Case, cost: Cost, play: Play, lang: str) -> str:
    """Why something cannot be had now, in words; empty when it can."""
    for name, value in cost.items():
        lacking = value - play.resources[name]
        if lacking > 0:
            return texts.say(lang, "case.too_dear", lacking=amount(case, name, lacking, lang))
    return ""
