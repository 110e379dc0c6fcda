"""How this report speaks: its texts, differences and p-values in one language."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

from lidera_nb.analysis.ranged import Ranged
from lidera_nb.report.decisions.found.verdict import verdict
from lidera_nb.report.decisions.told.words import signed
from lidera_nb.report.voice import Voice


def words(voice: Voice, text: str, /, **values: Any) -> str:
    """A text by its id below ``influencereport``."""
    return voice.text(f"influencereport.{text}", **values)


def between(found: Ranged, voice: Voice, scale: float = 1, digits: int = 1) -> str:
    """The interval of a difference."""
    ends = (found.low or 0.0, found.high or 0.0)
    low, high = (signed(end * scale, voice, digits) for end in ends)
    return words(voice, "interval", low=low, high=high)


def difference(found: Ranged, voice: Voice, scale: float = 1, digits: int = 1) -> str:
    """A difference with its interval."""
    value = signed(found.value * scale, voice, digits)
    low, high = (signed((end or 0.0) * scale, voice, digits) for end in (found.low, found.high))
    return words(voice, "difference", value=value, low=low, high=high)


def chance(p: float, error: float, voice: Voice) -> str:
    """What a test says, with its p-value and the Monte Carlo error of it."""
    said = words(voice, f"chance.{verdict(p)}")
    return words(voice, "chance.p", said=said, p=voice.decimal(p, 3), error=voice.decimal(error, 3))


def reach(found: Iterable[Ranged], scale: float = 1) -> float:
    """How far a scale around 0 must go to hold all intervals, a whole number."""
    ends = [abs(end) * scale for one in found for end in (one.value, one.low, one.high)
            if end is not None]  # fmt: skip
    return float(max(1, ceil(max(ends, default=0))))
