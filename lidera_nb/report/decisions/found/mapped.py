"""The map of paths: stations with their choices, and the ways from a choice to the next station.

Decisions and endings are withheld as in the cohort report (`lidera_nb.report.choices`), and those
who stopped are left aside as there. A way is withheld, too, where the pairs of choices which that
report tells would make it say more than it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase

import pandas as pd

from lidera_nb.analysis.sequences import directly_follows
from lidera_nb.dataset.suppression import suppress_table
from lidera_nb.report.choices import Choices, Followed, followed, paths_of
from lidera_nb.report.decisions.model import Cell, PathMap, Station, Way
from lidera_nb.report.labels import Labels
from lidera_nb.report.linked import Taken
from lidera_nb.report.model import DecisionPoint


def mapped(
    source: str,
    decisions: pd.DataFrame,
    endings: pd.DataFrame,
    made: Choices,
    labels: Labels,
    threshold: int,
) -> PathMap:
    """The map of one case.

    Parameters
    ----------
    source
        The case.
    decisions, endings
        The package's rows of it.
    made
        What may be told of its decisions.
    labels, threshold
        Words, and the smallest count that may be shown.
    """
    points = {point.scene: point for point in made.decisions}
    paths = paths_of(decisions)
    ended = {str(who): str(end) for who, end in
             endings[["study_id", "ending"]].itertuples(index=False)}  # fmt: skip
    stations = [*(_scene(source, point, labels) for point in made.decisions),
                *(Station(end.id, end.label, end.people, ())
                  for end in made.endings.options if end.people != 0)]  # fmt: skip
    ways = _ways(paths, ended, points, {one.id: one.people for one in stations}, threshold)
    return PathMap(tuple(stations), tuple(ways))


def letters(source: str, scene: str, labels: Labels) -> dict[str, str]:
    """The letter of each choice of a scene, in the author's order."""
    known = labels.all("choice", source, scene)
    return {item.id: letter for item, letter in zip(known, ascii_uppercase, strict=False)}


def _scene(source: str, point: DecisionPoint, labels: Labels) -> Station:
    named = letters(source, point.scene, labels)
    cells = tuple(
        Cell(option.id, named.get(option.id, "?"), option.label, option.people)
        for option in point.choices.options
    )
    return Station(point.scene, point.choices.label, point.choices.people, cells)


def _ways(
    paths: Mapping[str, Sequence[Taken]],
    ended: Mapping[str, str],
    points: Mapping[str, DecisionPoint],
    people: Mapping[str, int | None],
    threshold: int,
) -> Iterator[Way]:
    found = directly_follows(_stations(paths, ended)).follows
    firsts = sorted({a for a, _ in found if isinstance(a, tuple)})
    targets = sorted({str(b) for a, b in found if isinstance(a, tuple)})
    if not firsts:
        return
    counts = [[found.get((a, b), 0) for b in targets] for a in firsts]
    unsaid = {i for i, (scene, choice) in enumerate(firsts)
              if _told(points[scene], choice) is None}  # fmt: skip
    forked = {a for a, row in zip(firsts, counts, strict=True) if sum(map(bool, row)) > 1}
    thin = _thin(followed(paths, points, threshold), threshold)
    table = suppress_table(
        counts,
        threshold,
        also=[(i, j) for i, a in enumerate(firsts) for j, b in enumerate(targets)
              if counts[i][j] and (i in unsaid or (a in forked and (a, b) in thin))],
        rows_hidden=unsaid,
        columns_hidden=[j for j, b in enumerate(targets) if people.get(b) is None],
    )  # fmt: skip
    for i, (scene, choice) in enumerate(firsts):
        for j, to in enumerate(targets):
            if counts[i][j]:
                yield Way(scene, choice, to, table.cells[i][j])


def _stations(
    paths: Mapping[str, Sequence[Taken]], ended: Mapping[str, str]
) -> Iterator[list[str | Taken]]:
    """Each path as scene, choice, scene, choice, … and its ending, if it came to one."""
    for who, path in paths.items():
        walked: list[str | Taken] = [step for taken in path for step in (taken[0], taken)]
        yield [*walked, ended[who]] if who in ended else walked


def _told(point: DecisionPoint, choice: str) -> int | None:
    return next((o.people for o in point.choices.options if o.id == choice), None)


def _thin(told: Followed, threshold: int) -> set[tuple[Taken, str]]:
    """Ways whose number, less the pairs of choices that are told, would leave one or a few.

    Where a choice leads to one station only, the number is that of the choice, and tells nothing.
    """
    hidden: dict[tuple[Taken, str], list[int]] = {}
    for a, b, shown, count in told.pairs():
        if shown is None and count:
            hidden.setdefault((a, b[0]), []).append(count)
    return {at for at, counts in hidden.items() if len(counts) < 2 or sum(counts) < threshold}
