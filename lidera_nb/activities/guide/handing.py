"""Handing a cohort to a colleague: from that moment the colleague leads it, and the giver not."""

from __future__ import annotations

from lidera_nb.activities.activity import Decision, Env, Refusal
from lidera_nb.activities.guide.messages import HandOver
from lidera_nb.activities.guide.reading import Guided
from lidera_nb.activities.registry import Cohort
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent


def hand_over(message: HandOver, guided: Guided, env: Env) -> Decision:
    """Hand over a cohort that is one's own to somebody who instructs with one."""
    if not guided.leads:
        return Refusal("refused.guide_not_yours")
    name = guided.colleagues.get(message.taker)
    if name is None:
        return Refusal("refused.guide_taker")
    return handed(guided.cohort, env.person, message.taker, name)


def handed(cohort: Cohort, giver: str, taker: str, name: str) -> tuple[NewEvent, ...]:
    """The events of handing over; a taker who is new in the cohort joins it as instructor."""
    joined = kinds.PersonEnrolled(person=taker, role="instructor", name=name)
    return (
        *(() if taker in cohort.members else (NewEvent(joined, subject=taker),)),
        NewEvent(kinds.CohortHandedOver(giver=giver, taker=taker)),
        NewEvent(kinds.PersonLeft(person=giver)),
    )
