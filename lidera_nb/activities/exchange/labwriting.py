"""Writing a lab: the card, the question, the plan, one measure, the first and the last day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lidera_nb import texts
from lidera_nb.activities.activity import Decision, Env, Message, Refusal
from lidera_nb.activities.cards.known import Cards
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.exchange.labs import span_fault
from lidera_nb.plaintext import TextFault, examine

LONGEST = 600
"""Of the question, and of what the group learned."""

LINE = 120
"""Of every other field."""

TASKS_MOST = 6

Short = Annotated[str, Field(max_length=1000)]


class PlanLine(Message):
    """One line of the plan: who does what until when."""

    who: Short
    what: Short
    until: Short


class Open(Message):
    """Announce a lab to a cohort."""

    cohort: str
    card: str
    question: str
    plan: Annotated[tuple[PlanLine, ...], Field(max_length=TASKS_MOST, strict=False)]
    measure: str
    unit: str
    begins: str
    ends: str


def worded(text: Any, most: int = LONGEST) -> str | Refusal:
    """A text as it is kept, or a sentence that says what is wrong with it."""
    kept = examine(text, most)
    if isinstance(kept, TextFault):
        return Refusal("labs.refused.text", {"most": most})
    return kept or Refusal("labs.refused.empty")


def opened(message: Open, name: str, env: Env) -> Decision:
    """The lab as it is announced, or what is missing."""
    cards: Cards = env.models["cards"]
    face = cards.faces().get(message.card)
    if face is None:
        return Refusal("labs.refused.card")
    days = _days(message, env)
    if isinstance(days, Refusal):
        return days
    tasks = [(one.who, one.what, one.until) for one in message.plan]
    short = (message.measure, message.unit, *(part for task in tasks for part in task))
    kept = [worded(message.question), *(worded(one, LINE) for one in short)]
    fault = next((one for one in kept if isinstance(one, Refusal)), None)
    if fault is not None or not tasks:
        return fault or Refusal("labs.refused.plan")
    question, measure, unit, *rest = (str(one) for one in kept)
    plan = tuple(zip(rest[::3], rest[1::3], rest[2::3], strict=True))
    made = kinds.LabOpened(
        lab=f"l-{name}", card=face.id, version=face.version, begins=days[0].isoformat(),
        ends=days[1].isoformat(), question=question, plan=plan, measure=measure, unit=unit,
    )  # fmt: skip
    return (NewEvent(made, subject=env.person),)


def _days(message: Open, env: Env) -> tuple[date, date] | Refusal:
    try:
        begins, ends = date.fromisoformat(message.begins), date.fromisoformat(message.ends)
    except ValueError:
        return Refusal("labs.refused.day")
    fault = span_fault(begins, ends, env.now.astimezone(texts.ZONE).date())
    return Refusal(fault) if fault else (begins, ends)
