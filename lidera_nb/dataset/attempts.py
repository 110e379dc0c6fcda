"""A person's attempts at each case, with the events that made them and the one that counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lidera_nb.activities.activity import Step, concerns
from lidera_nb.activities.simulation import Playing
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play


@dataclass(frozen=True, slots=True)
class Attempt:
    """One play of one person.

    Attributes
    ----------
    step, case, play
        Where, which version, and as it stands.
    number, counts
        Which attempt it is, from 1, and whether it is the one that counts.
    before, events
        What happened at the step before it began, and from its start on.
    """

    step: Step
    case: Case
    play: Play
    number: int
    counts: bool
    before: Sequence[Event]
    events: Sequence[Event]

    def row(self, study_id: str) -> dict[str, Any]:
        """The columns that every table about played cases begins with."""
        return {
            "study_id": study_id,
            "module": self.step.module,
            "scenario": self.case.scenario.id,
            "scenario_version": self.case.scenario.version,
            "scenario_hash": self.case.hash,
            "attempt": self.number,
            "counts": self.counts,
        }


def attempts_at(step: Step, state: Playing, events: Sequence[Event]) -> Iterator[Attempt]:
    """The attempts of a person at a step whose content is at hand."""
    within = [event for event in events if concerns(event, step)]
    starts = [at for at, e in enumerate(within) if isinstance(e.payload, kinds.CaseStarted)]
    counting = step.attempts.counting([one.play for one in state.attempts])
    for at, (one, start) in enumerate(zip(state.attempts, starts, strict=False)):
        end = starts[at + 1] if at + 1 < len(starts) else len(within)
        if one.case is not None and one.play is not None:
            yield Attempt(
                step=step,
                case=one.case,
                play=one.play,
                number=at + 1,
                counts=at == counting,
                before=within[:start],
                events=within[start:end],
            )
