"""What those one turned to did first, and what one did later.

The package does not say when a case was played beside a wave; later is the later of two plays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from lidera_nb.analysis.exposure import exposed, exposure
from lidera_nb.network.ties import Graph
from lidera_nb.report.decisions.found.panelled import Experts
from lidera_nb.report.influence.found.measured import MEASURES, measured
from lidera_nb.report.influence.found.tied import PEOPLE
from lidera_nb.report.influence.model import Exposure
from lidera_nb.report.labels import Item
from lidera_nb.report.parameters import InfluenceParameters

Plays = tuple[pd.DataFrame, pd.DataFrame]
"""The decisions of the first play and those of the later one."""


def exposures(
    graph: Graph,
    decisions: pd.DataFrame,
    modules: list[Item],
    panels: Mapping[str, Experts],
    asked: InfluenceParameters,
) -> Iterator[Exposure]:
    """Each measure on each occasion for which enough people have all three values.

    Parameters
    ----------
    graph
        Whom people turned to in the first wave.
    decisions
        Of every attempt.
    modules
        In the order of the course.
    panels, asked
        The panels by case, and permutations, seed and threshold.
    """
    ties = {str(one): list(map(str, graph.successors(one))) for one in graph}
    for occasion, (before, after) in _occasions(decisions, modules).items():
        for measure in MEASURES:
            first, later = (measured(measure, rows, panels) for rows in (before, after))
            around = exposure(ties, first)
            who = sorted(first.keys() & later.keys() & around.keys())
            if len(who) < max(PEOPLE, asked.threshold):
                continue
            one, two, near = ([told[w] for w in who] for told in (first, later, around))
            found = exposed(one, two, near, asked.permutations, asked.seed)
            if found is not None:
                yield Exposure(measure, occasion, found.people, found.slope, found.own, found.p,
                               found.error)  # fmt: skip


def _occasions(decisions: pd.DataFrame, modules: list[Item]) -> dict[str, Plays]:
    return {"again": _again(decisions), "course": _course(decisions, modules)}


def _again(decisions: pd.DataFrame) -> Plays:
    """The first attempts and, of those who tried a case again, the last ones."""
    last = decisions.groupby(["study_id", "scenario"])["attempt"].transform("max")
    after = decisions[(decisions["attempt"] == last) & (last > 1)]
    return decisions[decisions["attempt"] == 1], after


def _course(decisions: pd.DataFrame, modules: list[Item]) -> Plays:
    """The case of the first module, and that of the last, in the attempt that counts."""
    order = {item.id: item.position for item in modules}
    last = max(order.values(), default=0) + 1
    counting = decisions[decisions["counts"]]
    place = counting["module"].map(lambda module: order.get(str(module), last))
    if counting.empty or place.min() == place.max():
        return counting, counting.iloc[:0]
    return counting[place == place.min()], counting[place == place.max()]
