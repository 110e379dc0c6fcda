"""What each person did, in the few numbers that a package has for it; from 0 to 1 each.

The texts of reasons stay in the system, and how long a reason is says nothing of what it says: so
of the manner of deciding there is how surely somebody did, and whether they read beforehand.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import pandas as pd

from lidera_nb.analysis.nearness import own_distance
from lidera_nb.report.decisions.found.panelled import Experts, experts_of

MEASURES = ("nearness", "confidence", "read")
MANNERS = MEASURES[1:]
Values = dict[str, float]


def experts(tables: Mapping[str, pd.DataFrame]) -> dict[str, Experts]:
    """The panel of each case that has one."""
    found = {str(case): experts_of(str(case), tables.get("panels"))
             for case in tables["decisions"]["scenario"].unique()}  # fmt: skip
    return {case: one for case, one in found.items() if one is not None}


def taken(decisions: pd.DataFrame) -> dict[str, dict[Hashable, str]]:
    """By person: at which scene of which version of a case which choice, the first time there."""
    found: dict[str, dict[Hashable, str]] = {}
    for who, case, digest, scene, choice in _in_order(decisions, "scenario", "scenario_hash"):
        found.setdefault(who, {}).setdefault((case, digest, scene), choice)
    return found


def measured(measure: str, decisions: pd.DataFrame, panels: Mapping[str, Experts]) -> Values:
    """A measure by person, of those for whom it is defined.

    Parameters
    ----------
    measure
        ``nearness``: 1 less the distance to the panel; ``confidence``: the mean of what was stated;
        ``read``: the part of decisions before which a document or message was opened.
    decisions
        Rows of the package.
    panels
        By case.
    """
    if measure == "nearness":
        return _nearness(decisions, panels)
    column = {
        "confidence": decisions["confidence"].astype("Float64") / 100,
        "read": (decisions["documents_consulted"] > 0).astype("Float64"),
    }[measure]
    means = column.groupby(decisions["study_id"]).mean().dropna()
    return {str(who): float(value) for who, value in means.items()}


def _nearness(decisions: pd.DataFrame, panels: Mapping[str, Experts]) -> Values:
    known: dict[tuple[str, ...], Mapping[str, int]] = {(case, one.hash, *at): counts
             for case, one in panels.items() for at, counts in one.counts.items()}  # fmt: skip
    paths: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    rows = _in_order(decisions, "scenario", "scenario_hash", "role")
    for who, case, digest, role, scene, choice in rows:
        paths.setdefault(who, []).append(((case, digest, role, scene), choice))
    found = {who: own_distance(path, known) for who, path in paths.items()}
    return {who: 1 - far for who, far in found.items() if far is not None}


def _in_order(decisions: pd.DataFrame, *columns: str) -> list[tuple[str, ...]]:
    """Person, the columns, scene and choice of each decision, as text."""
    ordered = decisions.sort_values(["study_id", "scenario", "attempt", "position"])
    wanted = ordered[["study_id", *columns, "scene", "choice"]].astype("string").fillna("")
    return list(wanted.itertuples(index=False, name=None))
