"""What the suggestions come as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lidera_nb.network.suggest.asked import Chances, Constraints, Goals
from lidera_nb.network.suggest.simulate import Change


@dataclass(frozen=True)
class Reason:
    """One sentence of an explanation: an id of the text catalogue and what is filled in.

    Values are numbers, ids of people (``one``, ``other``) and codes of territories.
    """

    text: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Method:
    """How the suggestions were found.

    Attributes
    ----------
    algorithm
        ``all_pairs`` (every allowed pair was weighed) or ``promising_pairs`` (those with the
        greatest bounds).
    people, silent
        How many are in the network, and how many of them did not answer.
    pairs, weighed
        Pairs in the largest pool, and weighings in all.
    runs, seed
        Simulated futures and their seed.
    synthetic
        Whether the network is made up.
    """

    algorithm: str
    people: int
    silent: int
    pairs: int
    weighed: int
    runs: int
    seed: int
    synthetic: bool


@dataclass(frozen=True)
class Suggestions:
    """New ties, the best first, and what they would change together.

    Attributes
    ----------
    ties
        One row a tie, in the order in which they were chosen: ``rank``, ``one``, ``other`` (ids;
        with a mentor, `one` turns to `other`), ``kind`` (``visit``, ``online``, ``mentor``),
        ``distance`` (``same``, ``near``, ``far``), ``taken`` (assumed chance that it comes
        about), a column for each goal (its share of the best that one tie could bring, times the
        weight, given the ties before it) and ``reasons`` (a tuple of `Reason`).
    changes
        Each measure before and after, with ranges.
    goals, constraints, chances
        What was asked and assumed.
    method
        How they were found.
    """

    ties: pd.DataFrame
    changes: tuple[Change, ...]
    goals: Goals
    constraints: Constraints
    chances: Chances
    method: Method

    @property
    def before(self) -> dict[str, float]:
        """Each measure without the suggestions."""
        return {one.measure: one.before for one in self.changes}

    @property
    def after(self) -> dict[str, float]:
        """Each measure with them."""
        return {one.measure: one.after for one in self.changes}

    def change(self, measure: str) -> Change | None:
        """One measure before and after; ``None`` where it is not defined."""
        return next((one for one in self.changes if one.measure == measure), None)
