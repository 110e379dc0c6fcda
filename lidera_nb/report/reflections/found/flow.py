"""How many handed each text in, again, late, and how many were answered."""

from __future__ import annotations

from statistics import median

import pandas as pd

from lidera_nb.dataset.suppression import apart, suppress
from lidera_nb.report.reflections.model import HandedIn
from lidera_nb.report.reflections.names import Names, TextId

ENOUGH = 2
"""A median of words rests on so many times the threshold: of a few people it would tell."""


def flow(
    handins: pd.DataFrame, told: pd.DataFrame, included: int, names: Names, threshold: int
) -> tuple[HandedIn, ...]:
    """Each text of the course in order.

    Parameters
    ----------
    handins, told
        What was handed in, and the levels that somebody signed.
    included
        People in the package.
    names, threshold
        Words for texts, and the smallest count that may be shown.
    """
    kept = handins[~handins["withdrawn"].astype(bool)]
    return tuple(_text(at, kept, told, included, names, threshold) for at in names.texts)


def _text(
    at: TextId, kept: pd.DataFrame, told: pd.DataFrame, included: int, names: Names, threshold: int
) -> HandedIn:
    own, read = _of(kept, at), _of(told, at)
    waves = own.groupby("study_id")["number"].nunique()
    people = int(own["study_id"].nunique())
    counts = [included, people, int(read["study_id"].nunique()), int((waves > 1).sum())]
    printed = [len(of_wave) for _, of_wave in read.drop_duplicates(["study_id", "number"])
               .groupby("number")]  # fmt: skip
    known = [n for n in printed if n >= threshold]
    _, handed, answered, again = apart(counts, threshold, known)
    last = own.sort_values("number").drop_duplicates("study_id", keep="last")
    return HandedIn(
        names.text(at),
        handed,
        answered,
        again,
        _late(last, threshold) if handed is not None else None,
        float(median(last["words"])) if people >= ENOUGH * threshold else None,
    )


def _of(rows: pd.DataFrame, at: TextId) -> pd.DataFrame:
    return rows[(rows["module"] == at[0]) & (rows["step"] == at[1])]


def _late(last: pd.DataFrame, threshold: int) -> int | None:
    """How many were late the last time; None where that is not kept, or would tell of a few."""
    known = last["late"].dropna().astype(bool)
    if len(known) < len(last):
        return None
    return suppress([int((~known).sum()), int(known.sum())], threshold).values[1]
