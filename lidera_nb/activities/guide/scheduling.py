"""When modules and rounds of the survey open and close: what fields hold, made moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lidera_nb.activities.activity import Decision, Env, Refusal
from lidera_nb.activities.calendar import ALWAYS, Window, read_moment
from lidera_nb.activities.course import Module
from lidera_nb.activities.guide.messages import Round, Schedule
from lidera_nb.activities.guide.reading import Guided
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.texts import ZONE


def schedule(message: Schedule, guided: Guided, env: Env) -> Decision:
    """Set the days of a module that participants go through."""
    modules: Sequence[Module] = env.step.definition
    module = next((one for one in modules if one.id == message.module), None)
    if module is None:
        return Refusal("refused.guide_module")
    due = message.due if assigned(module) else ""
    window = _window(message.opens, due, message.closes)
    if isinstance(window, Refusal):
        return window
    if window == guided.cohort.calendar.get(module.id, ALWAYS):
        return ()
    set_ = kinds.ModuleScheduled(
        module=module.id, opens=window.opens, due=window.due, closes=window.closes
    )
    return (NewEvent(set_),)


def assigned(module: Module) -> bool:
    """Whether something is to be handed in, so that a day can be named for it."""
    return any(step.activity == "assignment" for step in module.steps)


def next_round(message: Round, guided: Guided, env: Env) -> Decision:
    """Set when the survey's next round opens and closes by itself."""
    window = _window(message.opens, "", message.closes)
    if isinstance(window, Refusal):
        return window
    if window == guided.cohort.round:
        return ()
    if window.closes is not None and window.closes <= env.now:
        return Refusal("refused.guide_past")
    return (NewEvent(kinds.SurveyScheduled(opens=window.opens, closes=window.closes)),)


@dataclass(frozen=True, slots=True)
class _Unread:
    """A field holds something that is no day."""


def _read(written: str, *, later: bool) -> datetime | _Unread | None:
    if not written:
        return None
    at = read_moment(written, ZONE, later=later)
    return _Unread() if at is None else at


def _window(opens: str, due: str, closes: str) -> Window | Refusal:
    """The days in their order; what ends in the hour that happens twice ends at its second."""
    read = (_read(opens, later=False), _read(due, later=True), _read(closes, later=True))
    days = tuple(None if isinstance(at, _Unread) else at for at in read)
    if any(isinstance(at, _Unread) for at in read):
        return Refusal("refused.guide_date")
    named = [at for at in days if at is not None]
    if named != sorted(named) or (len(named) > 1 and named[0] == named[-1]):
        return Refusal("refused.guide_order")
    return Window(*days)
