"""How long each decision took, among those whose number may be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from lidera_nb.analysis.ranged import Ranged
from lidera_nb.analysis.times import took
from lidera_nb.report.decisions.model import Timed
from lidera_nb.report.model import DecisionPoint

QUARTILES_FROM = 10
"""People from whom on quartiles and intervals are steady enough to be told."""


def timed(
    points: Sequence[DecisionPoint], decisions: pd.DataFrame, threshold: int
) -> tuple[Timed, ...]:
    """Each decision at which enough people were timed, in the order in which they are met."""
    return tuple(_each(points, decisions, threshold))


def _each(
    points: Sequence[DecisionPoint], decisions: pd.DataFrame, threshold: int
) -> Iterator[Timed]:
    for point in points:
        minutes = decisions.loc[decisions["scene"] == point.scene, "minutes"].dropna()
        found = took([float(one) for one in minutes])
        if found is None or found.n < threshold or point.choices.people != found.n:
            continue
        steady = found.n >= QUARTILES_FROM
        few = 0 < found.breaks < threshold or 0 < found.n - found.breaks < threshold
        yield Timed(
            number=point.position,
            label=point.choices.label,
            people=found.n,
            breaks=None if few else found.breaks,
            median=found.median if steady else _bare(found.median),
            low=found.low if steady else None,
            high=found.high if steady else None,
        )


def _bare(median: Ranged | None) -> Ranged | None:
    return replace(median, low=None, high=None) if median else None
