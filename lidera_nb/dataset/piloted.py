"""What testers did and said in the versions of one case: exact, in memory, written nowhere.

Read from the stories and not from a data package, since what testers wrote is the point of it and
never leaves in a package. What of it may be told is decided by `lidera_nb.report.pilot`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
    """One tester's play; `who` tells plays apart and nothing else."""

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
            found = _play(str(number), step, [e for e in events if concerns(e, step)])
            plays += [found] if isinstance(found, PilotPlay) else []
            lost += found == "lost"
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
    """Gathers what a play says while its events are folded."""

    shown: set[str] = field(default_factory=set)
    flags: dict[str, Flagged] = field(default_factory=dict)
    declined: list[Declined] = field(default_factory=list)
    realism: int | None = None
    comment: str = ""

    def hear(self, payload: Any) -> None:
        """Take in what a tester said."""
        match payload:
            case kinds.PilotFlagged():
                said = Flagged(payload.line, payload.fault, payload.comment, payload.ctx.lang)
                self.flags[payload.line] = said
            case kinds.PilotUnflagged():
                self.flags.pop(payload.line, None)
            case kinds.PilotDeclined():
                self.declined.append(Declined(payload.ctx.node, payload.instead))
            case kinds.PilotRated():
                self.realism, self.comment = payload.realism, payload.comment


def _play(who: str, step: Step, events: Sequence[Event]) -> PilotPlay | str:
    """A play, "lost" where its version is on no shelf, or "" where none was begun."""
    state, read = simulation.initial(step), _Reader()
    for event in events:
        state = simulation.evolve(state, event)
        read.hear(event.payload)
        if state.case is not None and state.play is not None:
            read.shown |= set(on_screen(state.case, state.play))
    if state.case is None or state.play is None:
        return "lost" if state.lost else ""
    return PilotPlay(
        who=who,
        hash=state.case.hash,
        scene=state.play.scene,
        ended=state.ended,
        began=next(e.at for e in events if isinstance(e.payload, kinds.CaseStarted)),
        decided=tuple(_decided(events)),
        shown=frozenset(read.shown),
        flags=tuple(read.flags.values()),
        declined=tuple(read.declined),
        realism=read.realism,
        comment=read.comment,
    )


def _decided(events: Sequence[Event]) -> Iterator[Decided]:
    """The decisions, each with the time since the one before it, by the server's clock."""
    spent: list[timedelta] = []
    began = next(i for i, e in enumerate(events) if isinstance(e.payload, kinds.CaseStarted))
    for before, event in zip(events[began:], events[began + 1 :], strict=False):
        gap = event.at - before.at
        spent += [gap] if gap <= BREAK else []
        if isinstance(event.payload, kinds.CaseDecided):
            whole = sum(spent, timedelta()).total_seconds() / 60 if spent else None
            yield Decided(event.payload.ctx.node, event.payload.choice, whole)
            spent = []
