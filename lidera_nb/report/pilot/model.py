"""What a pilot report says, as plain frozen data: every number already safe to print.

None stands where a count is withheld. Texts of the case are there in both languages, what
testers wrote as they wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Words = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True, slots=True)
class Median:
    """A median of minutes, and how many it is made of."""

    minutes: float
    n: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice, and how many took it."""

    id: str
    label: Words
    people: int | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision in one version; `declined` counts those who would take none of its choices."""

    scene: str
    title: Words
    people: int | None
    choices: tuple[Choice, ...]
    declined: int
    instead: tuple[str, ...]
    minutes: Median | None

    @property
    def answered(self) -> int | None:
        """How many it was put to, None where that is withheld or cannot be told."""
        return None if self.people is None else max(self.people, self.declined)


@dataclass(frozen=True, slots=True)
class Stop:
    """A scene in which plays stand that did not come to an end."""

    scene: str
    title: Words
    people: int | None


@dataclass(frozen=True, slots=True)
class VersionReport:
    """What testers did in one version; `realism` counts the ratings from 1 to 5."""

    number: int
    hash: str
    current: bool
    people: int
    completed: int
    stops: tuple[Stop, ...]
    minutes: Median | None
    decisions: tuple[Decision, ...]
    realism: tuple[int, ...]
    comments: tuple[str, ...]

    @property
    def rated(self) -> int:
        """How many rated it."""
        return sum(self.realism)

    @property
    def name(self) -> str:
        """The version by its number and the beginning of its hash."""
        return f"{self.number} · {self.hash[:8]}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A flag: what is the matter, and the tester's comment, which may be empty."""

    fault: str
    comment: str
    lang: str


Later = Literal["newest", "same", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was flagged in a version, and what became of it in the newest one."""

    version: int
    hash: str
    line: str
    text: Words
    shown: int | None
    remarks: tuple[Remark, ...]
    later: Later
    later_text: Words

    @property
    def flags(self) -> int:
        """How many testers flagged it."""
        return len(self.remarks)


@dataclass(frozen=True, slots=True)
class PilotReport:
    """A whole pilot report; `lost` counts plays of versions that are not at hand."""

    case: str
    title: Words
    cohorts: tuple[str, ...]
    synthetic: bool
    created: str
    threshold: int
    break_minutes: int
    lost: int
    versions: tuple[VersionReport, ...]
    lines: tuple[Line, ...]

    @property
    def latest(self) -> VersionReport | None:
        """The newest version that anybody tested."""
        return next((one for one in reversed(self.versions) if one.people), None)
