"""Ratings of a scale as numbers by person: reversed items turned round, subscales scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

ENOUGH = 0.8
"""The share of a subscale's items that must be answered for a score."""


@dataclass(frozen=True)
class Asked:
    """One scale with all ratings of it, in its first and its last wave."""

    id: str
    rows: pd.DataFrame

    @cached_property
    def waves(self) -> tuple[int, int]:
        """The first and the last wave."""
        return int(self.rows["wave"].min()), int(self.rows["wave"].max())

    @cached_property
    def subscales(self) -> tuple[str, ...]:
        """The subscales in the order of the items."""
        return tuple(str(name) for name in self.rows["subscale"].unique())

    @property
    def points(self) -> int:
        """How many points an item has."""
        return int(self.rows["points"].max())

    @property
    def versions(self) -> int:
        """How many versions of the scale were answered."""
        return int(self.rows["hash"].nunique())

    def answered(self, wave: int) -> frozenset[str]:
        """Who handed the scale in."""
        return frozenset(str(who) for who in self.rows.loc[self.rows["wave"] == wave, "study_id"])

    def items(self, wave: int, subscale: str = "", straight: bool = False) -> pd.DataFrame:
        """People by items, reversed ones turned round, missing where left open.

        `straight` leaves the reversed items out; without a `subscale`, all items are in it.
        """
        own = self.rows[self.rows["wave"] == wave]
        own = own[own["subscale"] == subscale] if subscale else own
        own = own[~own["reversed"].astype(bool)] if straight else own
        rating = own["rating"].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
        turned = own["points"].to_numpy(dtype=float) + 1 - rating
        scored = np.where(own["reversed"].to_numpy(dtype=bool), turned, rating)
        named = own[["study_id", "item"]].assign(scored=scored)
        return named.pivot(index="study_id", columns="item", values="scored")

    def pairs(
        self, subscale: str, straight: bool = False, share: float = ENOUGH
    ) -> tuple[np.ndarray, np.ndarray]:
        """The scores of those who have one in both waves, in the same order of people."""
        first, second = (score(self.items(wave, subscale, straight), share) for wave in self.waves)
        both = first.index.intersection(second.index).sort_values()
        return first[both].to_numpy(dtype=float), second[both].to_numpy(dtype=float)


def score(items: pd.DataFrame, share: float = ENOUGH) -> pd.Series[float]:
    """The mean of the answered items of those who answered at least this share of them."""
    enough = items.notna().mean(axis=1) >= share
    return items[enough].mean(axis=1)


def scales_of(table: pd.DataFrame | None) -> Iterator[Asked]:
    """The scales that were asked twice or more, in the order of their ids."""
    if table is None:
        return
    for name, rows in table.groupby("instrument"):
        if rows["wave"].nunique() > 1:
            yield Asked(str(name), rows)
