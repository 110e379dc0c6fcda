"""What a network report says, as plain frozen data: every number already safe to print.

None stands where a number is withheld or cannot be known. There are no people in it: neither
ids, nor ranks, nor the values of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lidera_nb.dataset.read import Meta
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.model import Distribution
from lidera_nb.report.parameters import NetworkParameters

Trust = Literal["trust", "care", "withhold"]
"""The verdicts of `lidera_nb.network.assess`."""


@dataclass(frozen=True, slots=True)
class Wave:
    """Who was asked in a wave, who answered, and how many were named who are not in the data."""

    number: int
    asked: int
    answered: int | None
    share: Estimate | None
    outside: int | None


@dataclass(frozen=True, slots=True)
class Band:
    """A measure with the least and the most that it could be given who did not answer."""

    value: float
    low: float
    high: float
    trust: Trust


@dataclass(frozen=True, slots=True)
class Described:
    """One relation in one wave: ties, and measures by name (None where it has no value)."""

    wave: int
    relation: str
    label: str
    ties: int
    per_person: float
    measures: Mapping[str, Band | None]
    isolates: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One relation between two waves, among those who answered both."""

    relation: str
    label: str
    first: int
    second: int
    people: int
    kept: int | None
    gone: int | None
    new: int | None
    jaccard: Estimate | None
    stability: float | None


@dataclass(frozen=True, slots=True)
class Role:
    """A brokerage role: how often it occurs, how often by chance, and how far that is."""

    id: str
    observed: float
    expected: float
    z: float


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people: what part of the ties it sends stay within it."""

    label: str
    ties: int | None
    share: Estimate | None


@dataclass(frozen=True, slots=True)
class Mixed:
    """Ties within groups beside what chance gives; `error` is the Monte Carlo error of `p`."""

    attribute: str
    label: str
    observed: float
    expected: float
    p: float
    error: float
    ties: int


@dataclass(frozen=True, slots=True)
class Pair:
    """How two relations go together: the correlation, and how often chance gave as much."""

    first: str
    second: str
    correlation: float
    p: float
    error: float


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the regression: the difference in the chance of a tie, and its test."""

    label: str
    estimate: float
    p: float
    error: float


@dataclass(frozen=True, slots=True)
class Tests:
    """Permutation tests of the last wave; `large` where it is too large for the regression.

    `power` says in the report's language what so few people can show; empty if they are enough.
    """

    wave: int
    people: int
    pairs: tuple[Pair, ...]
    terms: tuple[Term, ...]
    large: bool = False
    power: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """The main relation when only ties of at least this frequency count."""

    at_least: int
    label: str
    ties: int | None
    measures: Mapping[str, Band | None]


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody in the picture: a place from 0 to 1 and nothing else."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The network as unlabelled dots and lines; `lines` are places of dots."""

    dots: tuple[Dot, ...]
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class NetworkReport:
    """A whole network report.

    `relation` is the main one and `last` the last wave that is told; what stands after `changes`
    is about these two, and is empty where too little is known of them.
    """

    meta: Meta
    parameters: NetworkParameters
    relation: str
    label: str
    group: str
    last: int
    waves: tuple[Wave, ...]
    who: tuple[Distribution, ...]
    described: tuple[Described, ...]
    received: tuple[Distribution, ...]
    changes: tuple[Change, ...]
    roles: tuple[Role, ...] = ()
    groups: tuple[Group, ...] = ()
    mixed: tuple[Mixed, ...] = ()
    tests: Tests | None = None
    cuts: tuple[Cut, ...] = ()
    picture: Picture | None = None
    withheld: Mapping[str, int] = field(default_factory=dict)

    def now(self, relation: str = "") -> Described | None:
        """The main relation, or another, in the last wave."""
        wanted = self.last, relation or self.relation
        return next((one for one in self.described if (one.wave, one.relation) == wanted), None)
