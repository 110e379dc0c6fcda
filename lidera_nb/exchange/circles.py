"""Circles of four to eight: groups that look like the whole and whose members can help each other.

Balance: each circle is composed like all the people together, in each field of their profile.
Complement: for what a member wants to learn, somebody else in the circle is strong. Pairs who
asked not to be together never are: the first grouping comes from a solver that keeps this or
proves that it cannot be kept; swapping members two by two then only makes it better.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from lidera_nb.errors import ExchangeError
from lidera_nb.exchange.circlemeasure import Measure, Member
from lidera_nb.exchange.circleswaps import SECONDS, begun, bettered

LEAST, MOST = 4, 8
STARTS = 4
"""Groupings that are begun anew; the best one stays."""


@dataclass(frozen=True)
class Circles:
    """A grouping, each circle's ids in order, with its measures.

    Attributes
    ----------
    balance
        1 where every circle is composed like the whole, in each field; 0 where none shares
        anything with it (1 less the total variation distance, mean over circles and fields).
    complement
        Share of what members want for which somebody else in their circle is strong; 1 where
        nobody wants anything.
    chance
        Mean score of groupings drawn by chance that keep pairs apart, to compare with.
    wishes
        How many topics members want, all together.
    """

    circles: tuple[tuple[str, ...], ...]
    balance: float
    complement: float
    chance: float
    wishes: int

    @property
    def score(self) -> float:
        """The mean of both, which grouping makes as large as it can."""
        return (self.balance + self.complement) / 2


def sizes(people: int, wanted: int = 6) -> tuple[int, ...]:
    """The sizes of circles, as equal as can be and near the wanted one, all of 4 to 8.

    Raises
    ------
    ExchangeError
        So many people cannot be divided into circles of 4 to 8 (fewer than four).

    >>> sizes(20), sizes(9), sizes(11, 4)
    ((7, 7, 6), (5, 4), (6, 5))
    """
    fitting = [k for k in range(1, people // LEAST + 1) if -(-people // k) <= MOST]
    if not fitting:
        raise ExchangeError(f"{people} people make no circles; expected {LEAST} people or more")
    count = min(fitting, key=lambda k: (abs(people / k - wanted), k))
    return tuple(people // count + (i < people % count) for i in range(count))


def form(
    members: Sequence[Member],
    wanted: int = 6,
    apart: Iterable[Iterable[str]] = (),
    seed: int = 0,
    fields: Sequence[str] = ("territory", "level", "rurality", "vulnerability"),
    starts: int = STARTS,
    seconds: float = SECONDS,
) -> Circles:
    """Circles of about the wanted size; the same seed gives the same.

    Raises
    ------
    ExchangeError
        There are fewer than four people, or the pairs apart cannot all be kept, or no
        grouping that keeps them was found in `seconds`.
    """
    groups = sizes(len(members), wanted)
    never = frozenset(frozenset(pair) for pair in apart)
    measure = Measure(members, fields, len(groups))
    rng = np.random.default_rng(seed)
    drawn = [begun(members, groups, never, rng, seconds) for _ in range(starts)]
    chance = float(np.mean([measure.score(start) for start in drawn]))
    best = max((bettered(start, measure, members, never) for start in drawn), key=measure.score)
    named = sorted(tuple(sorted(members[i].id for i in circle)) for circle in best)
    both = measure.balance(best), measure.complement(best)
    return Circles(tuple(named), *both, chance, measure.wants)
