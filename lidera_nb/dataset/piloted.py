"""What testers did and said in the versions of one case: exact, in memory, written nowhere.

Read from the stories and not from a data package, since what testers wrote is the point of it and
never leaves in a package. What of it may be told is decided by `lidera_nb.report.pilot`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from lidera_nb.activities import simulation
from lidera_nb.activities.activity import Step, concerns
from lidera_nb.activities.course import Course
from lidera_nb.activities.pilotlines import on_screen
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.story import begin, tell
from lidera_nb.dataset import codebook
from lidera_nb.dataset.tables import included
from lidera_nb.errors import PackageError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal
from lidera_nb.scenario.load import Case

BREAK = timedelta(minutes=10)
"""A longer silence is a break: it counts for no decision."""

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Version:
    """One content of the case; `current` is the one that the course holds today."""

    number: int
    hash: str
    texts: Texts
    codebook: pd.DataFrame
    current: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: the choice, and the minutes that went into it, None where all was a break."""

    scene: str
    choice: str
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag that still stands."""

    line: str
    fault: str
    comment: str
    lang: str


@dataclass(frozen=True, slots=True)
class Declined:
    """None of the choices: what a tester would do instead."""

    scene: str
    instead: str


@dataclass(frozen=True, slots=True)
class PilotPlay:
    """One tester in one version; `who` tells people apart and nothing else."""

    who: str
    hash: str
    scene: str
    ended: bool
    began: datetime
    decided: tuple[Decided, ...]
    shown: frozenset[str]
    flags: tuple[Flagged, ...]
    declined: tuple[Declined, ...]
    realism: int | None = None
    comment: str = ""

    @property
    def minutes(self) -> float | None:
        """The minutes from the start to the last decision, without breaks."""
        known = [one.minutes for one in self.decided if one.minutes is not None]
        return round(sum(known), 1) if known else None


@dataclass(frozen=True)
class Piloted:
    """A case as it was tested: its versions in order, and all plays of them."""

    case: str
    cohorts: tuple[Cohort, ...]
    versions: tuple[Version, ...]
    plays: tuple[PilotPlay, ...]
    lost: int = 0

    def of(self, version: Version) -> list[PilotPlay]:
        """The plays of a version."""
        return [play for play in self.plays if play.hash == version.hash]


def piloted(
    journal: Journal, course: Course, registry: Registry, case: str, cohort_ids: Sequence[str]
) -> Piloted:
    """All that the testers of these cohorts did in a case.

    Only those count who agreed to the evaluation and whose data do not rest.

    Raises
    ------
    PackageError
        If a cohort is unknown or no pilot, or the course has no such case.
    """
    cohorts = tuple(_pilot(registry, cohort) for cohort in dict.fromkeys(cohort_ids))
    steps = _steps(course, case)
    people = {m.person for cohort in cohorts for m in cohort.of_role("participant")}
    plays: list[PilotPlay] = []
    lost = 0
    for number, person in enumerate(sorted(people)):
        events = journal.read(f"person:{person}")
        if not included(tell(begin(course, person), events).facts):
            continue
        for step in steps:
            found, gone = _plays(str(number), step, [e for e in events if concerns(e, step)])
            plays += found
            lost += gone
    return Piloted(case, cohorts, _versions(steps, plays), tuple(plays), lost)


def _pilot(registry: Registry, cohort: str) -> Cohort:
    pilots = [one.id for one in registry.cohorts.values() if one.pilot]
    if cohort in pilots:
        return registry.cohorts[cohort]
    known = ", ".join(sorted(pilots)) or "none yet ('lidera people create … --pilot' makes one)"
    what = "is no pilot cohort" if cohort in registry.cohorts else "does not exist"
    raise PackageError(f"the cohort '{cohort[:60]}' {what}; pilot cohorts: {known}")


def _steps(course: Course, case: str) -> list[Step]:
    played = [step for step in course.steps() if step.activity == "simulation"]
    found = [step for step in played if step.definition.current.scenario.id == case]
    if not found:
        known = sorted({step.definition.current.scenario.id for step in played})
        listed = ", ".join(known) or "none"
        raise PackageError(f"no module plays the case '{case[:60]}'; it is one of: {listed}")
    return found


def _versions(steps: Sequence[Step], plays: Iterable[PilotPlay]) -> tuple[Version, ...]:
    """The versions that were tested, and today's, the last."""
    today = steps[0].definition.current.hash
    in_time = [play.hash for play in sorted(plays, key=lambda one: one.began)]
    hashes = dict.fromkeys([*in_time, today])
    cases = [case for digest in hashes if (case := _on_a_shelf(steps, digest)) is not None]
    # Two contents may bear one number: then those come first that were played first.
    cases.sort(key=lambda case: (case.hash == today, case.scenario.version))
    return tuple(_version(case, case.hash == today) for case in cases)


def _on_a_shelf(steps: Iterable[Step], digest: str) -> Case | None:
    return next((found for step in steps if (found := step.definition.get(digest))), None)


def _version(case: Case, current: bool) -> Version:
    frame = pd.DataFrame(list(codebook.case_rows(case)))
    return Version(case.scenario.version, case.hash, case.texts, frame, current)


@dataclass(slots=True)
class _Reader:
    """Gathers what a person did and said in one version of the case while events are folded.

    What they did is what they did the first time, before they knew what would come of it; what
    they saw and said is that of all their attempts at this version.
    """

    attempts: int = 0
    first: simulation.Playing | None = None
    events: list[Event] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    flags: dict[str, Flagged] = field(default_factory=dict)
    declined: dict[str, Declined] = field(default_factory=dict)
    realism: int | None = None
    comment: str = ""

    def see(self, event: Event, state: simulation.Playing) -> None:
        """Take in an event and how the play stands after it."""
        self.attempts += isinstance(event.payload, kinds.CaseStarted)
        if self.attempts == 1:
            self.first = state
            self.events.append(event)
        if state.case is not None and state.play is not None:
            self.shown |= set(on_screen(state.case, state.play))
        self._hear(event.payload)

    def _hear(self, payload: Any) -> None:
        match payload:
            case kinds.PilotFlagged():
                said = Flagged(payload.line, payload.fault, payload.comment, payload.ctx.lang)
                self.flags[payload.line] = said
            case kinds.PilotUnflagged():
                self.flags.pop(payload.line, None)
            case kinds.PilotDeclined():
                self.declined[payload.ctx.node] = Declined(payload.ctx.node, payload.instead)
            case kinds.PilotRated():
                self.realism, self.comment = payload.realism, payload.comment

    def play(self, who: str, digest: str) -> PilotPlay:
        """All of it."""
        assert self.first is not None
        assert self.first.play is not None
        return PilotPlay(
            who=who,
            hash=digest,
            scene=self.first.play.scene,
            ended=self.first.ended,
            began=self.events[0].at,
            decided=tuple(_decided(self.events)),
            shown=frozenset(self.shown),
            flags=tuple(self.flags.values()),
            declined=tuple(self.declined.values()),
            realism=self.realism,
            comment=self.comment,
        )


def _plays(who: str, step: Step, events: Sequence[Event]) -> tuple[list[PilotPlay], int]:
    """A person's plays of a step by version, and how many were of a version on no shelf."""
    state, lost = simulation.initial(step), 0
    readers: dict[str, _Reader] = {}
    for event in events:
        state = simulation.evolve(state, event)
        if state.case is not None:
            readers.setdefault(state.case.hash, _Reader()).see(event, state)
        elif isinstance(event.payload, kinds.CaseStarted):
            lost += 1
    return [reader.play(who, digest) for digest, reader in readers.items()], lost


def _decided(events: Sequence[Event]) -> Iterator[Decided]:
    """The decisions, each with the time since the one before it or the start, by the server."""
    spent: list[timedelta] = []
    for before, event in pairwise(events):
        gap = event.at - before.at
        spent += [gap] if gap <= BREAK else []
        if isinstance(event.payload, kinds.CaseDecided):
            whole = sum(spent, timedelta()).total_seconds() / 60 if spent else None
            yield Decided(event.payload.ctx.node, event.payload.choice, whole)
            spent = []
