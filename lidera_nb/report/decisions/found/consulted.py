"""Which documents were opened where one decides, and whether the choice goes together with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from lidera_nb.analysis.exact import fisher, holm
from lidera_nb.dataset.suppression import suppress, suppress_table
from lidera_nb.report.decisions.found.verdict import verdict
from lidera_nb.report.decisions.model import Consulted
from lidera_nb.report.labels import Labels
from lidera_nb.report.model import DecisionPoint


def consulted(
    source: str,
    points: Sequence[DecisionPoint],
    decisions: pd.DataFrame,
    documents: pd.DataFrame,
    labels: Labels,
    threshold: int,
    seed: int,
) -> tuple[Consulted, ...]:
    """Each document and message that somebody opened in a scene with a decision.

    Where nobody, or everybody, opened it there is nothing to test. All tests of a case are
    adjusted together (Holm).
    """
    found = list(_each(source, points, decisions, documents, labels, threshold, seed))
    adjusted = iter(holm([p for _, p in found if p is not None]))
    return tuple(one if p is None else _tested(one, next(adjusted)) for one, p in found)


def _tested(one: Consulted, p: float) -> Consulted:
    """What the test says; the number itself only where all its counts may be told."""
    return replace(one, verdict=verdict(p), p=p if one.p is not None else None)


def _each(
    source: str,
    points: Sequence[DecisionPoint],
    decisions: pd.DataFrame,
    documents: pd.DataFrame,
    labels: Labels,
    threshold: int,
    seed: int,
) -> Iterator[tuple[Consulted, float | None]]:
    for point in points:
        here = documents[documents["scene"] == point.scene]
        chose = decisions[decisions["scene"] == point.scene].drop_duplicates("study_id")
        for (kind, name), rows in here.groupby(["kind", "document"], sort=False):
            read = chose["study_id"].isin(set(rows["study_id"]))
            table = _table(point, chose["choice"], read)
            p = fisher(table, seed) if min(map(sum, table)) >= threshold else None
            label = labels.of(str(kind), source, str(name))
            yield _told(label, point, table, threshold, p), p


def _table(point: DecisionPoint, choice: pd.Series[str], read: pd.Series[bool]) -> list[list[int]]:
    names = [option.id for option in point.choices.options]
    return [[int(((choice == name) & (read == state)).sum()) for name in names]
            for state in (True, False)]  # fmt: skip


def _told(
    label: str, point: DecisionPoint, table: list[list[int]], threshold: int, p: float | None
) -> Consulted:
    whole = point.choices.people
    opened = suppress([sum(row) for row in table], threshold).values[0]
    tellable = whole is not None and not suppress_table(table, threshold).hidden
    return Consulted(
        label=label,
        scene=point.choices.label,
        people=whole,
        opened=opened if whole is not None else None,
        verdict=None,
        p=p if tellable else None,
    )
