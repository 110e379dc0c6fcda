"""The levels that count: those that somebody signed and that were not taken back."""

from __future__ import annotations

import pandas as pd

STANDS = ("published", "replaced")
"""A reading that gave way to a later one counts for its own hand-in."""

KEY = ["study_id", "module", "step", "number"]
CRITERION = ["rubric", "rubric_version", "criterion"]


def signed(levels: pd.DataFrame) -> pd.DataFrame:
    """One row a hand-in and criterion: the last level that was signed.

    Parameters
    ----------
    levels
        The table `review_levels` of a package.
    """
    told = levels[levels["standing"].isin(STANDS)].astype({"level": float})
    # "published" comes before "replaced": of two readings of one hand-in the author sees it last.
    ordered = told.sort_values(["signed_on", "standing"], ascending=[True, False], kind="stable")
    return ordered.drop_duplicates([*KEY, *CRITERION], keep="last").reset_index(drop=True)


def criterion_id(rubric: object, version: object, criterion: object) -> str:
    """The id of a criterion in one version of its rubric, fit for an anchor."""
    return f"{rubric}-{version}-{criterion}".replace("_", "-")
