"""Numbers and dates as they are written in Chile, or in the United States."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from lidera_nb import texts
from lidera_nb.report.estimates import Estimate


def percent(lang: str, share: float) -> str:
    """A share as a whole per cent.

    >>> percent("es", 0.537).replace(chr(160), " ")
    '54 %'
    """
    pattern = "#,##0%" if lang == "en" else "#,##0\u00a0%"
    return format_percent(round(share, 2), format=pattern, locale=texts.LOCALES[lang])


def decimal(lang: str, value: float, digits: int = 0) -> str:
    """A number with so many decimals.

    >>> decimal("es", 0.25, 2)
    '0,25'
    """
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(round(value, digits), format=pattern, locale=texts.LOCALES[lang])


def interval(lang: str, estimate: Estimate) -> str:
    """The interval of a share."""
    low, high = percent(lang, estimate.low), percent(lang, estimate.high)
    return texts.say(lang, "report.interval", low=low, high=high)


def day(lang: str, at: datetime) -> str:
    """A date in words."""
    return format_date(at.astimezone(texts.ZONE), "long", locale=texts.LOCALES[lang])
