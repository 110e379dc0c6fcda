"""The labs of a cohort as its stream tells them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.exchange.labs import Lab, Measured, Task, number

TOLD = (kinds.LabOpened, kinds.LabJoined, kinds.LabLeft, kinds.LabMeasured, kinds.LabClosed)
"""What a cohort's stream tells of its labs."""


@dataclass(frozen=True, slots=True)
class Labs:
    """Every lab by its id, oldest first; `seen` is how far the stream was read."""

    all: Mapping[str, Lab] = field(default_factory=dict)
    seen: int = 0

    def without(self, person: str) -> Labs:
        """The labs without somebody who was erased: neither what they wrote nor their school."""
        return replace(self, all={name: _emptied(lab, person) for name, lab in self.all.items()})


def _emptied(lab: Lab, person: str) -> Lab:
    lab = lab.left(person)
    if lab.by != person:
        return lab
    return replace(lab, question="", plan=(), measure="", unit="", learned="")


def evolve(labs: Labs, event: Event) -> Labs:
    """The labs after one more event of their cohort; an event that is known is passed over."""
    if event.n <= labs.seen:
        return labs
    labs, who, at = replace(labs, seen=event.n), event.actor, event.at
    match event.payload:
        case kinds.LabOpened() as opened:
            made = _opened(opened, who)
            return replace(labs, all={**labs.all, made.id: made})
        case kinds.LabJoined(lab=name):
            return _changed(labs, name, lambda lab: lab.joined(who, at))
        case kinds.LabLeft(lab=name):
            return _changed(labs, name, lambda lab: lab.left(who))
        case kinds.LabMeasured(lab=name, when=when, value=value):
            read = number(value)
            taken = Measured(read, at) if read is not None else None
            return _changed(labs, name, lambda lab: lab.measured(who, when, taken))
        case kinds.LabClosed(lab=name, learned=learned):
            return _changed(labs, name, lambda lab: replace(lab, closed=True, learned=learned))
        case _:
            return labs


def _opened(told: kinds.LabOpened, who: str) -> Lab:
    return Lab(
        told.lab, told.card, told.version, date.fromisoformat(told.begins),
        date.fromisoformat(told.ends), told.question, tuple(Task(*one) for one in told.plan),
        told.measure, told.unit, by=who,
    )  # fmt: skip


def _changed(labs: Labs, name: str, change: Callable[[Lab], Lab]) -> Labs:
    lab = labs.all.get(name)
    return labs if lab is None else replace(labs, all={**labs.all, name: change(lab)})
