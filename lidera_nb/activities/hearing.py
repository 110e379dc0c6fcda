"""Which steps of a course an event may concern: all others need not hear of it.

A course has a hundred steps, and an event concerns one of them, or two or three that look back on
it. Asking every step about every event was most of what folding cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lidera_nb.activities.activity import Step
from lidera_nb.events.journal import Event

StepId = tuple[str, str]
Kinds = tuple[type, ...]


class Hearing:
    """The steps by the place where an event was made, and by its kind.

    A step hears what was done in it, or in the step that it looks back on; beyond that, the
    kinds of events that its activity names, wherever they were made.

    Parameters
    ----------
    steps
        The steps that hear anything.
    beyond
        The kinds that each activity hears wherever they were made.
    """

    __slots__ = ("_at", "_kinds", "_of")

    def __init__(
        self, steps: Mapping[StepId, Step] | None = None, beyond: Mapping[str, Kinds] | None = None
    ) -> None:
        self._at: dict[StepId, dict[StepId, None]] = {}
        self._kinds: dict[type, dict[StepId, None]] = {}
        self._of: dict[str, tuple[StepId, ...]] = {}
        for at, step in (steps or {}).items():
            back = step.of
            for place in [at] if back is None else [at, (back.module, back.key)]:
                self._at.setdefault(place, {})[at] = None
            for kind in (beyond or {}).get(step.activity, ()):
                self._kinds.setdefault(kind, {})[at] = None
            self._of[step.activity] = (*self._of.get(step.activity, ()), at)

    def of(self, event: Event) -> Iterable[StepId]:
        """The steps that an event may concern, each once."""
        ctx = getattr(event.payload, "ctx", None)
        here = self._at.get((ctx.module, ctx.step), {}) if ctx is not None else {}
        everywhere = self._kinds.get(type(event.payload))
        return here if everywhere is None else {**here, **everywhere}

    def doing(self, activity: str) -> tuple[StepId, ...]:
        """The steps of an activity, in the course's order."""
        return self._of.get(activity, ())
