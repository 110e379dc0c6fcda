"""What experts did in the cases that were played, as rows of the package."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from lidera_nb.activities.course import Course
from lidera_nb.activities.shelf import Shelf
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.panel.load import Panel
from lidera_nb.scenario.panel.tally import in_order, listed, tally

Row = dict[str, Any]


def panel_rows(course: Course, played: Collection[str]) -> Iterator[Row]:
    """The rows of `panels`.

    Parameters
    ----------
    course
        Where panels lie beside their cases.
    played
        Content hashes of the versions that people of the package played.
    """
    shelves = [step.definition for step in course.steps() if isinstance(step.definition, Shelf)]
    for shelf in {one.current.hash: one for one in shelves}.values():
        if shelf.panel is not None and shelf.current.hash in played:
            yield from _of_case(shelf.current, shelf.panel)


def _of_case(case: Case, panel: Panel) -> Iterator[Row]:
    points = tally(panel)
    for role, scene in in_order(case.scenario, points):
        counts = points[role, scene].counts
        for choice in listed(case.scenario, (role, scene), points):
            yield {
                "scenario": case.scenario.id,
                "scenario_version": case.scenario.version,
                "scenario_hash": case.hash,
                "synthetic": panel.synthetic,
                "role": role,
                "scene": scene,
                "choice": choice,
                "experts": counts.get(choice, 0),
            }
