"""A cohort's exchange as its stream tells it: confirmed rounds, the fund, and who stays apart."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from lidera_nb.errors import ExchangeError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.exchange.encounters import account_of
from lidera_nb.exchange.fund import Entry, Fund

TOLD = (
    kinds.FundPaidIn,
    kinds.RoundMatched,
    kinds.VisitSettled,
    kinds.EncounterGranted,
    kinds.EncounterSettled,
    kinds.PairParted,
    kinds.PairReleased,
)
"""What a cohort's stream tells of its exchange."""

LOOKED_BACK = 3
"""Confirmed rounds whose visits count towards whose turn it is."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A round that was confirmed."""

    number: int
    at: datetime
    visits: tuple[kinds.MatchedVisit, ...]
    left: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two schools that whoever leads the cohort keeps apart; the reason is for these alone."""

    people: frozenset[str]
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Exchange:
    """All rounds, oldest first, the fund with its closed accounts, and the pairs kept apart.

    `seen` is how far the stream was read.
    """

    rounds: tuple[Confirmed, ...] = ()
    fund: Fund = field(default_factory=Fund)
    settled: frozenset[str] = frozenset()
    pairs: Mapping[frozenset[str], Pair] = field(default_factory=dict)
    seen: int = 0

    def gone(self, person: str) -> int:
        """Visits that somebody made in the rounds looked back on."""
        recent = self.rounds[-LOOKED_BACK:]
        return sum(visit.guest == person for one in recent for visit in one.visits)

    def waited(self, person: str) -> int:
        """Rounds in a row, up to the last one, in which somebody asked and was left out."""
        count = 0
        for one in reversed(self.rounds):
            if person not in one.left:
                break
            count += 1
        return count

    def last_of(self, person: str, side: Literal["guest", "host"]) -> datetime | None:
        """When a round last gave somebody a visit to make (`guest`) or to receive (`host`)."""
        given = [one.at for one in self.rounds for v in one.visits if getattr(v, side) == person]
        return max(given, default=None)

    def without(self, person: str) -> Exchange:
        """Without the pairs of somebody who was erased, and without the reasons they wrote."""
        kept = {key: one for key, one in self.pairs.items() if person not in key}
        pairs = {
            key: replace(one, reason="") if one.by == person else one for key, one in kept.items()
        }
        return replace(self, pairs=pairs)

    def visit(self, name: str) -> kinds.MatchedVisit | None:
        """A confirmed visit by its id."""
        found = (visit for one in self.rounds for visit in one.visits if visit.id == name)
        return next(found, None)


def evolve(exchange: Exchange, event: Event) -> Exchange:
    """The exchange after one more event of its cohort; an event that is known is passed over."""
    if event.n <= exchange.seen:
        return exchange
    payload, fund = event.payload, exchange.fund
    exchange = replace(exchange, seen=event.n)
    match payload:
        case kinds.FundPaidIn():
            paid = _entered(fund, Entry("paid_in", payload.amount, at=event.at.isoformat()))
            return replace(exchange, fund=paid)
        case kinds.RoundMatched():
            made = Confirmed(payload.round, event.at, payload.visits, payload.left)
            for visit in payload.visits:
                fund = _entered(fund, Entry("granted", visit.cost, visit.id))
            return replace(exchange, rounds=(*exchange.rounds, made), fund=fund)
        case kinds.VisitSettled():
            return _closed(exchange, payload.visit, payload.spent)
        case kinds.EncounterGranted(encounter=name, person=person, amount=amount):
            granted = _entered(fund, Entry("granted", amount, account_of(name, person)))
            return replace(exchange, fund=granted)
        case kinds.EncounterSettled(encounter=name, person=person, spent=spent):
            return _closed(exchange, account_of(name, person), spent)
        case kinds.PairParted(people=people, reason=reason):
            pair = Pair(frozenset(people), event.actor, reason, event.at)
            return replace(exchange, pairs={**exchange.pairs, pair.people: pair})
        case kinds.PairReleased(people=people):
            gone = frozenset(people)
            pairs = {key: one for key, one in exchange.pairs.items() if key != gone}
            return replace(exchange, pairs=pairs)
        case _:
            return exchange


def _closed(exchange: Exchange, account: str, spent: int) -> Exchange:
    """An account is closed: what was spent, and the rest of its grant back in the fund."""
    fund = _entered(exchange.fund, Entry("spent", spent, account))
    fund = _entered(fund, Entry("returned", fund.account(account).left, account))
    return replace(exchange, fund=fund, settled=exchange.settled | {account})


def _entered(fund: Fund, entry: Entry) -> Fund:
    """The fund with an entry; one of nothing is none (a visit next door costs nothing)."""
    with suppress(ExchangeError):
        return fund.entered(entry)
    return fund
