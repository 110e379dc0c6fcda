"""How much a finding about change can bear: five rungs, and the reason for each step down.

The rung is that of the weakest part. A single group never stands higher than the third: without
a comparison nobody knows what would have happened anyway, however well it was measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Design = Literal["single", "compared", "assigned"]

CEILING: dict[Design, int] = {"single": 3, "compared": 4, "assigned": 5}
"""The highest rung of a design: one group, a comparison group, groups made by lot."""

FEW, SOME = 10, 20
LOST, MANY_LOST = 0.2, 0.4
STEADY, SHAKY = 0.7, 0.6


@dataclass(frozen=True, slots=True)
class Ground:
    """What a finding rests on.

    Attributes
    ----------
    n
        People who were measured twice.
    lost
        The share of those measured first who were not measured again, None where unknown.
    reliability
        The smallest coefficient of the scale at either time, None where it cannot be estimated.
    planned
        Whether the outcome was chosen in a plan that is older than the answers.
    agreeing
        Whether every analysis of the sensitivity says the same.
    design
        How the group came about.
    """

    n: int
    lost: float | None
    reliability: float | None
    planned: bool
    agreeing: bool
    design: Design = "single"


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of the ground, and the highest rung that it allows."""

    part: Literal["design", "people", "loss", "reliability", "plan", "sensitivity"]
    rung: int


@dataclass(frozen=True, slots=True)
class Security:
    """The rung from 1 to 5, and what each part of the ground allows."""

    rung: int
    reasons: tuple[Reason, ...]

    @property
    def binding(self) -> tuple[Reason, ...]:
        """The parts that hold the finding where it is."""
        return tuple(reason for reason in self.reasons if reason.rung == self.rung)


def secured(ground: Ground) -> Security:
    """The rung of a finding.

    Examples
    --------
    >>> secured(Ground(40, 0.1, 0.85, True, True)).rung
    3
    >>> secured(Ground(40, 0.5, 0.85, True, True)).rung
    1
    """
    reasons = tuple(_reasons(ground))
    return Security(min(reason.rung for reason in reasons), reasons)


def _reasons(ground: Ground) -> Iterator[Reason]:
    top = 5
    yield Reason("design", CEILING[ground.design])
    yield Reason("people", 1 if ground.n < FEW else 2 if ground.n < SOME else top)
    yield Reason("loss", _loss(ground.lost, top))
    yield Reason("reliability", _steadiness(ground.reliability, top))
    yield Reason("plan", top if ground.planned else 2)
    yield Reason("sensitivity", top if ground.agreeing else 2)


def _loss(lost: float | None, top: int) -> int:
    if lost is None:
        return 2
    return 1 if lost > MANY_LOST else 2 if lost > LOST else top


def _steadiness(coefficient: float | None, top: int) -> int:
    if coefficient is None:
        return 2
    return 1 if coefficient < SHAKY else 2 if coefficient < STEADY else top
