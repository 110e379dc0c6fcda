"""From the tables of a package to what the report says; pure, and the same on every run."""

from __future__ import annotations

import pandas as pd

from lidera_nb.dataset.dictionary import PROFILE
from lidera_nb.dataset.read import Package
from lidera_nb.report.choices import choices, distribution
from lidera_nb.report.labels import Item, Labels
from lidera_nb.report.measures import calibration, indicators
from lidera_nb.report.model import CaseReport, Distribution, Missing, Report, Stage
from lidera_nb.report.parameters import CohortParameters


def build(package: Package, parameters: CohortParameters) -> Report:
    """The report of a package.

    Parameters
    ----------
    package
        As read by `lidera_nb.dataset.read.read_package`.
    parameters
        Language of the labels, threshold of suppression, seed of the resampling.
    """
    tables, labels = package.tables, Labels(package.tables["codebook"], parameters.lang)
    found = [_case(item, package, labels, parameters) for item in labels.all("case")]
    cases = tuple(case for case in found if case.decisions)
    profile = _profile(tables["participants"], labels, parameters.threshold)
    reflections = _reflections(tables["reflections"], labels, parameters.threshold)
    return Report(
        meta=package.meta,
        parameters=parameters,
        flow=_flow(tables["flow"]),
        profile=profile,
        cases=cases,
        reflections=reflections,
        missing=_missing(package, parameters.threshold),
        withheld=_withheld(profile, cases, reflections),
    )


def _flow(flow: pd.DataFrame) -> tuple[Stage, ...]:
    rows = flow.sort_values("position")[["stage", "people"]].itertuples(index=False, name=None)
    return tuple(Stage(str(stage), None if pd.isna(n) else int(n)) for stage, n in rows)


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
    found = []
    for form in (form for form in labels.all("form") if form.parent == "reflection"):
        for field in labels.all("field", form.id, "scale"):
            own = rows[(rows["form"] == form.id) & (rows["field"] == field.id)]
            values = [str(int(rating)) for rating in own["rating"].dropna()]
            items = _points(form.id, field.id, labels)
            found.append(distribution(field.id, field.label, items, values, threshold))
    return tuple(found)


def _points(form: str, field: str, labels: Labels) -> list[Item]:
    """The points of a scale, both ends worded."""
    ends = {end.position: end.label for end in labels.all("scale", form, field)}
    return [
        Item("point", form, field, str(n), n, f"{n} · {ends[n]}" if n in ends else str(n))
        for n in range(1, max(ends) + 1)
    ]


def _missing(package: Package, threshold: int) -> tuple[Missing, ...]:
    tables = package.tables
    people, decisions = tables["participants"], tables["decisions"]
    begun, ended = decisions["study_id"].nunique(), tables["endings"]["study_id"].nunique()
    reflected = tables["reflections"]["study_id"].nunique()
    asked = decisions[decisions["confidence"].notna()]
    profiled = int(people[list(PROFILE)].notna().any(axis=1).sum())
    unsettled = int(asked["predicted_outcome"].isna().sum())
    counts = (
        ("profile", len(people), len(people) - profiled),
        ("started", len(people), len(people) - begun),
        ("ending", begun, begun - ended),
        ("reflection", len(people), len(people) - reflected),
        ("outcome", len(asked), unsettled),
    )
    return tuple(Missing(name, n, _range(missing, threshold)) for name, n, missing in counts)


def _range(count: int, threshold: int) -> str:
    """A count, or the range it lies in where it is small."""
    return f"1–{threshold - 1}" if 0 < count < threshold else str(count)


def _withheld(
    profile: tuple[Distribution, ...],
    cases: tuple[CaseReport, ...],
    reflections: tuple[Distribution, ...],
) -> dict[str, int]:
    """How many numbers are withheld in each part of the report."""
    bins = [b for case in cases if case.calibration for b in case.calibration.bins]
    return {
        "who": sum(spread.withheld for spread in profile),
        "decisions": sum(p.choices.withheld for case in cases for p in case.decisions),
        "paths": sum(case.follows.withheld for case in cases),
        "endings": sum(case.endings.withheld for case in cases),
        "confidence": sum(b.withheld for b in bins),
        "reflection": sum(spread.withheld for spread in reflections),
    }  # fmt: skip
