"""From the tables of a package to what the report says; pure, and the same on every run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from lidera_nb.dataset.read import Package
from lidera_nb.errors import ReportError
from lidera_nb.report.choices import choices, paths_of
from lidera_nb.report.decisions.found.changed import Play, attempts, compared
from lidera_nb.report.decisions.found.consulted import consulted
from lidera_nb.report.decisions.found.divided import divided
from lidera_nb.report.decisions.found.mapped import mapped
from lidera_nb.report.decisions.found.panelled import experts_of, panelled
from lidera_nb.report.decisions.found.predicted import predicted
from lidera_nb.report.decisions.found.timed import timed
from lidera_nb.report.decisions.found.walked import walked
from lidera_nb.report.decisions.model import CaseFound, Change, DecisionReport
from lidera_nb.report.labels import Item, Labels
from lidera_nb.report.parameters import DecisionParameters

_OF_CASES = ("decisions", "documents", "endings")
Tables = Mapping[str, pd.DataFrame]


def build(package: Package, asked: DecisionParameters) -> DecisionReport:
    """The report of a package.

    Paths, division, time, documents, panel and predictions are of the attempt that counts; the
    section on change looks at the others, too.

    Raises
    ------
    ReportError
        If nobody in the package decided anything.
    """
    tables, labels = package.tables, Labels(package.tables["codebook"], asked.lang)
    if tables["decisions"].empty:
        raise ReportError(
            f"the package of '{package.meta.cohort}' holds no decisions: nobody played a case, or "
            "only network data were imported; export the cohort again once a case was played"
        )
    played = set(tables["decisions"]["scenario"])
    known = [item for item in labels.all("case") if item.id in played]
    cases = tuple(_case(item, _of_case(item, tables), tables, labels, asked) for item in known)
    report = DecisionReport(
        meta=package.meta,
        parameters=asked,
        included=len(tables["participants"]),
        cases=cases,
        changes=tuple(_changes(_in_course(known, tables, labels), tables, labels, asked)),
    )
    return replace(report, withheld=_withheld(report))


def _of_case(item: Item, tables: Tables) -> Tables:
    own = {name: tables[name][tables[name]["scenario"] == item.id] for name in _OF_CASES}
    return {name: table[table["counts"]] for name, table in own.items()}


def _case(
    item: Item, own: Tables, tables: Tables, labels: Labels, asked: DecisionParameters
) -> CaseFound:
    decisions, least, seed = own["decisions"], asked.threshold, asked.seed
    made = choices(item.id, decisions, own["endings"], labels, least)
    points, paths = made.decisions, paths_of(decisions)
    drawn = mapped(item.id, decisions, own["endings"], made, labels, least)
    experts = experts_of(item.id, tables.get("panels"))
    taken = [taken for path in paths.values() for taken in path]
    return CaseFound(
        id=item.id,
        title=item.label,
        versions=int(decisions["scenario_hash"].nunique()),
        map=drawn,
        paths=walked(paths, drawn, least, seed),
        divided=divided(points, taken, seed),
        timed=timed(points, decisions, least),
        documents=consulted(item.id, points, decisions, own["documents"], labels, least, seed),
        panel=panelled(item.id, points, decisions, experts, labels, least, seed),
        predicted=predicted(decisions, least, seed),
    )


def _in_course(known: Sequence[Item], tables: Tables, labels: Labels) -> list[Item]:
    """The cases in the order of the modules in which they were played."""
    order = {item.id: item.position for item in labels.all("module")}
    modules = tables["decisions"].groupby("scenario")["module"].agg("first")
    return sorted(known, key=lambda item: order.get(str(modules[item.id]), len(order)))


def _changes(
    cases: Sequence[Item], tables: Tables, labels: Labels, asked: DecisionParameters
) -> Iterator[Change]:
    """Each case that was tried again, and the first case of the course against the last."""
    decisions, panels = tables["decisions"], tables.get("panels")
    firsts: list[Play] = []
    for item in cases:
        experts = experts_of(item.id, panels)
        first, again = attempts(item, decisions[decisions["scenario"] == item.id], experts)
        firsts.append(first)
        change = compared(first, again, labels, asked.threshold, asked.seed)
        if change is not None:
            yield change
    later = [one for one in firsts[1:] if len(one.people & firsts[0].people) >= asked.threshold]
    if later:
        found = compared(firsts[0], later[-1], labels, asked.threshold, asked.seed)
        assert found is not None
        yield found


def _withheld(report: DecisionReport) -> dict[str, int]:
    """How many numbers are withheld in each part of the report."""
    cases, rows = report.cases, [row for change in report.changes for row in change.rows]
    cells = [cell for case in cases for one in case.map.stations for cell in one.cells]
    points = [point for case in cases if case.panel for point in case.panel.points]
    bins = [one for case in cases if case.predicted for one in case.predicted.bins]
    return {
        "map": sum(cell.people is None for cell in cells) + sum(c.map.withheld for c in cases),
        "divided": sum(one.entropy is None for case in cases for one in case.divided),
        "time": sum(one.breaks is None for case in cases for one in case.timed),
        "documents": sum(one.opened is None for case in cases for one in case.documents),
        "panel": sum(point.distance is None for point in points),
        "confidence": sum(one.withheld for one in bins),
        "change": sum(row.up is None for row in rows),
    }
