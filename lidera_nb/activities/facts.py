"""What is true of a person across all activities: consent, rights, and which steps are done.

Folded from the same stream as the activities; every view and every export asks it first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime

from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.value import value

_COMPLETES = (
    kinds.ConsentGiven,
    kinds.ProfileSaved,
    kinds.CaseEnded,
    kinds.ReflectionSubmitted,
    kinds.ScaleAnswered,
    kinds.DebriefSeen,
    kinds.ExplorationNoted,
    kinds.OwnCaseWritten,
    kinds.OwnCaseOffered,
    kinds.SurveyFinished,
    kinds.AssignmentHandedIn,
    kinds.VisitOffered,
    kinds.VisitAsked,
    kinds.PeersJoined,
    kinds.VisitTold,
    kinds.EncounterTold,
)
_ONCE = (kinds.ConsentGiven, kinds.ProfileSaved)
"""What a person says once for all modules that ask it with the same form."""

StepId = tuple[str, str]


@value
class Facts:
    """The state of a person's rights and progress.

    Attributes
    ----------
    purposes
        The latest answer to each consent purpose.
    shared
        By the id of a form that is answered once: the steps of all modules that ask it.
    done
        Steps that are complete, as ``(module, step)``.
    started
        Steps in which anything happened.
    erased
        Whether the person asked that what they wrote be made unreadable.
    unnamed
        Whether the person refuses to be named by others in a survey.
    last_at
        When the person last acted, None if never.
    put_away
        The notices that the person put away.
    """

    purposes: Mapping[str, bool] = field(default_factory=dict)
    shared: Mapping[str, frozenset[StepId]] = field(default_factory=dict)
    done: frozenset[StepId] = frozenset()
    started: frozenset[StepId] = frozenset()
    blocked: bool = False
    withdrawn: bool = False
    erased: bool = False
    unnamed: bool = False
    last_at: datetime | None = None
    put_away: frozenset[str] = frozenset()

    @property
    def resting(self) -> bool:
        """Whether this person's data must appear nowhere."""
        return self.blocked or self.withdrawn


def evolve(facts: Facts, event: Event) -> Facts:
    """The facts after one more event of the person's stream."""
    payload = event.payload
    if isinstance(payload, kinds.PersonBlocked):
        return replace(facts, blocked=True)
    if isinstance(payload, kinds.PersonUnblocked):
        return replace(facts, blocked=False)
    if isinstance(payload, kinds.PersonWithdrew):
        return replace(facts, withdrawn=True, erased=facts.erased or payload.erase)
    if isinstance(payload, kinds.NamingRefused | kinds.NamingAllowed):
        return replace(facts, unnamed=isinstance(payload, kinds.NamingRefused))
    if isinstance(payload, kinds.NoticeRead):
        return replace(facts, put_away=facts.put_away | {payload.notice})
    if isinstance(payload, kinds.Act):
        return _acted(facts, payload, event.at)
    return facts


def _acted(facts: Facts, payload: kinds.Act, at: datetime) -> Facts:
    step = (payload.ctx.module, payload.ctx.step)
    started = facts.started if step in facts.started else facts.started | {step}
    purposes, done = facts.purposes, facts.done
    if isinstance(payload, kinds.ConsentGiven):
        purposes = dict(payload.purposes)
    if isinstance(payload, kinds.AssignmentWithdrawn):
        done = done - {step}
    elif isinstance(payload, _COMPLETES):
        also = facts.shared.get(payload.ctx.definition) if isinstance(payload, _ONCE) else None
        done = done | {step} | (also or frozenset())
    return replace(facts, started=started, last_at=at, purposes=purposes, done=done)
