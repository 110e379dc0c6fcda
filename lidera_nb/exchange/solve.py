"""The matching of a round: the solver's best within its time, and how far it may be from the best.

HiGHS by `scipy.optimize.milp` (Huangfu & Hall 2018, Math. Prog. Comp. 10, 119-142). The answer
is never worse than the greedy one: where the solver's time ends before it found better, the
greedy visits are the answer, with the solver's bound beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from lidera_nb.exchange.greedy import by_hand, greedy
from lidera_nb.exchange.model import Round, Visit
from lidera_nb.exchange.possible import Possible
from lidera_nb.exchange.program import Program, program
from lidera_nb.exchange.rules import broken
from lidera_nb.exchange.worth import worth

CLOSE = 1e-6
"""Share of the worth below which a gap is none: the solver's arithmetic is not finer."""


@dataclass(frozen=True)
class Matching:
    """Visits that keep every rule.

    Attributes
    ----------
    visits
        The visits, by request.
    worth
        Their worth (`lidera_nb.exchange.worth`).
    bound
        No visits that keep the rules are worth more.
    greedy
        What greedy choosing reaches (`lidera_nb.exchange.greedy.by_hand`).
    way
        ``solver``, or ``greedy`` where nothing better was found.
    """

    visits: tuple[Visit, ...]
    worth: float
    bound: float
    greedy: float
    way: Literal["solver", "greedy"]

    @property
    def gap(self) -> float:
        """How much more the best could be worth, as a share of the bound; 0 is the best."""
        gap = max(0.0, self.bound - self.worth) / self.bound if self.bound > 0 else 0.0
        return gap if gap > CLOSE else 0.0

    @property
    def optimal(self) -> bool:
        """Whether nothing better can be."""
        return self.gap == 0.0


def match(round_: Round, seconds: float = 20.0, gap: float = 0.0) -> Matching:
    """Who visits whom, and when.

    Parameters
    ----------
    round_
        The round.
    seconds
        Time that the solver is given; what it has by then is the answer, its gap with it.
    gap
        Share of the bound at which the solver may stop looking for better.

    Returns
    -------
    Matching
        Whether it is the best that can be is told by `Matching.gap`.
    """
    possible = Possible(round_)
    listed = by_hand(possible)
    base = worth(possible, listed)
    if not possible.visits:
        return Matching((), 0.0, 0.0, 0.0, "greedy")
    found, bound = _solved(possible, program(possible), seconds, gap)
    best = worth(possible, found)
    if best < base - CLOSE or broken(possible, found):
        return Matching(listed, base, max(bound, base), base, "greedy")
    return Matching(found, best, max(bound, best), base, "solver")


def _solved(
    possible: Possible, asked: Program, seconds: float, gap: float
) -> tuple[tuple[Visit, ...], float]:
    """The solver's visits, completed where any could be added, and its bound."""
    rows = LinearConstraint(asked.rows, ub=asked.upper)
    options = {"time_limit": seconds, "mip_rel_gap": gap}
    told = milp(-asked.worth, integrality=asked.whole, bounds=Bounds(0, 1), constraints=rows,
                options=options)  # fmt: skip
    if told.x is None:
        return (), _bound(told, asked)
    chosen = np.flatnonzero(told.x[: len(possible.visits)] > 0.5)
    return greedy(possible, [possible.visits[at] for at in chosen]), _bound(told, asked)


def _bound(told: Any, asked: Program) -> float:
    """What the solver proved that no answer exceeds; all columns at once if it proved none."""
    dual = told.mip_dual_bound
    return float(-dual) if dual is not None and np.isfinite(dual) else float(asked.worth.sum())
