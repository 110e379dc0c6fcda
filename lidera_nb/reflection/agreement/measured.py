"""What a measure of agreement gives, and where there is none.

The undefined is defined once, for all measures. There is no value (None, and `why` says it)

- ``one_reader``: where fewer than two readers read anything in common;
- ``few_texts``: where fewer than two texts were read by two or more;
- ``no_variance``: where all levels are the same, so that chance alone would agree as well.

There is no interval where there is no value, where every resample gives the same value (as with
readers who agree on all of a few texts: that says nothing about other texts), or where more than
one resample in twenty has no value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Why = Literal["", "one_reader", "few_texts", "no_variance"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far readers agree on the levels of the same texts.

    Attributes
    ----------
    measure
        ``kappa_linear``, ``kappa_quadratic``, ``alpha_ordinal``, ``icc_2_1`` and the like.
    value
        At most 1, which is full agreement; 0 is what chance would give; None if undefined.
    low, high
        Bootstrap interval over texts (95 %, percentiles); None if undefined.
    n, readers
        Texts read by two readers or more (for `icc`: by all), and readers of these.
    why
        Why there is no value; empty if there is one.
    """

    measure: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    readers: int
    why: Why = ""
