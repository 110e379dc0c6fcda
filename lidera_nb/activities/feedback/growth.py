"""Levels over time in one person's own texts: one row of points for each criterion of a rubric.

A level is a word, and texts differ in what they ask: nothing is added up, averaged or ranked.
With fewer than two texts read on the same scale there is nothing to lay side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lidera_nb.activities.feedback.returned import Returned
from lidera_nb.activities.feedback.rubricshelf import RubricShelf
from lidera_nb.activities.reviewing.told import TextAt
from lidera_nb.reflection.rubric import LoadedRubric

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """The level of one text, and the text."""

    one: Returned
    level: float


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion through the texts that were read with it, in the order of handing in.

    `rubric` is the latest version of those that the texts were read with.
    """

    rubric: LoadedRubric
    criterion: str
    points: tuple[Point, ...]


def growth(returned: Iterable[Returned], rubrics: RubricShelf) -> tuple[Line, ...]:
    """The criteria of which there are at least `FEWEST` texts."""
    read: dict[tuple[str, int], list[tuple[Returned, LoadedRubric]]] = {}
    for one in sorted(_last(returned), key=lambda one: one.handed.at):
        rubric = rubrics.get(one.published.review.rubric_hash)
        if rubric is not None:
            scale = (rubric.rubric.id, rubric.rubric.levels)
            read.setdefault(scale, []).append((one, rubric))
    return tuple(line for texts in read.values() for line in _lines(texts))


def _last(returned: Iterable[Returned]) -> Iterable[Returned]:
    """One reading of each text: the one that was signed last, where two groups read it."""
    signed = sorted(returned, key=lambda one: one.published.at)
    latest: dict[TextAt, Returned] = {one.at: one for one in signed}
    return latest.values()


def _lines(texts: list[tuple[Returned, LoadedRubric]]) -> Iterator[Line]:
    rubric = texts[-1][1]
    for criterion in rubric.rubric.criteria:
        levels = [(one, one.published.review.levels.get(criterion)) for one, _ in texts]
        points = tuple(Point(one, level) for one, level in levels if level is not None)
        if len(points) >= FEWEST:
            yield Line(rubric, criterion, points)
