"""From the parameters of a plan to every number of it; the same on every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lidera_nb.analysis.power import (
    Design,
    Draws,
    Power,
    simulate,
    smallest_detectable,
    smallest_real_change,
)
from lidera_nb.errors import ReportError
from lidera_nb.report.planning.parameters import PlanParameters

SIZES = (10, 15, 20, 30, 40, 60, 100, 150, 200, 300)
EFFECTS = tuple(step / 10 for step in range(1, 16))
RELIABILITIES = (0.6, 0.7, 0.8, 0.9, 0.95)
ARMS: tuple[Literal[1, 2], ...] = (1, 2)
POWER = 0.8


@dataclass(frozen=True, slots=True)
class Curve:
    """Power by effect in a design with one arm or two; `smallest` has a power of 80 %."""

    arms: int
    points: tuple[tuple[float, Power], ...]
    smallest: float | None


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The smallest detectable effect if one assumption were another."""

    name: str
    value: float
    smallest: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All numbers of a plan.

    Attributes
    ----------
    parameters
        What was asked.
    units
        What the tests count: people, or clusters.
    curves
        For one group, and for two.
    sizes
        The smallest detectable effects (one group, two) by number of people.
    otherwise
        The same with one assumption changed at a time.
    person
        Smallest real change of one person by reliability, that of the plan among them.
    """

    parameters: PlanParameters
    units: int
    curves: tuple[Curve, ...]
    sizes: tuple[tuple[int, tuple[float | None, ...]], ...]
    otherwise: tuple[Otherwise, ...]
    person: tuple[tuple[float, float], ...]


def build(asked: PlanParameters) -> Plan:
    """The plan.

    Raises
    ------
    ReportError
        If there are too few clusters to test anything.
    """
    designs = [_design(asked, arms) for arms in ARMS]
    drawn = [simulate(design, asked.seed) for design in designs]
    known = sorted({*RELIABILITIES, asked.reliability})
    return Plan(
        parameters=asked,
        units=designs[0].units,
        curves=tuple(_curve(draws) for draws in drawn),
        sizes=tuple(_sizes(asked)),
        otherwise=tuple(_otherwise(asked)),
        person=tuple((value, smallest_real_change(value)) for value in known),
    )


def _design(asked: PlanParameters, arms: Literal[1, 2]) -> Design:
    try:
        return Design(
            asked.people,
            arms,
            asked.cluster_size,
            asked.icc if asked.cluster_size > 1 else 0.0,
            asked.correlation,
            asked.lost,
            asked.reliability,
        )
    except ValueError as error:
        raise ReportError(f"this design cannot be tested: {error}") from None


def _curve(draws: Draws) -> Curve:
    points = tuple((effect, draws.power(effect)) for effect in EFFECTS)
    return Curve(draws.design.arms, points, smallest_detectable(draws, POWER))


def _smallest(asked: PlanParameters) -> tuple[float | None, ...]:
    drawn = (simulate(_design(asked, arms), asked.seed) for arms in ARMS)
    return tuple(smallest_detectable(draws, POWER) for draws in drawn)


def _sizes(asked: PlanParameters) -> Iterator[tuple[int, tuple[float | None, ...]]]:
    """Each number of people that makes enough units for both designs."""
    for people in SIZES:
        if round(people / asked.cluster_size) >= max(ARMS) + 2:
            yield people, _smallest(asked.model_copy(update={"people": people}))


def _otherwise(asked: PlanParameters) -> Iterator[Otherwise]:
    """One assumption less lucky, and one luckier, at a time."""
    for name, by, least, most in (
        ("correlation", 0.2, 0.0, 0.95),
        ("lost", 0.2, 0.0, 0.95),
        ("reliability", 0.1, 0.3, 1.0),
        *((("icc", 0.1, 0.0, 0.95),) if asked.cluster_size > 1 else ()),
    ):
        now = getattr(asked, name)
        for value in (max(least, now - by), min(most, now + by)):
            if value != now:
                other = asked.model_copy(update={name: round(value, 2)})
                yield Otherwise(name, round(value, 2), _smallest(other))
