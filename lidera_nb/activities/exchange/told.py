"""A cohort's exchange as its stream tells it: confirmed rounds, and the fund's accounts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from lidera_nb.errors import ExchangeError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.exchange.fund import Entry, Fund

TOLD = (kinds.FundPaidIn, kinds.RoundMatched, kinds.VisitSettled)
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
class Exchange:
    """All rounds, oldest first, and the fund; `seen` is how far the stream was read."""

    rounds: tuple[Confirmed, ...] = ()
    fund: Fund = field(default_factory=Fund)
    settled: frozenset[str] = frozenset()
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
            fund = _entered(fund, Entry("spent", payload.spent, payload.visit))
            fund = _entered(
                fund, Entry("returned", fund.account(payload.visit).left, payload.visit)
            )
            settled = exchange.settled | {payload.visit}
            return replace(exchange, fund=fund, settled=settled)
        case _:
            return exchange


def _entered(fund: Fund, entry: Entry) -> Fund:
    """The fund with an entry; one of nothing is none (a visit next door costs nothing)."""
    with suppress(ExchangeError):
        return fund.entered(entry)
    return fund
