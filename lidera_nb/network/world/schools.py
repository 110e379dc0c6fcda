"""Synthetic schools and those who lead them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network.territory import MACROZONE
from lidera_nb.network.world import shape

Rng = np.random.Generator
"""Where a world's chance comes from."""


def schools(
    count: int, least: int, vulnerability: Sequence[tuple[str, float]], rng: Rng
) -> pd.DataFrame:
    """Schools from north to south, in the words of the school profile.

    Parameters
    ----------
    count
        How many.
    least
        How many each region has at least.
    vulnerability
        Codes with their shares.
    rng
        The source of chance.

    Returns
    -------
    pandas.DataFrame
        One row a school, ids in the index ``school``: ``territory``, ``macrozone``,
        ``rurality``, ``level``, ``size``, ``dependence``, ``vulnerability``.
    """
    places = regions(count, least)
    territory = np.repeat(list(places), list(places.values()))
    zone = np.array([MACROZONE[one] for one in territory])
    rurality = _rurality(zone, rng)
    names = [f"e{k + 1:0{len(str(count))}d}" for k in range(count)]
    return pd.DataFrame(
        {
            "territory": territory,
            "macrozone": zone,
            "rurality": rurality,
            "level": _drawn(shape.LEVELS, count, rng),
            "size": [_drawn(shape.SIZES[one], 1, rng)[0] for one in rurality],
            "dependence": _drawn(shape.DEPENDENCES, count, rng),
            "vulnerability": _drawn(dict(vulnerability), count, rng),
        },
        index=pd.Index(names, name="school"),
    )


def regions(count: int, least: int) -> dict[str, int]:
    """How many schools each region has: `least`, and the rest by weight (largest remainders).

    Raises
    ------
    ValueError
        If there are too few schools for every region to have `least`.
    """
    weights = np.array(list(shape.INHABITANTS.values()), dtype=float)
    free = count - least * len(weights)
    if free < 0:
        raise ValueError(f"{count} schools are too few for {least} in each of {len(weights)} "
                         f"regions: ask for {least * len(weights)} or more")  # fmt: skip
    shares = free * weights / weights.sum()
    given = np.floor(shares).astype(int)
    order = np.argsort(given - shares, kind="stable")
    given[order[: free - given.sum()]] += 1
    return {name: least + int(k) for name, k in zip(shape.INHABITANTS, given, strict=True)}


def leaders(of: pd.DataFrame, first: int, rng: Rng, *, new: bool = False) -> pd.DataFrame:
    """Somebody who leads each of these schools.

    Parameters
    ----------
    of
        Schools.
    first
        The number of the first of them, from which their ids are made.
    rng
        The source of chance.
    new
        Whether they came only now.

    Returns
    -------
    pandas.DataFrame
        One row a person, ids in the index ``person``: ``role``, ``school``, ``years`` (as
        principal of that school when they first appear) and what is said of the school.
    """
    names = [f"p{first + k:0{4 if len(of) > 999 else 3}d}" for k in range(len(of))]
    years = np.zeros(len(of), dtype=int) if new else rng.geometric(0.18, len(of))
    frame = of.reset_index().assign(role="principal", years=years)
    return frame.set_axis(pd.Index(names, name="person"))


def _rurality(zone: Any, rng: Rng) -> Any:
    rural = rng.random(len(zone)) < np.array([shape.RURAL[one] for one in zone])
    isolated = rng.random(len(zone)) < shape.ISOLATED
    return np.where(rural, np.where(isolated, "rural_isolated", "rural"), "urban")


def _drawn(shares: Mapping[str, float], count: int, rng: Rng) -> Any:
    return rng.choice(list(shares), size=count, p=list(shares.values()))
