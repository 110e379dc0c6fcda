"""How this report speaks: its texts, intervals and signed numbers in one language."""

from __future__ import annotations

from typing import Any

from lidera_nb.analysis.ranged import Ranged
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.voice import Voice


def words(voice: Voice, text: str, /, **values: Any) -> str:
    """A text by its id below ``decisionreport``."""
    return voice.text(f"decisionreport.{text}", **values)


def signed(value: float, voice: Voice, digits: int = 0) -> str:
    """A number with its sign."""
    value = round(value, digits)
    told = voice.decimal(abs(value), digits)
    return ("+" if value > 0 else "−" if value < 0 else "") + told


def ranged(found: Ranged, voice: Voice, digits: int = 2) -> str:
    """A number with its interval, if it has one."""
    value = voice.decimal(found.value, digits)
    if found.low is None or found.high is None:
        return value
    low, high = voice.decimal(found.low, digits), voice.decimal(found.high, digits)
    return words(voice, "change.with_interval", value=value, low=low, high=high)


def share(found: Ranged, voice: Voice) -> str:
    """A share with its interval."""
    return f"{voice.percent(found.value)} ({voice.interval(estimate(found))})"


def estimate(found: Ranged) -> Estimate | None:
    """The same as reports have it, None without an interval."""
    if found.low is None or found.high is None:
        return None
    return Estimate(found.value, found.low, found.high, found.n)


def chance(said: str, p: float | None, voice: Voice) -> str:
    """What a test says, with its p-value where that may be told."""
    if p is None:
        return said
    told = "< " + voice.decimal(0.001, 3) if p < 0.001 else voice.decimal(p, 3)
    return words(voice, "change.p", said=said, p=told).replace("= <", "<")


def verdict(name: str, voice: Voice) -> str:
    """``clear``, ``some`` or ``none`` in words."""
    return words(voice, f"change.{'no' if name == 'none' else name}")
