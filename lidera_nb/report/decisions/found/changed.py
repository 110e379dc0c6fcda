"""What the same people did at two times: two attempts at a case, or the first case and the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from lidera_nb.analysis.change import Paired, paired
from lidera_nb.analysis.exact import holm, marginal_change
from lidera_nb.analysis.nearness import own_distance
from lidera_nb.analysis.times import took
from lidera_nb.dataset.suppression import suppress
from lidera_nb.report.decisions.found.panelled import Experts, taken_by
from lidera_nb.report.decisions.found.predicted import answers_of
from lidera_nb.report.decisions.found.verdict import verdict
from lidera_nb.report.decisions.model import Change, Changed, Switched
from lidera_nb.report.labels import Item, Labels

MEASURES = ("distance", "brier", "read", "minutes")
LEAST = 6
"""People from whom on the interval of a change exists."""
Values = Mapping[str, float]
Measured = Iterator[tuple[str, float | None]]


@dataclass(frozen=True)
class Play:
    """One play of each of several people: the rows of it, by the case it is of."""

    case: Item
    rows: pd.DataFrame
    experts: Experts | None

    @property
    def people(self) -> set[str]:
        """Who played."""
        return set(map(str, self.rows["study_id"]))

    def among(self, people: set[str]) -> Play:
        """The plays of these people."""
        return replace(self, rows=self.rows[self.rows["study_id"].isin(people)])

    def values(self, measure: str) -> Values:
        """A measure by person, of those for whom it is defined."""
        return {who: value for who, value in _MEASURED[measure](self) if value is not None}


def attempts(case: Item, decisions: pd.DataFrame, experts: Experts | None) -> tuple[Play, Play]:
    """The first attempt at a case, and the last of those who tried again."""
    number = decisions["attempt"]
    last = decisions.groupby("study_id")["attempt"].transform("max")
    first = decisions[number == 1]
    again = decisions[(number == last) & (number > 1)]
    return Play(case, first, experts), Play(case, again, experts)


def compared(first: Play, last: Play, labels: Labels, threshold: int, seed: int) -> Change | None:
    """How those who have both plays changed; None where nobody has."""
    both = first.people & last.people
    if not both:
        return None
    titles = first.case.label, last.case.label
    if len(both) < threshold:
        return Change(*titles, None)
    before, after = first.among(both), last.among(both)
    same_case = first.case.id == last.case.id
    return Change(
        *titles,
        len(both),
        tuple(_rows(before, after, threshold, seed)),
        tuple(_switched(before, after, labels, threshold, seed)) if same_case else (),
    )


def _rows(before: Play, after: Play, threshold: int, seed: int) -> Iterator[Changed]:
    found: dict[str, Paired] = {}
    for measure in MEASURES:
        one, two = before.values(measure), after.values(measure)
        who = sorted(one.keys() & two.keys())
        change = paired([one[w] for w in who], [two[w] for w in who], seed)
        if change is not None and change.people >= max(LEAST, threshold):
            found[measure] = change
    adjusted = holm([change.p for change in found.values()])
    for (measure, change), p in zip(found.items(), adjusted, strict=True):
        up, same, down = suppress([change.up, change.same, change.down], threshold).values
        hidden = None in (up, same, down)
        yield Changed(
            measure=measure,
            people=change.people,
            before=change.before,
            after=change.after,
            change=change.change,
            superiority=change.superiority,
            up=up,
            same=same,
            down=down,
            verdict=verdict(p),
            p=None if hidden else p,
        )


def _switched(
    before: Play, after: Play, labels: Labels, threshold: int, seed: int
) -> Iterator[Switched]:
    tested: list[tuple[Switched, float]] = []
    for scene, one, two in _twice(before.rows, after.rows):
        if len(one) < threshold:
            continue
        other = sum(a != b for a, b in zip(one, two, strict=True))
        told = suppress([other, len(one) - other], threshold).values[0]
        label = labels.of("scene", before.case.id, scene)
        p = marginal_change(one, two, seed)
        tested.append((Switched(label, len(one), told, "", None), p))
    for (row, _), p in zip(tested, holm([p for _, p in tested]), strict=True):
        yield replace(row, verdict=verdict(p))


def _twice(
    first: pd.DataFrame, last: pd.DataFrame
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Each scene as first attempts met it, with both choices of those who met it twice."""
    columns = ["study_id", "scene", "choice"]
    one, two = (rows[columns].drop_duplicates(["study_id", "scene"]) for rows in (first, last))
    both = one.merge(two, on=["study_id", "scene"])
    order = first.groupby("scene")["position"].mean().sort_values()
    for scene in order.index:
        rows = both[both["scene"] == scene]
        yield str(scene), list(map(str, rows["choice_x"])), list(map(str, rows["choice_y"]))


def _distance(play: Play) -> Measured:
    if play.experts is not None:
        for who, path in taken_by(play.rows, play.experts.hash).items():
            yield who, own_distance(path, play.experts.counts)


def _brier(play: Play) -> Measured:
    for who, told in answers_of(play.rows).items():
        yield who, float(sum((p - came) ** 2 for p, came in told) / len(told))


def _read(play: Play) -> Measured:
    opened = (play.rows["documents_consulted"] > 0).groupby(play.rows["study_id"]).mean()
    yield from ((str(who), float(part)) for who, part in opened.items())


def _minutes(play: Play) -> Measured:
    for who, minutes in play.rows.dropna(subset=["minutes"]).groupby("study_id")["minutes"]:
        found = took([float(one) for one in minutes])
        yield str(who), found.median.value if found and found.median else None


_MEASURED = {"distance": _distance, "brier": _brier, "read": _read, "minutes": _minutes}
