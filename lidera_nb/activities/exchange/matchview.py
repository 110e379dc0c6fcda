"""How a cohort's exchange looks to whoever leads it: the fund, a matching with reasons, visits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lidera_nb import texts
from lidera_nb.activities.cards.labels import number
from lidera_nb.activities.exchange import circling
from lidera_nb.activities.exchange.rounds import Exchanging
from lidera_nb.activities.exchange.said import reasons_told
from lidera_nb.activities.exchange.told import Confirmed
from lidera_nb.activities.exchange.words import day_told, month_told
from lidera_nb.events.kinds import MatchedVisit
from lidera_nb.exchange.explain import why, why_not
from lidera_nb.exchange.possible import Possible

if TYPE_CHECKING:
    from lidera_nb.exchange.solve import Matching


def cohort(one: Exchanging, lang: str) -> dict[str, Any]:
    """A cohort with its fund, what is offered and asked, and its confirmed rounds, newest first."""
    fund = one.exchange.fund
    granted = sum(account.left for account in fund.accounts.values())
    sums = {name: number(lang, amount) for name, amount in
            (("free", fund.free), ("granted", granted), ("spent", fund.spent))}  # fmt: skip
    offers, asked = len(one.round.offers), len(one.round.requests)
    return {
        "id": one.id,
        "title": one.title,
        "synthetic": one.synthetic,
        "fund": texts.say(lang, "exchange.fund", **sums),
        "standing": texts.say(lang, "exchange.standing", offers=offers, asked=asked),
        "asked": asked,
        "sizes": list(circling.SIZES) if len(one.names) >= circling.FEWEST else [],
        "diaries": [_noted(one, person, lang) for person in one.diaries],
        "rounds": [_round(one, made, lang) for made in reversed(one.exchange.rounds)],
    }


def _noted(one: Exchanging, person: str, lang: str) -> dict[str, Any]:
    """What somebody shares of their diary."""
    return {"who": one.names[person],
            "entries": [{"day": day_told(entry.day, lang), "text": entry.text}
                        for entry in one.diaries[person]]}  # fmt: skip


def proposal(one: Exchanging, matching: Matching, lang: str) -> dict[str, Any]:
    """A matching in words: how good it is, each visit with why, each request left out with why."""
    possible, round_ = Possible(one.round), one.round
    answered = {visit.request for visit in matching.visits}
    left = [request for request in round_.requests.values() if request.id not in answered]
    return {
        "lead": _how_good(matching, len(answered), len(round_.requests), lang),
        "visits": [
            {
                "who": texts.say(
                    lang, "exchange.pair",
                    guest=one.names[round_.requests[visit.request].school],
                    host=one.names[round_.offers[visit.offer].school],
                    month=month_told(lang, visit.date),
                ),
                "why": reasons_told(lang, why(possible, visit)),
            }
            for visit in matching.visits
        ],
        "left": [
            {"who": one.names[request.school],
             "why": reasons_told(lang, why_not(possible, matching.visits, request.id))}
            for request in left
        ],
    }  # fmt: skip


def _how_good(matching: Matching, answered: int, asked: int, lang: str) -> str:
    """How many requests are answered, and how far this may be from the best that could be."""
    gap = texts.say(lang, "exchange.best") if matching.optimal else texts.say(
        lang, "exchange.gap", percent=max(1, round(100 * matching.gap)))  # fmt: skip
    more = round(100 * (matching.worth / matching.greedy - 1)) if matching.greedy else 0
    beside = texts.say(lang, "exchange.more" if more > 0 else "exchange.same", percent=more)
    return " ".join([texts.say(lang, "exchange.found", n=answered, of=asked), gap, beside])


def _round(one: Exchanging, made: Confirmed, lang: str) -> dict[str, Any]:
    head = texts.say(lang, "exchange.round", n=made.number, at=texts.moment(lang, made.at))
    return {"number": made.number, "title": head,
            "visits": [_visit(one, visit, lang) for visit in made.visits]}  # fmt: skip


def _visit(one: Exchanging, visit: MatchedVisit, lang: str) -> dict[str, Any]:
    """A confirmed visit; whoever rests by now is not named."""
    gone = texts.say(lang, "exchange.gone")
    guest, host = (one.names.get(person, gone) for person in (visit.guest, visit.host))
    account, settled = one.exchange.fund.account(visit.id), visit.id in one.exchange.settled
    told = "exchange.settled" if settled else "exchange.granted"
    return {
        "id": visit.id,
        "who": texts.say(lang, "exchange.pair", guest=guest, host=host,
                         month=month_told(lang, visit.month)),
        "account": texts.say(lang, told, granted=number(lang, account.granted),
                             spent=number(lang, account.spent),
                             returned=number(lang, account.returned)),
        "granted": account.granted,
        "settled": settled,
    }  # fmt: skip
