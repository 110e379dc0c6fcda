"""A country's network of advice, grown in rounds so that thousands take a second or two."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network.world.shape import National

Rng = np.random.Generator


def grow(schools: pd.DataFrame, shape: National, rng: Rng) -> tuple[Any, Any]:
    """Ties of everybody: in each round, whoever still wants one adds one.

    A new tie answers one received, goes to a contact's contact, stays in the region (often with
    the same level), or goes anywhere; whoever has standing is found more often.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray)
        Positions of those who turn to somebody, and of those they turn to; no pair twice.
    """
    count = len(schools)
    standing = rng.lognormal(0.0, shape.standing, count)
    wanted = rng.negative_binomial(3, 3 / (3 + shape.ties), count)
    region, level = schools["territory"].to_numpy(), schools["level"].to_numpy()
    pools = (region, np.char.add(region.astype(str), level.astype(str)))
    have = np.empty(0, dtype=np.int64)
    for turn in range(3 * int(wanted.max())):
        sent = np.bincount(have // count, minlength=count)
        egos = np.flatnonzero(sent < wanted)
        if not len(egos):
            break
        found = _round(egos, have, count, standing, pools, shape, rng, first=turn == 0)
        fresh = egos * count + found
        have = np.union1d(have, fresh[egos != found])
    return have // count, have % count


def _round(
    egos: Any, have: Any, count: int, standing: Any, pools: Any, shape: National, rng: Rng, *,
    first: bool,
) -> Any:  # fmt: skip
    kind = rng.random(len(egos)) + (shape.returned + shape.closed if first else 0)
    found = _weighted(egos, np.zeros(count, dtype=np.int64), standing, rng)
    near = kind < shape.returned + shape.closed + shape.near
    alike = near & (rng.random(len(egos)) < shape.same_level)
    for chosen, pool in ((near & ~alike, pools[0]), (alike, pools[1])):
        found[chosen] = _weighted(egos[chosen], np.unique(pool, return_inverse=True)[1],
                                  standing, rng)  # fmt: skip
    if first:
        return found
    source, target = have // count, have % count
    back = kind < shape.returned
    hop = ~back & (kind < shape.returned + shape.closed)
    found[back] = _contact(egos[back], target, source, count, rng)
    found[hop] = _contact(_contact(egos[hop], source, target, count, rng), source, target, count,
                          rng)  # fmt: skip
    return found


def _weighted(egos: Any, pool: Any, standing: Any, rng: Rng) -> Any:
    """For each, somebody of their own pool, in proportion to standing."""
    order = np.argsort(pool, kind="stable")
    edges = np.concatenate(([0.0], np.cumsum(standing[order])))
    sizes = np.bincount(pool)
    stop = np.cumsum(sizes)
    low, high = edges[stop - sizes][pool[egos]], edges[stop][pool[egos]]
    spot = np.searchsorted(edges, low + rng.random(len(egos)) * (high - low), side="right") - 1
    return order[np.clip(spot, 0, len(order) - 1)]


def _contact(egos: Any, source: Any, target: Any, count: int, rng: Rng) -> Any:
    """For each, one of the people their ties lead to; themselves where they have none."""
    order = np.argsort(source, kind="stable")
    many = np.bincount(source, minlength=count)
    start = np.cumsum(many) - many
    pick = start[egos] + np.floor(rng.random(len(egos)) * many[egos]).astype(np.int64)
    ends = target[order[np.minimum(pick, len(order) - 1)]]
    return np.where(many[egos] > 0, ends, egos)
