"""Which visits could take place at all, and at which step a request loses the offers it has.

Asked of one request and one offer at a time, before anybody competes with anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lidera_nb.exchange.model import Offer, Request, Round, Visit

STEPS = ("own", "topic", "date", "apart", "unknown_way", "far", "places", "dear")
"""Why an offer does not serve a request, in the order in which it is asked: it is the school's
own; no topic asked is offered; no date fits both; the two are not to meet; nothing is known of
the way; the way is longer than accepted; more people come than there is room for; the journey
alone costs more than the whole fund."""


def hindrance(round_: Round, request: Request, offer: Offer) -> str | None:
    """The first of `STEPS` that keeps the two apart, ``None`` where they could meet."""
    pair = (request.school, offer.school)
    way = round_.trips.get(pair)
    if pair[0] == pair[1]:
        return "own"
    if not request.topics & offer.topics:
        return "topic"
    if not request.dates & offer.dates:
        return "date"
    if frozenset(pair) in round_.apart:
        return "apart"
    if way is None:
        return "unknown_way"
    if request.hours is not None and way.hours > request.hours:
        return "far"
    if request.people > offer.places:
        return "places"
    return "dear" if way.cost * request.people > round_.fund else None


@dataclass(frozen=True)
class Possible:
    """All possible visits of a round, and what follows from them."""

    round: Round

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """Every possible visit, in order of its ids."""
        found = []
        for request in self.round.requests.values():
            for offer in self.round.offers.values():
                if hindrance(self.round, request, offer) is None:
                    both = request.dates & offer.dates
                    found += [Visit(request.id, offer.id, date) for date in both]
        return tuple(sorted(found))

    @cached_property
    def by_request(self) -> dict[str, tuple[Visit, ...]]:
        """The possible visits of each request that has any."""
        found: dict[str, list[Visit]] = {}
        for visit in self.visits:
            found.setdefault(visit.request, []).append(visit)
        return {request: tuple(visits) for request, visits in found.items()}

    @cached_property
    def schools(self) -> frozenset[str]:
        """Schools that could go somewhere."""
        return frozenset(self.round.requests[one].school for one in self.by_request)

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Those of them that were left out when they last asked."""
        return frozenset(one for one in self.schools if self.round.schools[one].waited)

    @cached_property
    def remote(self) -> frozenset[str]:
        """Those of them to whom every visit is a long way."""
        return frozenset(one for one in self.schools if self.round.schools[one].remote)

    @cached_property
    def nearest(self) -> dict[str, float]:
        """The shortest way, in hours, that each request with a possible visit has."""
        trip = self.round.trip
        return {one: min(trip(v).hours for v in got) for one, got in self.by_request.items()}
