"""Stated probabilities against what happened in the case: score, parts, discrimination."""

from __future__ import annotations

import pandas as pd

from lidera_nb.analysis.calibration import Answers, calibrated
from lidera_nb.report.cohort.measures import calibration
from lidera_nb.report.decisions.model import Predicted


def predicted(decisions: pd.DataFrame, threshold: int, seed: int) -> Predicted | None:
    """How predictions fared; the bins are withheld exactly as in the cohort report."""
    told = calibration(decisions, threshold, seed)
    found = calibrated(answers_of(decisions), seed)
    if told is None or found is None:
        return None
    return Predicted(found, told.bins, told.coarse)


def answers_of(decisions: pd.DataFrame) -> dict[str, Answers]:
    """By person, what was stated and settled."""
    settled = decisions.dropna(subset=["confidence", "predicted_outcome"])
    return {
        str(who): [(said / 100, bool(came)) for said, came in
                   zip(rows["confidence"], rows["predicted_outcome"], strict=True)]
        for who, rows in settled.groupby("study_id")
    }  # fmt: skip
