"""Indicators over a case, and stated confidence against what happened in it."""

from __future__ import annotations

import pandas as pd

from lidera_nb.dataset.suppression import Counts, suppress_table
from lidera_nb.report.estimates import brier, wilson
from lidera_nb.report.labels import Item, Labels
from lidera_nb.report.model import Bin, Calibration, Indicator, Quartiles

QUARTILES_FROM = 10
"""People from whom on quartiles are steady enough to be drawn."""

CONFIDENCES = (0, 25, 50, 75, 100)


def indicators(
    source: str, rows: pd.DataFrame, labels: Labels, threshold: int
) -> tuple[Indicator, ...]:
    """Every indicator of a case: its median after each decision, where enough people were."""
    return tuple(
        _indicator(item, source, rows[rows["indicator"] == item.id], labels, threshold)
        for item in labels.all("indicator", source)
    )


def _indicator(
    item: Item, source: str, rows: pd.DataFrame, labels: Labels, threshold: int
) -> Indicator:
    bands = tuple((b.position, b.label) for b in labels.all("band", source, item.id))
    points = [
        _quartiles(int(position), values["value"])
        for position, values in rows.groupby("position")
        if len(values) >= threshold
    ]
    return Indicator(item.id, item.label, tuple(points), bands)


def _quartiles(position: int, values: pd.Series[int]) -> Quartiles:
    low, median, high = (float(q) for q in values.astype(float).quantile([0.25, 0.5, 0.75]))
    steady = len(values) >= QUARTILES_FROM
    return Quartiles(
        position, len(values), median, low if steady else None, high if steady else None
    )


def calibration(decisions: pd.DataFrame, threshold: int, seed: int) -> Calibration | None:
    """Confidence against outcome, None where fewer than `threshold` people have any.

    A count of statements is withheld when small, and also when few people stand behind it.
    Where something is withheld the Brier score is told to one decimal only, since score and
    counts together could give it away.
    """
    settled = decisions.dropna(subset=["confidence", "predicted_outcome"])
    people = settled["study_id"].nunique()
    if people < threshold:
        return None
    bins = _bins(settled, threshold)
    coarse = any(one.withheld for one in bins)
    answers = {
        str(person): [(c / 100, bool(o)) for c, o in
                      zip(rows["confidence"], rows["predicted_outcome"], strict=True)]
        for person, rows in settled.groupby("study_id")
    }  # fmt: skip
    return Calibration(bins, people, len(settled), brier(answers, seed), coarse)


def _bins(settled: pd.DataFrame, threshold: int) -> tuple[Bin, ...]:
    cells = [
        [
            settled[(settled["confidence"] == said) & (settled["predicted_outcome"] == outcome)]
            for outcome in (True, False)
        ]
        for said in CONFIDENCES
    ]
    few = {(i, j) for i, row in enumerate(cells) for j, cell in enumerate(row)
           if 0 < cell["study_id"].nunique() < threshold}  # fmt: skip
    table = suppress_table([[len(cell) for cell in row] for row in cells], threshold, also=few)
    return tuple(_bin(said, table.rows, i, table.cells[i][0]) for i, said in enumerate(CONFIDENCES))


def _bin(said: int, totals: Counts, i: int, came_true: int | None) -> Bin:
    n = totals.values[i]
    share = wilson(came_true, n) if came_true is not None and n else None
    return Bin(said, n, share)
