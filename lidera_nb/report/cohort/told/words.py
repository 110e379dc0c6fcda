"""Texts of this part of the report, and numbers with a sign."""

from __future__ import annotations

from typing import Any

from lidera_nb.report.estimates import Estimate
from lidera_nb.report.voice import Voice


def phrase(voice: Voice, text: str, **values: Any) -> str:
    """A text by its id below ``cohortreport``."""
    return voice.text(f"cohortreport.{text}", **values)


def heads(voice: Voice, part: str, *names: str) -> tuple[str, ...]:
    """The heads of a table's columns."""
    return tuple(phrase(voice, f"{part}.{name}") for name in names)


def signed(voice: Voice, value: float, digits: int = 2) -> str:
    """A number with its sign, a true minus among them."""
    told = voice.decimal(abs(value), digits)
    if round(value, digits) == 0:
        return told
    return f"+{told}" if value > 0 else f"−{told}"


def between(voice: Voice, low: float | None, high: float | None, digits: int = 2) -> str:
    """An interval of numbers with signs, a dash where there is none."""
    if low is None or high is None:
        return voice.say("none")
    ends = signed(voice, low, digits), signed(voice, high, digits)
    return phrase(voice, "between", low=ends[0], high=ends[1])


def plain(voice: Voice, found: Estimate | None) -> str:
    """A number from 0 to 1 with its interval and its n."""
    if found is None:
        return voice.say("none")
    low, high = (voice.decimal(end, 2) for end in (found.low, found.high))
    interval = phrase(voice, "between", low=low, high=high)
    return f"{voice.decimal(found.value, 2)} ({interval}; n = {found.n})"


def whole(voice: Voice, found: Estimate | None) -> str:
    """A number with a sign and its interval."""
    if found is None:
        return voice.say("none")
    return f"{signed(voice, found.value)} ({between(voice, found.low, found.high)})"
