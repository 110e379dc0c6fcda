"""Decisions, what followed what, and endings, withheld together so that none tells on another.

The number of people in a scene is the number who took a choice that leads there. So a scene or an
ending whose visitors would reveal a withheld choice is withheld as well, and the table of what
followed what keeps its margins as the decisions published them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from lidera_nb.dataset.suppression import suppress, suppress_table
from lidera_nb.report.estimates import wilson
from lidera_nb.report.labels import Item, Labels
from lidera_nb.report.linked import Taken, Travels
from lidera_nb.report.model import DecisionPoint, Distribution, Follow, Follows, Option


@dataclass(frozen=True)
class Choices:
    """What can be published of one case's decisions."""

    decisions: tuple[DecisionPoint, ...]
    follows: Follows
    endings: Distribution


def distribution(
    name: str,
    label: str,
    items: Sequence[Item],
    values: Sequence[str],
    threshold: int,
    also: Collection[str] = (),
) -> Distribution:
    """How `values` spread over `items`, with small counts withheld; `also` are withheld anyway."""
    counted = [sum(value == item.id for value in values) for item in items]
    forced = [i for i, item in enumerate(items) if item.id in also]
    safe = suppress(counted, threshold, forced)
    options = tuple(
        _option(item, people, safe.total) for item, people in zip(items, safe.values, strict=True)
    )
    return Distribution(name, label, safe.total, options)


def _option(item: Item, people: int | None, total: int | None) -> Option:
    known = people is not None and total
    share = wilson(people, total) if known and people is not None and total else None
    return Option(item.id, item.label, people, share)


def choices(
    source: str, decisions: pd.DataFrame, endings: pd.DataFrame, labels: Labels, threshold: int
) -> Choices:
    """Decisions, followings and endings of one case.

    Parameters
    ----------
    source
        The case.
    decisions, endings
        The package's rows of this case.
    labels
        The codebook.
    threshold
        The smallest count that may be shown.
    """
    ended = {str(who): str(end) for who, end in
             endings[["study_id", "ending"]].itertuples(index=False)}  # fmt: skip
    travels = Travels(paths_of(decisions), ended)
    points: dict[str, DecisionPoint] = {}
    hidden: dict[str, set[str]] = {}
    for scene in _scenes(decisions):
        reveals = travels.reveals(scene, hidden)
        points[scene] = _point(source, scene, decisions, labels, threshold, reveals)
        hidden[scene] = {o.id for o in points[scene].choices.options if o.people is None}
    telling = {end for end in set(ended.values()) if travels.reveals(end, hidden)}
    ends = labels.all("ending", source)
    reached = [str(ending) for ending in endings["ending"]]
    return Choices(
        tuple(points.values()),
        _follows(source, travels.paths, points, labels, threshold),
        distribution("endings", "", ends, reached, threshold, telling),
    )


def paths_of(decisions: pd.DataFrame) -> dict[str, list[Taken]]:
    """Everybody's decisions in order, by study id."""
    ordered = decisions.sort_values(["study_id", "position"])
    return {
        str(person): list(rows[["scene", "choice"]].itertuples(index=False, name=None))
        for person, rows in ordered.groupby("study_id")
    }


def _scenes(decisions: pd.DataFrame) -> list[str]:
    """Scenes by the earliest decision at which anybody met them."""
    first = decisions.groupby("scene", sort=False)["position"].agg(["min", "mean"])
    return [str(scene) for scene in first.sort_values(["min", "mean"]).index]


def _point(
    source: str,
    scene: str,
    decisions: pd.DataFrame,
    labels: Labels,
    threshold: int,
    reveals: bool,
) -> DecisionPoint:
    taken = [str(choice) for choice in decisions.loc[decisions["scene"] == scene, "choice"]]
    items = labels.all("choice", source, scene)
    title = labels.of("scene", source, scene)
    spread = distribution(scene, title, items, taken, threshold)
    if reveals:
        blank = tuple(Option(item.id, item.label, None, None) for item in items)
        spread = Distribution(scene, title, None, blank)
    first = int(decisions.loc[decisions["scene"] == scene, "position"].min())
    return DecisionPoint(first, scene, labels.of("decision", source, scene), spread)


@dataclass(frozen=True)
class Followed:
    """Which choice followed which: all pairs, and what may be told of each (None: withheld)."""

    firsts: tuple[Taken, ...]
    nexts: tuple[Taken, ...]
    counts: tuple[tuple[int, ...], ...]
    cells: tuple[tuple[int | None, ...], ...]

    def pairs(self) -> Iterator[tuple[Taken, Taken, int | None, int]]:
        """Each pair with what may be told and what is so."""
        for i, a in enumerate(self.firsts):
            for j, b in enumerate(self.nexts):
                yield a, b, self.cells[i][j], self.counts[i][j]


def followed(
    paths: Mapping[str, Sequence[Taken]], points: Mapping[str, DecisionPoint], threshold: int
) -> Followed:
    """Which choice followed which, with what the decisions withhold and what would tell of it."""
    pairs = [pair for path in paths.values() for pair in pairwise(path)]
    if not pairs:
        return Followed((), (), (), ())
    shown = {(scene, option.id) for scene, point in points.items()
             for option in point.choices.options if option.people is not None}  # fmt: skip
    firsts, nexts = sorted({a for a, _ in pairs}), sorted({b for _, b in pairs})
    counts = [[pairs.count((a, b)) for b in nexts] for a in firsts]
    table = suppress_table(
        counts,
        threshold,
        also=[
            (i, j)
            for i, a in enumerate(firsts)
            for j, b in enumerate(nexts)
            if None in (points[a[0]].choices.people, points[b[0]].choices.people)
        ],
        rows_hidden=[i for i, taken in enumerate(firsts) if taken not in shown],
        columns_hidden=[j for j, taken in enumerate(nexts) if taken not in shown],
    )
    return Followed(tuple(firsts), tuple(nexts), tuple(map(tuple, counts)), table.cells)


def _follows(
    source: str,
    paths: Mapping[str, Sequence[Taken]],
    points: Mapping[str, DecisionPoint],
    labels: Labels,
    threshold: int,
) -> Follows:
    cells = list(followed(paths, points, threshold).pairs())
    order = {scene: number for number, scene in enumerate(points)}
    told = [_follow(source, a, b, people, labels) for a, b, people, _ in cells if people]
    told.sort(key=lambda follow: (order[follow.first_scene], -follow.people))
    return Follows(
        tuple(_titled(follow, source, labels) for follow in told),
        sum(people is None and count > 0 for *_, people, count in cells),
    )


def _follow(source: str, a: Taken, b: Taken, people: int, labels: Labels) -> Follow:
    first = labels.of("choice", source, a[1], a[0])
    then = labels.of("choice", source, b[1], b[0])
    return Follow(a[0], first, b[0], then, people)


def _titled(follow: Follow, source: str, labels: Labels) -> Follow:
    first = labels.of("scene", source, follow.first_scene)
    then = labels.of("scene", source, follow.next_scene)
    return Follow(first, follow.first, then, follow.next, follow.people)
