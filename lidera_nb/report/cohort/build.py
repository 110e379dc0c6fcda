"""From the tables of a package to what the report says; pure, and the same on every run."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from lidera_nb.dataset.dictionary import PROFILE
from lidera_nb.dataset.read import Package
from lidera_nb.report.choices import choices, distribution
from lidera_nb.report.cohort import stages
from lidera_nb.report.cohort.found.evidence import evidence
from lidera_nb.report.cohort.measures import calibration, indicators
from lidera_nb.report.cohort.plan import read_plan
from lidera_nb.report.labels import Item, Labels
from lidera_nb.report.model import CaseReport, Distribution, Report, Stage
from lidera_nb.report.parameters import CohortParameters


def build(package: Package, parameters: CohortParameters) -> Report:
    """The report of a package.

    Parameters
    ----------
    package
        As read by `lidera_nb.dataset.read.read_package`.
    parameters
        Language of the labels, threshold of suppression, seed of the resampling, the plan.

    Raises
    ------
    ReportError, ContentError
        If the plan is not there, is about another cohort, or is not as a plan must be.
    """
    plan = read_plan(parameters.plan, package.meta.cohort)
    package = counting(package)
    tables, labels = package.tables, Labels(package.tables["codebook"], parameters.lang)
    found = [_case(item, package, labels, parameters) for item in labels.all("case")]
    cases = tuple(case for case in found if case.decisions)
    profile = _profile(tables["participants"], labels, parameters.threshold)
    reflections = _reflections(tables["reflections"], labels, parameters.threshold)
    printed = stages.printed(cases, (*profile, *reflections))
    flow = stages.flow(tables, printed, parameters.threshold)
    known = printed | {stage.people for stage in flow if stage.people is not None}
    told = evidence(package, plan, parameters, known)
    return Report(
        meta=package.meta,
        parameters=parameters,
        flow=flow,
        profile=profile,
        cases=cases,
        reflections=reflections,
        missing=stages.missing(tables, printed, parameters.threshold),
        withheld=_withheld(flow, profile, cases, reflections) | {"evidence": told.withheld},
        evidence=told,
    )


def counting(package: Package) -> Package:
    """The package with one attempt a person and case: the one that counts by the module's rule."""
    tables = {
        name: table[table["counts"]] if "counts" in table else table
        for name, table in package.tables.items()
    }
    return replace(package, tables=tables)


def _case(item: Item, package: Package, labels: Labels, parameters: CohortParameters) -> CaseReport:
    threshold = parameters.threshold
    own = {
        name: table[table["scenario"] == item.id]
        for name, table in package.tables.items()
        if "scenario" in table
    }
    decisions = own["decisions"]
    made = choices(item.id, decisions, own["endings"], labels, threshold)
    return CaseReport(
        id=item.id,
        title=item.label,
        versions=int(decisions["scenario_hash"].nunique()),
        decisions=made.decisions,
        follows=made.follows,
        indicators=indicators(item.id, own["indicators"], labels, threshold),
        endings=made.endings,
        calibration=calibration(decisions, threshold, parameters.seed),
    )


def _profile(people: pd.DataFrame, labels: Labels, threshold: int) -> tuple[Distribution, ...]:
    forms = [form.id for form in labels.all("form") if form.parent == "profile"]
    source = forms[0] if forms else ""
    found = []
    for field in PROFILE:
        label = next((i.label for i in labels.all("field", source) if i.id == field), field)
        values = [str(value) for value in people[field].dropna()]
        items = labels.all("option", source, field)
        found.append(distribution(field, label, items, values, threshold))
    return tuple(found)


def _reflections(rows: pd.DataFrame, labels: Labels, threshold: int) -> tuple[Distribution, ...]:
    """Each question of each module: one form may serve several, and a person answers in each."""
    modules = [module for module in labels.all("module") if (rows["module"] == module.id).any()]
    found = []
    for module in modules:
        within = f"{module.label}: " if len(modules) > 1 else ""
        answered = rows[rows["module"] == module.id]
        for form in (form for form in labels.all("form") if form.parent == "reflection"):
            own = answered[answered["form"] == form.id]
            found += _ratings(form.id, own, f"{module.id}-", within, labels, threshold)
    return tuple(found)


def _ratings(
    form: str, rows: pd.DataFrame, prefix: str, within: str, labels: Labels, threshold: int
) -> list[Distribution]:
    found = []
    for field in labels.all("field", form, "scale"):
        values = [str(int(n)) for n in rows.loc[rows["field"] == field.id, "rating"].dropna()]
        name, label, items = (
            prefix + field.id,
            within + field.label,
            _points(form, field.id, labels),
        )
        found.append(distribution(name, label, items, values, threshold))
    return found


def _points(form: str, field: str, labels: Labels) -> list[Item]:
    """The points of a scale, both ends worded."""
    ends = {end.position: end.label for end in labels.all("scale", form, field)}
    return [
        Item("point", form, field, str(n), n, f"{n} · {ends[n]}" if n in ends else str(n))
        for n in range(1, max(ends) + 1)
    ]


def _withheld(
    flow: tuple[Stage, ...],
    profile: tuple[Distribution, ...],
    cases: tuple[CaseReport, ...],
    reflections: tuple[Distribution, ...],
) -> dict[str, int]:
    """How many numbers are withheld in each part of the report."""
    bins = [b for case in cases if case.calibration for b in case.calibration.bins]
    return {
        "flow": sum(stage.people is None for stage in flow),
        "who": sum(spread.withheld for spread in profile),
        "decisions": sum(p.choices.withheld for case in cases for p in case.decisions),
        "paths": sum(case.follows.withheld for case in cases),
        "endings": sum(case.endings.withheld for case in cases),
        "confidence": sum(b.withheld for b in bins),
        "reflection": sum(spread.withheld for spread in reflections),
    }  # fmt: skip
