"""How the points of assignments fell, question by question."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from lidera_nb.dataset.suppression import suppress
from lidera_nb.report.estimates import wilson
from lidera_nb.report.reflections.model import Question, Scored
from lidera_nb.report.reflections.names import Names


def scored(scores: pd.DataFrame, names: Names, threshold: int) -> tuple[Scored, ...]:
    """Each assignment in each version, its questions in order; of a person the last hand-in.

    Parameters
    ----------
    scores
        The table `assignment_scores` of a package.
    names, threshold
        Words for assignments, and the smallest count that may be shown.
    """
    last = scores.groupby(["study_id", "module", "step"])["number"].transform("max")
    final = scores[scores["number"] == last]
    return tuple(
        Scored(
            f"{name}-{version}".replace("_", "-"),
            names.assignment(str(name)),
            int(str(version)),
            tuple(_questions(str(name), own, names, threshold)),
        )
        for (name, version), own in final.groupby(["assignment", "version"], sort=False)
    )


def _questions(
    assignment: str, own: pd.DataFrame, names: Names, threshold: int
) -> Iterator[Question]:
    order = {item.id: item.position for item in names.labels.all("question", assignment)}
    asked = sorted(dict.fromkeys(str(one) for one in own["question"]),
                   key=lambda name: order.get(name, len(order)))  # fmt: skip
    for name in asked:
        graded = own[own["question"] == name].dropna(subset=["points"])
        label = names.question(assignment, name)
        if not graded.empty:
            yield _question(label, graded.astype({"points": float, "most": float}), threshold)


def _question(label: str, graded: pd.DataFrame, threshold: int) -> Question:
    most = float(graded["most"].max())
    parts = (graded["points"] / graded["most"].where(graded["most"] > 0, 1)).clip(0, 1)
    n, full, none = len(parts), int((parts == 1).sum()), int((parts == 0).sum())
    if n < threshold:
        return Question(label, None, most, None, None, None, None, None)
    counts = _told([full, n - full - none, none], threshold)
    share = None if counts[0] is None else wilson(counts[0], n)
    mean = None if None in counts else float(parts.mean())
    return Question(label, n, most, *counts, share, mean)


def _told(counts: list[int], threshold: int) -> tuple[int | None, int | None, int | None]:
    """Full, part and none; where they cannot all be told, full points rather than the others."""
    full, part, none = suppress(counts, threshold).values
    either = suppress([counts[0], counts[1] + counts[2]], threshold).values[0]
    return (either, None, None) if full is None and either is not None else (full, part, none)
