"""What a p-value says in a word, so that it can be told where the number itself may not be."""

from __future__ import annotations

RARE, UNUSUAL = 0.01, 0.05


def verdict(p: float) -> str:
    """``clear``, ``some`` or ``none``: how hard chance would find it to do the same."""
    return "clear" if p < RARE else "some" if p < UNUSUAL else "none"
