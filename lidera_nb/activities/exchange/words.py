"""The closed words of visits: what they are about, and when in a school year they may be.

Labels stand in the forms (``course/instruments/visit-*.yaml``) and, for what the system itself
says, in ``lidera_nb/texts/exchange.{es,en}.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from babel.dates import format_date

from lidera_nb import texts
from lidera_nb.texts import LOCALES

TOPICS = ("reading", "attendance", "climate", "inclusion", "families", "teams", "multigrade",
          "transitions")  # fmt: skip
MONTHS = ("mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov")
"""The months of Chile's school year. Two schools settle the day; a matching settles the month."""


def ticked(answers: Mapping[str, Any], prefix: str, words: Sequence[str]) -> tuple[str, ...]:
    """The words that were ticked in a form, in their order.

    >>> ticked({"month_may": True, "month_apr": True}, "month", MONTHS)
    ('apr', 'may')
    """
    return tuple(word for word in words if answers.get(f"{prefix}_{word}"))


def topics_told(lang: str, topics: Sequence[str]) -> str:
    """Topics in words, one after the other."""
    return ", ".join(texts.say(lang, f"exchange.topic.{one}") for one in topics)


def month_told(lang: str, month: str) -> str:
    """A month by its name."""
    return texts.say(lang, f"exchange.month.{month}")


def day_told(day: date, lang: str) -> str:
    """A day in words."""
    written = {"es": "d 'de' MMMM 'de' y", "en": "MMMM d, y"}[lang]
    return format_date(day, written, locale=LOCALES[lang])
