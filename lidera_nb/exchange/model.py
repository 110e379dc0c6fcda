"""A round of exchange: who offers visits, who asks for one, and what the network can pay for.

All is given: journeys, the fund, and what earlier rounds brought to whom. Words of schools are
those of `lidera_nb.schoolwords`, topics are ids of a list that the network keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lidera_nb.exchange.travel import EXTREME, RATES, Rates, Trip, trip


@dataclass(frozen=True, slots=True)
class School:
    """A school of the network, as a round needs to know it.

    Attributes
    ----------
    id
        Its id.
    context
        Its profile: ``territory``, ``rurality``, ``level`` and so on.
    waited
        Rounds in a row in which it asked and was left out.
    gone
        Visits that it made in the rounds that are looked back on.
    """

    id: str
    context: Mapping[str, str]
    waited: int = 0
    gone: int = 0

    @property
    def remote(self) -> bool:
        """Whether every visit is a long one: an isolated rural school, or an extreme region."""
        isolated = self.context.get("rurality") == "rural_isolated"
        return isolated or self.context.get("territory") in EXTREME


@dataclass(frozen=True, slots=True)
class Offer:
    """A school opens its doors: on which dates, about what, for how many.

    Attributes
    ----------
    places
        People whom it receives on one date.
    groups
        Schools that it receives in the whole round.
    """

    id: str
    school: str
    topics: frozenset[str]
    dates: frozenset[str]
    places: int = 4
    groups: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """A school asks for a visit: about what, when it could go, with how many.

    Attributes
    ----------
    people
        Who travel.
    hours
        The longest way that they accept, one way; ``None`` for any.
    alike
        Fields of the profile in which the host should be like the asking school.
    """

    id: str
    school: str
    topics: frozenset[str]
    dates: frozenset[str]
    people: int = 1
    hours: float | None = None
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Visit:
    """A request is answered by an offer on a date."""

    request: str
    offer: str
    date: str


@dataclass(frozen=True)
class Round:
    """All that a matching may know.

    Attributes
    ----------
    trips
        Journeys by visiting and receiving school; a pair that is missing cannot travel.
    fund
        What may be granted in this round, in pesos.
    most
        Visits that one school makes at most in this round.
    apart
        Pairs of schools that are not to meet.
    """

    schools: Mapping[str, School]
    offers: Mapping[str, Offer]
    requests: Mapping[str, Request]
    trips: Mapping[tuple[str, str], Trip]
    fund: int
    most: int = 2
    apart: frozenset[frozenset[str]] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        for kind, listed in (("offer", self.offers), ("request", self.requests)):
            for one in listed.values():
                if one.school not in self.schools:
                    raise ValueError(f"{kind} {one.id} is of {one.school}, which is no school here")
        _at_least(0, "fund", self.fund)
        _at_least(1, "most", self.most)
        for offer in self.offers.values():
            _at_least(1, f"places of offer {offer.id}", offer.places)
            _at_least(1, f"groups of offer {offer.id}", offer.groups)
        for request in self.requests.values():
            _at_least(1, f"people of request {request.id}", request.people)

    def trip(self, visit: Visit) -> Trip:
        """The journey of a visit that is possible."""
        return self.trips[self.requests[visit.request].school, self.offers[visit.offer].school]

    def cost(self, visit: Visit) -> int:
        """What a visit costs the fund, for all who travel."""
        return self.trip(visit).cost * self.requests[visit.request].people


def _at_least(least: int, what: str, value: int) -> None:
    if value < least:
        raise ValueError(f"{what} is {value}; it must be {least} or more")


def make(
    schools: Iterable[School],
    offers: Iterable[Offer],
    requests: Iterable[Request],
    fund: int,
    most: int = 2,
    apart: Iterable[Iterable[str]] = (),
    rates: Rates = RATES,
    known: Mapping[tuple[str, str], Trip] | None = None,
) -> Round:
    """A round whose journeys follow from where schools lie; those in `known` are taken as given.

    Raises
    ------
    ValueError
        An offer or a request is of no school here, or a number is too small.
    """
    by_id = {school.id: school for school in schools}
    offered, asked = {o.id: o for o in offers}, {r.id: r for r in requests}
    pairs = {(r.school, o.school) for r in asked.values() for o in offered.values()}
    trips = {pair: found for pair in sorted(pairs) if (found := _between(by_id, pair, rates))}
    never = frozenset(frozenset(pair) for pair in apart)
    return Round(by_id, offered, asked, {**trips, **(known or {})}, fund, most, never)


def _between(schools: Mapping[str, School], pair: tuple[str, str], rates: Rates) -> Trip | None:
    ends = [schools[one].context for one in pair if one in schools]
    if len(ends) < 2 or pair[0] == pair[1]:
        return None
    places, rural = [[e.get(f, "") for e in ends] for f in ("territory", "rurality")]
    return trip(places[0], places[1], (rural[0], rural[1]), rates)
