"""What a set of visits is worth: the objective that matching makes as large as it can.

A school's first visit is worth 1, its second 1/2, its third 1/4, visits of earlier rounds
counted; a first visit of this round counts once more for every round in which the school was
left out. To this every visit adds up to `FIT` for how well it fits what was asked. The way is
weighed only beside the shortest way that the *same* request has: whoever lives far from
everybody loses nothing by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lidera_nb.exchange.model import Round, School, Visit
from lidera_nb.exchange.possible import Possible

FIT = 0.2
TOPICS, ALIKE, NEAR = 0.5, 0.3, 0.2
"""Shares of the fit: topics asked that are offered; likeness asked that is there; a short way."""

DETOUR = 6.0
"""Hours beyond the shortest way of the same request at which nearness is worth nothing."""


def turn(school: School, nth: int) -> float:
    """What a school's `nth` visit of this round (from 1) is worth.

    >>> turn(School("a", {}), 1), turn(School("a", {}, waited=1), 1), turn(School("a", {}), 2)
    (1.0, 2.0, 0.5)
    """
    halved = 0.5 ** (school.gone + nth - 1)
    return halved * (1 + school.waited) if nth == 1 else halved


def fit(possible: Possible, visit: Visit) -> float:
    """How well a possible visit answers what was asked, from 0 to 1."""
    round_ = possible.round
    request, offer = round_.requests[visit.request], round_.offers[visit.offer]
    mine, theirs = (round_.schools[one.school].context for one in (request, offer))
    topics = len(request.topics & offer.topics) / len(request.topics)
    same = [mine.get(f) == theirs.get(f) for f in request.alike]
    alike = sum(same) / len(same) if same else 1.0
    detour = round_.trip(visit).hours - possible.nearest[visit.request]
    near = 1 - min(1.0, detour / DETOUR)
    return TOPICS * topics + ALIKE * alike + NEAR * near


def worth(possible: Possible, visits: Iterable[Visit]) -> float:
    """The worth of visits that keep the rules."""
    chosen = list(visits)
    round_: Round = possible.round
    made = Counter(round_.requests[visit.request].school for visit in chosen)
    turns = sum(turn(round_.schools[s], n + 1) for s, times in made.items() for n in range(times))
    return turns + FIT * sum(fit(possible, visit) for visit in chosen)
