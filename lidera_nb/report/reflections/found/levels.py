"""How levels spread, by text and wave, for each criterion of each rubric.

A wave is a hand-in: what was read of the first time somebody handed a text in stands apart from
what was read when they handed it in again. A half counts as the level below it, which is what the
text sustains.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

import pandas as pd

from lidera_nb.dataset.suppression import suppress
from lidera_nb.report.reflections.found.signed import CRITERION, criterion_id
from lidera_nb.report.reflections.model import LevelRow, Spread
from lidera_nb.report.reflections.names import Names


def spreads(told: pd.DataFrame, names: Names, threshold: int) -> tuple[Spread, ...]:
    """Every criterion with its texts in the order of the course.

    Parameters
    ----------
    told
        The levels that somebody signed, one row a hand-in and criterion.
    names, threshold
        Words for texts and levels, and the smallest count that may be shown.
    """
    versions = told.groupby("rubric")["rubric_version"].nunique()
    found = []
    for (rubric, version, criterion), own in told.groupby(CRITERION, sort=False):
        label = names.criterion(str(rubric), str(criterion))
        if versions[rubric] > 1:
            label = f"{label} (v{version})"
        levels = names.levels(str(rubric), floor(own["level"].max()))
        found.append(
            Spread(
                criterion_id(rubric, version, criterion),
                names.rubric(str(rubric)),
                label,
                levels,
                tuple(_rows(own, len(levels), names, threshold)),
                bool((own["level"] % 1 != 0).any()),
            )
        )
    return tuple(sorted(found, key=lambda spread: -spread.read))


def _rows(own: pd.DataFrame, highest: int, names: Names, threshold: int) -> Iterator[LevelRow]:
    for at in names.texts:
        text = own[(own["module"] == at[0]) & (own["step"] == at[1])]
        for wave, read in text.groupby("number"):
            sustained = [floor(level) for level in read["level"]]
            counts = [sustained.count(level) for level in range(1, highest + 1)]
            safe = suppress(counts, threshold)
            yield LevelRow(names.text(at), int(str(wave)), safe.total, safe.values)
