"""A p-value in words that need no statistics, with its Monte Carlo error."""

from __future__ import annotations

from lidera_nb.report.voice import Voice

RARE, UNUSUAL = 0.01, 0.05


def in_words(p: float, error: float, permutations: int, voice: Voice) -> str:
    """How often chance alone gave as much, and how exactly that is known.

    Parameters
    ----------
    p, error
        The p-value and its Monte Carlo standard error.
    permutations
        How many were drawn.
    voice
        The report's language.
    """
    times = round(p * 1000)
    text = "chance.never" if times < 1 else "chance.times"
    return voice.net(text, times=times, error=voice.decimal(error * 1000, 1), drawn=permutations)


def verdict(p: float) -> str:
    """``clear``, ``some`` or ``none``: whether chance alone would do."""
    return "clear" if p < RARE else "some" if p < UNUSUAL else "none"
