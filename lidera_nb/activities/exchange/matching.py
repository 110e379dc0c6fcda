"""A cohort's rounds of visits for whoever leads it: the fund, matching to look at, confirming it.

Matching leaves no record before it is confirmed, and what is confirmed is what was on the screen:
where somebody offered or asked meanwhile, it is matched anew first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Passing,
    Refusal,
    Step,
    View,
    parse,
)
from lidera_nb.activities.exchange import circling, matchview
from lidera_nb.activities.exchange.rounds import Exchanging
from lidera_nb.errors import ExchangeError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.exchange.explain import why_not
from lidera_nb.exchange.model import Round
from lidera_nb.exchange.possible import Possible

if TYPE_CHECKING:
    from lidera_nb.exchange.circles import Circles
    from lidera_nb.exchange.solve import Matching

MODEL = "exchanges"
SECONDS = 2.0
"""Time for the solver: a cohort takes a few hundredths; nobody else waits longer than this."""

Amount = Annotated[int, Field(ge=0, le=1_000_000_000)]


class OfCohort(Message):
    """Anything about one cohort."""

    cohort: str


class Pay(OfCohort):
    """Money came into the fund."""

    amount: Annotated[int, Field(ge=1, le=1_000_000_000)]


class Match(OfCohort):
    """Match what is offered and asked now, to look at."""


class Confirm(OfCohort):
    """Confirm the matching that is on the screen."""

    seal: str


class Circle(OfCohort):
    """Propose circles of about this size, others each time."""

    size: Annotated[int, Field(ge=4, le=8)]


class Settle(OfCohort):
    """Close a visit's account: what was spent of its grant."""

    visit: str
    spent: Amount


MESSAGES: dict[str, type[Message]] = {
    "pay": Pay,
    "match": Match,
    "confirm": Confirm,
    "settle": Settle,
    "circle": Circle,
}


@dataclass(frozen=True, slots=True)
class Looking:
    """What lies open of which cohort: a matching of a round, or circles."""

    step: Step
    cohort: str = ""
    round: Round | None = None
    matching: Matching | None = None
    circles: Circles | None = None


def evolve(state: Looking, _: Event) -> Looking:
    """Nothing of this is told by the stream of whoever leads."""
    return state


def decide(state: Looking, body: Mapping[str, Any], env: Env) -> Decision | Passing:
    """What a message means for a cohort that was handed in."""
    message = parse(MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, OfCohort)
    here = _find(env, message.cohort)
    if here is None:
        return Refusal("refused.survey_cohort")
    match message:
        case Pay():
            return (NewEvent(kinds.FundPaidIn(amount=message.amount)),)
        case Match():
            return _match(state, here)
        case Confirm():
            return _confirm(state, here, message.seal)
        case Circle():
            return _circle(state, here, message.size, env.seed)
        case _:
            assert isinstance(message, Settle)
            return _settle(here, message)


def _find(env: Env, cohort: str) -> Exchanging | None:
    known: Sequence[Exchanging] = env.models.get(MODEL, ())
    return next((one for one in known if one.id == cohort), None)


def _match(state: Looking, here: Exchanging) -> Passing | Refusal:
    # The solver's library is loaded when first asked for: a server starts without it.
    from lidera_nb.exchange.solve import match

    if not here.round.requests:
        return Refusal("exchange.refused.nobody")
    found = match(here.round, SECONDS)
    return Passing(Looking(state.step, here.id, here.round, found))


def _circle(state: Looking, here: Exchanging, size: int, seed: int) -> Passing | Refusal:
    members = here.members()
    if len(members) < circling.FEWEST:
        return Refusal("exchange.refused.few", {"fewest": circling.FEWEST})
    try:
        made = circling.formed(members, size, seed, here.round.apart)
    except ExchangeError:
        return Refusal("exchange.refused.circles")
    return Passing(Looking(state.step, here.id, circles=made))


def seal(matching: Matching) -> str:
    """What tells one matching from another."""
    return blake2b(repr(matching.visits).encode(), digest_size=8).hexdigest()


def _confirm(state: Looking, here: Exchanging, shown: str) -> Decision:
    matching = state.matching if state.cohort == here.id else None
    if matching is None or seal(matching) != shown or state.round != here.round:
        return Refusal("exchange.refused.changed")
    if not matching.visits:
        return Refusal("exchange.refused.none")
    return (NewEvent(_matched(here, matching)),)


def _matched(here: Exchanging, matching: Matching) -> kinds.RoundMatched:
    number, round_ = len(here.exchange.rounds) + 1, here.round
    visits = tuple(
        kinds.MatchedVisit(
            id=f"{number}-{i}", guest=round_.requests[v.request].school,
            host=round_.offers[v.offer].school, month=v.date, cost=round_.cost(v),
        )
        for i, v in enumerate(matching.visits, start=1)
    )  # fmt: skip
    went, possible = {visit.guest for visit in visits}, Possible(round_)
    left = {
        one.school: why_not(possible, matching.visits, one.id)[0].text
        for one in round_.requests.values() if one.school not in went
    }  # fmt: skip
    worth, bound, by_list = (
        round(1000 * v) for v in (matching.worth, matching.bound, matching.greedy)
    )
    return kinds.RoundMatched(
        round=number, visits=visits, left=left, worth=worth, bound=bound, greedy=by_list
    )


def _settle(here: Exchanging, message: Settle) -> Decision:
    visit = here.exchange.visit(message.visit)
    if visit is None or visit.id in here.exchange.settled:
        return Refusal("exchange.refused.settled")
    if message.spent > visit.cost:
        return Refusal("exchange.refused.overspent")
    return (NewEvent(kinds.VisitSettled(visit=visit.id, spent=message.spent)),)


def view(state: Looking, env: Env) -> View:
    """The exchanges of this reader's cohorts; beside one of them the matching that lies open."""
    known: Sequence[Exchanging] = env.models.get(MODEL, ())
    cohorts = []
    for one in known:
        matching = state.matching if state.cohort == one.id and state.round == one.round else None
        shown = matchview.cohort(one, env.lang)
        if matching is not None:
            shown["proposal"] = matchview.proposal(one, matching, env.lang) | {
                "seal": seal(matching)
            }
        circles = state.circles if state.cohort == one.id else None
        if circles is not None and one.names.keys() >= set().union(*circles.circles):
            shown["circles"] = circling.told(circles, one.names, env.lang)
        cohorts.append(shown)
    return {"status": "open", "title": env.step.titles[env.lang],
            "intro": env.step.intros[env.lang], "cohorts": cohorts}  # fmt: skip


ACTIVITY = Activity(Looking, evolve, decide, view, models=(MODEL,))
