"""What a cohort's schools offered, asked and visited, as rows of the package's tables.

A visit has two sides. It is told where one of them is in the package, the other by an empty cell
if it is not; a visit of anybody whose data rest is told nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from lidera_nb.activities.exchange.told import Confirmed, Exchange
from lidera_nb.dataset.exchangetables import EXCHANGE_NAMES
from lidera_nb.dataset.rows import Participant, Row, day, participant
from lidera_nb.events import kinds
from lidera_nb.exchange.travel import trip

NEAR, MIDDLE = 300, 800
"""Kilometres up to which a visit is near, and up to which one goes by road."""


def exchange_rows(
    exchange: Exchange, people: Sequence[Participant], rest: Collection[str]
) -> dict[str, list[Row]]:
    """The rows of the tables; none at all where nobody of the package took part.

    Parameters
    ----------
    exchange
        The visits and the fund of their cohort.
    people
        Those in the package.
    rest
        People whose data must appear nowhere.
    """
    told = [row for person in people for row in _told(person)]
    visits = [row for one in exchange.rounds for row in _visits(one, exchange, people, rest)]
    if not told and not visits:
        return {}
    paid = [
        {"entry": one.movement, "amount": one.amount, "on": day(datetime.fromisoformat(one.at))}
        for one in exchange.fund.entries
        if one.movement == "paid_in"
    ]
    rows = (sorted(told, key=_told_order), sorted(visits, key=_visit_order), paid)
    return dict(zip(EXCHANGE_NAMES, rows, strict=True))


def distance(one: str | None, other: str | None) -> str | None:
    """In which band a visit between two territories lies; None where nothing can be said.

    >>> distance("maule", "maule"), distance("metropolitana", "arica_parinacota")
    ('same_region', 'far')
    """
    way = trip(one, other) if one and other else None
    if way is None:
        return None
    if one == other:
        return "same_region"
    return "near" if way.km <= NEAR else "middle" if way.km <= MIDDLE else "far"


def _told(person: Participant) -> Iterator[Row]:
    told = [event for event in person.events if type(event.payload) in _WHAT]
    for number, event in enumerate(told, 1):
        said = event.payload
        assert isinstance(said, kinds.Act)
        row = {
            "study_id": person.study_id,
            "number": number,
            "what": _WHAT[type(said)],
            "form": said.ctx.definition,
            "form_version": said.ctx.version,
            "form_hash": said.ctx.hash,
            "told_on": day(event.at),
        }
        if isinstance(said, kinds.VisitOffered | kinds.VisitAsked):
            row |= {
                "open": said.open,
                "topics": " ".join(said.topics) or None,
                "months": " ".join(said.months) or None,
            }
        if isinstance(said, kinds.VisitOffered):
            row |= {"people": said.places, "groups": said.groups}
        if isinstance(said, kinds.VisitAsked):
            row |= {"people": said.people, "hours": said.hours}
        yield row


_WHAT: Mapping[type, str] = {
    kinds.VisitOffered: "offer",
    kinds.VisitAsked: "request",
    kinds.VisitTold: "reflection",
}


def _visits(
    matched: Confirmed, exchange: Exchange, people: Sequence[Participant], rest: Collection[str]
) -> Iterator[Row]:
    known = {person.story.person: person for person in people}
    of_all = {"round": matched.number, "matched_on": day(matched.at)}
    for visit in matched.visits:
        here = {visit.guest, visit.host} & known.keys()
        if not here or {visit.guest, visit.host} & set(rest):
            continue
        guest, host = known.get(visit.guest), known.get(visit.host)
        settled = visit.id in exchange.settled
        spent = exchange.fund.account(visit.id).spent if settled else None
        reflected = _reflected(guest, matched, exchange) if guest else None
        yield {
            **of_all,
            "study_id": guest.study_id if guest else None,
            "host": host.study_id if host else None,
            "outcome": "granted",
            "month": visit.month,
            "distance": distance(*(_territory(one) for one in (guest, host))),
            "granted": visit.cost,
            "settled": settled,
            "spent": spent,
            "reflected": reflected,
            "held": bool(spent or reflected),
        }
    for who, reason in matched.left.items():
        if who in known:
            reason = reason.removeprefix("not.")
            yield {**of_all, "study_id": known[who].study_id, "outcome": "left_out",
                   "reason": reason}  # fmt: skip


def _reflected(guest: Participant, matched: Confirmed, exchange: Exchange) -> bool:
    """Whether somebody told of a visit between this round and the next that gave them one."""
    person = guest.story.person
    later = (
        one.at
        for one in exchange.rounds
        if one.at > matched.at and any(visit.guest == person for visit in one.visits)
    )
    until = min(later, default=None)
    told = (e.at for e in guest.events if isinstance(e.payload, kinds.VisitTold))
    return any(at > matched.at and (until is None or at < until) for at in told)


def _territory(person: Participant | None) -> str | None:
    word = participant(person).get("territory") if person else None
    return str(word) if word else None


def _told_order(row: Row) -> tuple[str, int]:
    return row["study_id"], row["number"]


def _visit_order(row: Row) -> tuple[int, str, str]:
    return row["round"], row["study_id"] or "", row.get("host") or ""
