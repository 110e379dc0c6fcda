"""What a practice costs: bands of money per student and school year, in two currencies.

The bands are steps of their own in each currency, round numbers that a principal can place an
amount in; they are not converted into one another at a day's rate.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

BANDS_CLP = (0, 15_000, 60_000, 180_000, 450_000)
BANDS_USD = (0, 20, 80, 250, 600)
"""Upper ends of the bands 0 to 4, per student and year; above the last lies band 5.

Band 0 costs no money (only time of those who are there already), 1 is very low, 2 low,
3 moderate, 4 high, 5 very high.
"""


def band(amount: float, currency: str) -> int:
    """The band of an amount per student and year.

    Raises
    ------
    ValueError
        The amount is negative, or the currency neither ``CLP`` nor ``USD``.

    >>> band(0, "CLP"), band(15_000, "CLP"), band(15_001, "CLP"), band(900, "USD")
    (0, 1, 2, 5)
    """
    ends = {"CLP": BANDS_CLP, "USD": BANDS_USD}.get(currency)
    if ends is None or amount < 0:
        raise ValueError(f"{amount} {currency} is no cost; expected 0 or more in CLP or USD")
    return next((i for i, end in enumerate(ends) if amount <= end), len(ends))


class Cost(BaseModel):
    """What it cost a student in a year: the band, and the amount from which it follows if known."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    band: Annotated[int, Field(ge=0, le=5)]
    clp: Annotated[int, Field(ge=0)] | None = None
    usd: Annotated[int, Field(ge=0)] | None = None
