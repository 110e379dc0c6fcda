"""What visits together must keep, counted as they are added one by one.

Greedy choosing, the check of the solver's answer and the words of why a request was left out
all ask the same tally.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lidera_nb.exchange.model import Offer, Request, Visit
from lidera_nb.exchange.possible import Possible

RULES = ("once", "groups", "places", "away", "most", "fund", "thrice", "remote")
"""A request is answered once; an offer takes so many groups, and so many people on a date; a
school is in one place on a date, and at home when it receives somebody; it makes so many visits
a round; the fund is not overdrawn; nobody goes a third time while one who was left out before
is left out again; and of the remote schools as large a share goes as of all (rounded down)."""

THIRD = 3


class Tally:
    """Visits so far and what they use."""

    def __init__(self, possible: Possible, visits: Iterable[Visit] = ()) -> None:
        self.possible, self.round = possible, possible.round
        self.visits: list[Visit] = []
        self.answered: set[str] = set()
        self.groups: Counter[str] = Counter()
        self.people: Counter[tuple[str, str]] = Counter()
        self.away: Counter[tuple[str, str]] = Counter()
        self.home: Counter[tuple[str, str]] = Counter()
        self.made: Counter[str] = Counter()
        self.spent = 0
        for visit in visits:
            self.add(visit)

    def add(self, visit: Visit) -> None:
        """Count one more visit, whether or not it breaks a rule."""
        request, offer = self._ends(visit)
        self.visits.append(visit)
        self.answered.add(visit.request)
        self.groups[visit.offer] += 1
        self.people[visit.offer, visit.date] += request.people
        self.away[request.school, visit.date] += 1
        self.home[offer.school, visit.date] += 1
        self.made[request.school] += 1
        self.spent += self.round.cost(visit)

    def breaks(self, visit: Visit) -> tuple[str, ...]:
        """The rules that one more visit would break, in the order of `RULES`."""
        request, offer = self._ends(visit)
        goes, stays = (request.school, visit.date), (offer.school, visit.date)
        people = self.people[visit.offer, visit.date] + request.people
        broken = {
            "once": visit.request in self.answered,
            "groups": self.groups[visit.offer] >= offer.groups,
            "places": people > offer.places,
            "away": bool(self.away[goes] or self.home[goes] or self.away[stays]),
            "most": self.made[request.school] >= self.round.most,
            "fund": self.spent + self.round.cost(visit) > self.round.fund,
            "thrice": not self._turns(request.school),
            "remote": not self._shared(request.school),
        }
        return tuple(rule for rule in RULES if broken[rule])

    def _ends(self, visit: Visit) -> tuple[Request, Offer]:
        return self.round.requests[visit.request], self.round.offers[visit.offer]

    def _turns(self, school: str) -> bool:
        """Whether one more visit of a school leaves nobody out twice while it goes thrice."""
        times = self.round.schools[school].gone + self.made[school] + 1
        if times < THIRD and not self.thirds():
            return True
        return all(self.made[one] or one == school for one in self.possible.waiting)

    def thirds(self) -> bool:
        """Whether a school goes that has gone twice already, visits of this round counted."""
        return any(self.round.schools[s].gone + n >= THIRD for s, n in self.made.items() if n)

    def _shared(self, school: str) -> bool:
        """Whether remote schools keep their share with one more visit of a school."""
        going = {one for one, times in self.made.items() if times} | {school}
        return share_kept(self.possible, going)


def share_kept(possible: Possible, going: Iterable[str]) -> bool:
    """Whether of the remote schools that could go as large a share goes as of all, rounded down."""
    gone = possible.schools & set(going)
    due = len(possible.remote) * len(gone) // max(1, len(possible.schools))
    return len(gone & possible.remote) >= due


def broken(possible: Possible, visits: Iterable[Visit]) -> tuple[str, ...]:
    """The rules that a whole set of visits breaks (``possible`` if one of them could not be)."""
    tally = Tally(possible)
    found: set[str] = set()
    for visit in visits:
        if visit not in possible.by_request.get(visit.request, ()):
            return ("possible",)
        found |= set(tally.breaks(visit)) - {"thrice", "remote"}
        tally.add(visit)
    going = {one for one, times in tally.made.items() if times}
    waiting = all(one in going for one in possible.waiting)
    if not waiting and tally.thirds():
        found.add("thrice")
    if not share_kept(possible, going):
        found.add("remote")
    return tuple(rule for rule in RULES if rule in found)
