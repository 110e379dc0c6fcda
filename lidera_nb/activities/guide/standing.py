"""How a participant stands: absent, stuck, under way, done. It orders nobody.

Only what is open counts: whoever has done all of that is done, though more may open tomorrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from lidera_nb.activities.activity import NO_PROGRESS, Step
from lidera_nb.activities.calendar import ALWAYS
from lidera_nb.activities.course import Module
from lidera_nb.activities.guide.reading import Followed

DAYS = 7
"""Days without a sign, while something is open, after which somebody counts as stuck."""

OPTIONAL = NO_PROGRESS | {"explore", "offer", "write", "survey"}
"""What nobody is behind with: looking, cards, writing a case of one's own, and a survey, which has
rounds of its own and is voluntary."""

State = Literal["absent", "stuck", "going", "done", "resting"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands; `step` is the next one to do where they began, or the first."""

    state: State
    step: Step | None = None


def standing(one: Followed, modules: Sequence[Module], now: datetime) -> Standing:
    """How a participant stands at a moment."""
    facts = one.facts
    if facts.resting:
        return Standing("resting")
    left = [step for module in _open(one, modules, now) for step in _left(one, module)]
    if facts.last_at is None:
        return Standing("absent", left[0] if left else None)
    if not left:
        return Standing("done")
    begun = {module for module, _ in facts.started}
    step = next((step for step in left if step.module in begun), left[0])
    late = now - facts.last_at >= timedelta(days=DAYS)
    return Standing("stuck" if late else "going", step)


def _open(one: Followed, modules: Sequence[Module], now: datetime) -> list[Module]:
    return [m for m in modules if one.calendar.get(m.id, ALWAYS).standing(now) == "open"]


def _left(one: Followed, module: Module) -> list[Step]:
    steps = [step for step in module.steps if step.activity not in OPTIONAL]
    return [step for step in steps if (step.module, step.key) not in one.facts.done]
