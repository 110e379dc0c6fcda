"""What became of visits that were asked for, how far they led, and how labs came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from lidera_nb.dataset.exchangetables import DISTANCES, ENDINGS, OUTCOMES
from lidera_nb.report.knowledge.found.cells import counted
from lidera_nb.report.knowledge.model import Counted, Exchanged

UNKNOWN, OPEN = "unknown", "open"
"""A way that nobody knows, and a lab of which a school has told nothing yet."""


def exchanged(tables: Mapping[str, pd.DataFrame], threshold: int) -> Exchanged:
    """The visits of those who travel, and labs; nothing of what a package holds no table of."""
    visits, labs = tables.get("visits"), tables.get("lab_schools")
    outcomes: Counted = ()
    distances: Counted = ()
    if visits is not None:
        own = visits[visits["study_id"].notna()]
        outcomes = _counted(own, "outcome", OUTCOMES, "", threshold)
        granted = own[own["outcome"] == "granted"]
        distances = _counted(granted, "distance", DISTANCES, UNKNOWN, threshold)
        if dict(outcomes).get("granted") is None:  # else the sum would tell it
            distances = tuple((word, None) for word, _ in distances)
    tried = _counted(labs, "outcome", ENDINGS, OPEN, threshold) if labs is not None else ()
    return Exchanged(outcomes, distances, tried)


def _counted(
    rows: pd.DataFrame, column: str, words: tuple[str, ...], missing: str, threshold: int
) -> Counted:
    behind: defaultdict[str, list[str]] = defaultdict(list)
    for word, who in zip(rows[column].fillna(missing), rows["study_id"], strict=True):
        behind[str(word)].append(str(who))
    known = (*words, missing)
    return counted({word: behind[word] for word in known if word in behind}, threshold)
