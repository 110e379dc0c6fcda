"""The waves of a cohort's survey and how written names were resolved: a fold of its stream.

A wave is pinned to the instrument it was opened with, and when it closes to the people who were
participants then. Waves are numbered from 1, and one is open at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.forms.instrumentload import LoadedInstrument, instrument_of


@dataclass(frozen=True, slots=True)
class Wave:
    """One round of questions; `boundary` are the participants at its closing, none before."""

    number: int
    asked: LoadedInstrument
    opened_at: datetime
    closed_at: datetime | None = None
    boundary: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether answers are taken."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is meant by some written names; see `lidera_nb.events.kinds.NamesResolved`."""

    id: str
    tokens: tuple[str, ...]
    meaning: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """All waves of a cohort, and its resolutions in the order in which they were made."""

    waves: tuple[Wave, ...] = ()
    resolutions: Mapping[str, Resolution] = field(default_factory=dict)

    @property
    def last(self) -> Wave | None:
        """The wave that was opened last."""
        return self.waves[-1] if self.waves else None

    @property
    def open(self) -> Wave | None:
        """The wave that is open."""
        return self.last if self.last and self.last.open else None

    def meant(self) -> dict[str, Resolution]:
        """By token of a written name, the resolution that holds: the last one made."""
        return {token: one for one in self.resolutions.values() for token in one.tokens}


TOLD = (kinds.SurveyOpened, kinds.SurveyClosed, kinds.NamesResolved, kinds.ResolutionUndone)
"""What a cohort's stream tells of its survey."""


def opening(number: int, loaded: LoadedInstrument) -> kinds.SurveyOpened:
    """The event by which a wave begins, pinned to an instrument."""
    return kinds.SurveyOpened(
        wave=number,
        instrument=loaded.instrument.id,
        version=loaded.instrument.version,
        hash=loaded.hash,
        content=dict(loaded.content),
    )


def evolve(survey: Survey, event: Event, participants: Iterable[str]) -> Survey:
    """The survey after one more event of its cohort, which has these participants by then."""
    payload = event.payload
    match payload:
        case kinds.SurveyOpened():
            # The same event may come by two roads: the answer to an append, and the journal.
            if any(wave.number == payload.wave for wave in survey.waves):
                return survey
            opened = Wave(payload.wave, instrument_of(payload.content), event.at)
            return replace(survey, waves=(*survey.waves, opened))
        case kinds.SurveyClosed():
            return replace(survey, waves=_closed(survey.waves, payload.wave, event, participants))
        case kinds.NamesResolved():
            made = Resolution(payload.resolution, payload.tokens, payload.meaning, payload.person)
            return replace(survey, resolutions={**survey.resolutions, made.id: made})
        case kinds.ResolutionUndone():
            kept = {k: v for k, v in survey.resolutions.items() if k != payload.resolution}
            return replace(survey, resolutions=kept)
        case _:
            return survey


def _closed(
    waves: Sequence[Wave], number: int, event: Event, participants: Iterable[str]
) -> tuple[Wave, ...]:
    boundary = tuple(participants)
    return tuple(
        replace(wave, closed_at=event.at, boundary=boundary)
        if wave.number == number and wave.open
        else wave
        for wave in waves
    )
