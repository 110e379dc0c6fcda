"""Matching as one would do it with a list: the best visit that still fits, again and again.

The baseline that the solver is compared with, and its net: what the solver leaves undone within
its time is completed so.
"""

from __future__ import annotations

from collections.abc import Iterable

from lidera_nb.exchange.model import Visit
from lidera_nb.exchange.possible import Possible
from lidera_nb.exchange.rules import Tally
from lidera_nb.exchange.worth import FIT, fit, turn, worth


def greedy(
    possible: Possible, begun: Iterable[Visit] = (), thrifty: bool = False
) -> tuple[Visit, ...]:
    """Visits that keep every rule, to which none can be added.

    Schools take turns: in each pass every school gets at most one visit, whoever gains most
    first; passes go on until one adds nothing.

    Parameters
    ----------
    possible
        The possible visits.
    begun
        Visits to begin with; they keep the rules.
    thrifty
        Whether whoever gains most for the fund's money comes first, rather than who gains most.
    """
    tally = Tally(possible, begun)
    fits = {visit: FIT * fit(possible, visit) for visit in possible.visits}
    while _pass(possible, tally, fits, thrifty):
        pass
    return tuple(sorted(tally.visits))


def _pass(possible: Possible, tally: Tally, fits: dict[Visit, float], thrifty: bool) -> bool:
    """One turn for every school; whether anybody got a visit."""
    round_ = possible.round

    def gain(visit: Visit) -> tuple[float, Visit]:
        school = round_.requests[visit.request].school
        gained = turn(round_.schools[school], tally.made[school] + 1) + fits[visit]
        return -gained / (max(1, round_.cost(visit)) if thrifty else 1), visit

    served: set[str] = set()
    open_ = [visit for visit in fits if visit.request not in tally.answered]
    for _, visit in sorted(map(gain, open_)):
        school = round_.requests[visit.request].school
        if school not in served and not tally.breaks(visit):
            tally.add(visit)
            served.add(school)
    return bool(served)


def by_hand(possible: Possible) -> tuple[Visit, ...]:
    """The better of both ways of choosing greedily: by gain, and by gain for the money."""
    both = (greedy(possible), greedy(possible, thrifty=True))
    return max(both, key=lambda visits: worth(possible, visits))
