"""Schools assigned to arms by lot, within strata, so that the arms are of one size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np


@dataclass(frozen=True, slots=True)
class Unit:
    """What is assigned: a school, or a cluster of them.

    Attributes
    ----------
    id
        Unique.
    stratum
        Units of one stratum are spread over the arms as evenly as can be; may be empty.
    numbers, words
        What is known of it before the lot is drawn, for the balance check.
    """

    id: str
    stratum: str = ""
    numbers: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def assign(units: Sequence[Unit], arms: Sequence[str], seed: int) -> dict[str, str]:
    """Unit to arm.

    Each stratum is put in a random order and dealt to the arms in turn, beginning where the
    stratum before ended: arms differ by one unit at most, in every stratum and in all. The order
    of `units` does not matter.

    Parameters
    ----------
    units
        Two or more, with unique ids.
    arms
        Two or more, different.
    seed
        Settles the lot; see `lidera_nb.analysis.randomised.sealed.seed_for`.

    Raises
    ------
    ValueError
        If there is nothing to draw lots about.

    Examples
    --------
    >>> found = assign([Unit(str(i)) for i in range(6)], ("now", "later"), seed=1)
    >>> sorted(found.values())
    ['later', 'later', 'later', 'now', 'now', 'now']
    """
    _check(units, arms)
    dice = np.random.default_rng(seed)
    strata: dict[str, list[str]] = defaultdict(list)
    for unit in sorted(units, key=lambda unit: unit.id):
        strata[unit.stratum].append(unit.id)
    turns = [arms[i] for i in dice.permutation(len(arms))]
    order = [strata[name][i] for name in sorted(strata) for i in _shuffled(strata[name], dice)]
    return {unit: turns[i % len(turns)] for i, unit in enumerate(order)}


def _shuffled(ids: Sequence[str], dice: np.random.Generator) -> list[int]:
    return [int(i) for i in dice.permutation(len(ids))]


def _check(units: Sequence[Unit], arms: Sequence[str]) -> None:
    ids = [unit.id for unit in units]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        raise ValueError(f"'{twice}' stands twice in the list; each one can be drawn once")
    if len(arms) < 2 or len(set(arms)) < len(arms):
        raise ValueError(f"the arms are {', '.join(arms)}; give two or more, all different")
    if len(ids) < len(arms):
        raise ValueError(f"{len(ids)} cannot be shared among {len(arms)} arms")
