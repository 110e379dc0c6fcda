"""Why two schools were matched, and why a request was left out: text ids with their values.

Texts stand in ``lidera_nb/texts/exchange.{es,en}.yaml``. What is said follows from the round and
the visits alone, so that anybody who has both arrives at the same reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lidera_nb.exchange.model import Request, Visit
from lidera_nb.exchange.possible import STEPS, Possible, hindrance
from lidera_nb.exchange.rules import RULES, Tally


@dataclass(frozen=True, slots=True)
class Reason:
    """A text id under ``exchange.`` and its values."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)


def why(possible: Possible, visit: Visit) -> tuple[Reason, ...]:
    """Why this request is answered by this offer: what is shared, the way, and whose turn it is."""
    round_ = possible.round
    request, offer = round_.requests[visit.request], round_.offers[visit.offer]
    way = round_.trip(visit)
    journey = {"hours": way.hours, "nights": way.nights, "cost": round_.cost(visit)}
    found = [
        Reason("why.topics", {"topics": tuple(sorted(request.topics & offer.topics))}),
        Reason(f"why.{way.mode}", journey),
        _detour(possible, visit, request),
        *_alike(possible, visit, request),
        *_turn(possible, request),
    ]
    return tuple(found)


def _detour(possible: Possible, visit: Visit, request: Request) -> Reason:
    more = round(possible.round.trip(visit).hours - possible.nearest[request.id], 1)
    return Reason("why.farther", {"more": more}) if more > 0 else Reason("why.nearest")


def _alike(possible: Possible, visit: Visit, request: Request) -> list[Reason]:
    schools, host = possible.round.schools, possible.round.offers[visit.offer].school
    mine, theirs = schools[request.school].context, schools[host].context
    same = tuple(f for f in request.alike if mine.get(f) == theirs.get(f))
    return [Reason("why.alike", {"fields": same})] if same else []


def _turn(possible: Possible, request: Request) -> list[Reason]:
    school = possible.round.schools[request.school]
    if school.waited:
        return [Reason("why.waited", {"rounds": school.waited})]
    return [] if school.gone else [Reason("why.first")]


def why_not(possible: Possible, visits: Iterable[Visit], request_id: str) -> tuple[Reason, ...]:
    """Why a request was left out, the strongest reason first.

    That two schools are kept apart is never told: it counts among the dates and other conditions
    that do not fit, one step before, so that nobody can read from it who asked not to meet.

    Where no offer could serve it, for each step how many offers ended there (`STEPS`). Where
    some could, for each rule how many of its possible visits it keeps from being added (`RULES`).
    """
    request = possible.round.requests[request_id]
    could = possible.by_request.get(request_id, ())
    if not could:
        return _none_serves(possible, request)
    tally = Tally(possible, visits)
    first = Counter(rule for visit in could for rule in tally.breaks(visit))
    order = sorted(first, key=lambda rule: (-first[rule], RULES.index(rule)))
    return tuple(Reason(f"not.{rule}", {"of": len(could), "n": first[rule]}) for rule in order)


def _told(step: str | None) -> str | None:
    return "date" if step == "apart" else step


def _none_serves(possible: Possible, request: Request) -> tuple[Reason, ...]:
    offers = possible.round.offers.values()
    ends = Counter(_told(hindrance(possible.round, request, offer)) for offer in offers)
    others = len(offers) - ends["own"]
    if not others:
        return (Reason("not.nobody"),)
    # The step that most offers reached before they fell away says most about what to change.
    named = [step for step in reversed(STEPS) if ends[step] and step != "own"]
    return tuple(Reason(f"not.{step}", {"of": others, "n": ends[step]}) for step in named)
