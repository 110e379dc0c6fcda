"""How people's own levels moved from the first of their modules to the last, by criterion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from lidera_nb.dataset.suppression import suppress
from lidera_nb.reflection import growth as moved
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.reflections.found.signed import CRITERION, criterion_id
from lidera_nb.report.reflections.model import Growth
from lidera_nb.report.reflections.names import Names

RARE, UNUSUAL = 0.01, 0.05

Path = Mapping[int, float]
"""Place of the module in the course to the level of the last text of that module."""


def growth(told: pd.DataFrame, names: Names, threshold: int, seed: int) -> tuple[Growth, ...]:
    """Each criterion of which somebody has texts of two modules.

    Only levels of one version of a rubric are held against each other.

    Parameters
    ----------
    told
        The levels that somebody signed, one row a hand-in and criterion.
    names, threshold, seed
        Words for texts, the smallest count that may be shown, and what settles the resampling.
    """
    return tuple(_each(told, names, threshold, seed))


def _each(told: pd.DataFrame, names: Names, threshold: int, seed: int) -> Iterator[Growth]:
    for (rubric, version, criterion), own in told.groupby(CRITERION, sort=False):
        paths = [path for path in _paths(own, names) if len(path) > 1]
        name = criterion_id(rubric, version, criterion)
        label = names.criterion(str(rubric), str(criterion))
        if len(paths) >= threshold:
            yield _moved(name, label, paths, threshold, seed)
        elif paths:
            yield Growth(name, label, None)


def _paths(own: pd.DataFrame, names: Names) -> Iterator[Path]:
    """By person; of a module's texts the last one counts, and of a text the last hand-in."""
    place = {at: i for i, at in enumerate(names.texts)}
    course = list(dict.fromkeys(module for module, _ in names.texts))
    for _, rows in own.groupby("study_id"):
        read = [(place[str(m), str(s)], int(n), str(m), float(level)) for m, s, n, level in
                rows[["module", "step", "number", "level"]].itertuples(index=False)]  # fmt: skip
        yield {course.index(module): level for *_, module, level in sorted(read)}


def _moved(name: str, label: str, paths: list[Path], threshold: int, seed: int) -> Growth:
    found = moved.change([path[max(path)] - path[min(path)] for path in paths], seed)
    up, same, down = suppress([found.up, found.same, found.down], threshold).values
    slopes = [one for path in paths if (one := moved.slope(list(path.items()))) is not None]
    return Growth(
        name,
        label,
        found.n,
        up,
        same,
        down,
        change=_estimate(found),
        p=None if None in (up, same, down) else found.p,
        clear="clear" if found.p < RARE else "some" if found.p < UNUSUAL else "none",
        slope=_estimate(moved.change(slopes, seed)) if len(slopes) >= threshold else None,
    )


def _estimate(found: moved.Change) -> Estimate | None:
    """The estimate with its interval; of too few people neither."""
    if found.low is None or found.high is None:
        return None
    return Estimate(found.value, found.low, found.high, found.n)
