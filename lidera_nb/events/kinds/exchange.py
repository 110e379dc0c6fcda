"""Visits between schools: what people offer and ask, the fund, rounds of matching, what came of it.

What somebody offers and asks is told by their own stream, in coded words. The fund and the rounds
are told by the cohort's. What somebody brought home, and their diary of visits, are theirs, and
sealed under their key. Who is not to be put together is told in both ways.
"""

from __future__ import annotations

from typing import Annotated as Private

from pydantic import BaseModel, ConfigDict

from lidera_nb.events.kinds.base import SEALED, Act, Payload


class VisitOffered(Act):
    """A school opens its doors, or no longer does; the last one counts."""

    open: bool
    topics: tuple[str, ...]
    months: tuple[str, ...]
    places: int
    groups: int


class VisitAsked(Act):
    """A school asks for a visit, or no longer does; the last one counts. `hours` 0: any way."""

    open: bool
    topics: tuple[str, ...]
    months: tuple[str, ...]
    people: int
    hours: int


class PeersJoined(Act):
    """Somebody agreed to be suggested to colleagues who agreed too, or took it back."""

    joined: bool
    topics: tuple[str, ...]


class VisitTold(Act):
    """What somebody saw on a visit, what they bring home, and what they will try."""

    saw: Private[str, SEALED]
    brings: Private[str, SEALED]
    tries: Private[str, SEALED]


class DiaryNoted(Act):
    """Somebody wrote an entry of their diary of visits, or wrote it anew; the last one counts.

    `entry` names it among their own. `day` is the day it is about (ISO 8601), `visit` the id of one
    of their visits, "" for another one.
    """

    entry: str
    day: str
    visit: str
    text: Private[str, SEALED]


class DiaryRemoved(Act):
    """Somebody took an entry out of their diary."""

    entry: str


class DiaryShared(Act):
    """Somebody lets whoever leads their cohort read an entry of their diary, or no longer."""

    entry: str
    shared: bool


class ApartWished(Act):
    """Somebody wants to be matched with a school no more, or takes it back.

    Whose school it is, is sealed: nobody reads it but who asked, and the rules that keep it.
    """

    other: Private[str, SEALED]
    apart: bool


class PairParted(Payload):
    """Whoever leads a cohort noted that two schools are not to be put together, and why."""

    people: tuple[str, str]
    reason: Private[str, SEALED]


class PairReleased(Payload):
    """Whoever leads a cohort took back that two schools are not to be put together."""

    people: tuple[str, str]


class MatchedVisit(BaseModel):
    """A visit that was confirmed; `id` is unique in the cohort, `cost` is granted by the fund."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    guest: str
    host: str
    month: str
    cost: int


class FundPaidIn(Payload):
    """Money came into a cohort's exchange fund, in pesos."""

    amount: int


class RoundMatched(Payload):
    """Whoever leads a cohort confirmed a round of visits.

    `left` are those who asked and were left out, each with the reason that weighs most, as a
    text id. `worth`, `bound` and `greedy` are in thousandths (`lidera_nb.exchange.worth`).
    """

    round: int
    visits: tuple[MatchedVisit, ...]
    left: dict[str, str]
    worth: int
    bound: int
    greedy: int


class VisitSettled(Payload):
    """A visit's account was closed: what was spent; the rest of its grant returned."""

    visit: str
    spent: int


EXCHANGE_TOLD: dict[str, type[Payload]] = {
    "visit.offered": VisitOffered,
    "visit.asked": VisitAsked,
    "peers.joined": PeersJoined,
    "visit.told": VisitTold,
    "diary.noted": DiaryNoted,
    "diary.removed": DiaryRemoved,
    "diary.shared": DiaryShared,
    "apart.wished": ApartWished,
    "pair.parted": PairParted,
    "pair.released": PairReleased,
    "fund.paid_in": FundPaidIn,
    "round.matched": RoundMatched,
    "visit.settled": VisitSettled,
}
