"""From what was handed in and read to what the report says; pure, and the same on every run."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from lidera_nb.dataset.read import Package
from lidera_nb.dataset.reviewtables import NAMES
from lidera_nb.errors import ReportError
from lidera_nb.report.labels import Labels
from lidera_nb.report.parameters import ReflectionParameters
from lidera_nb.report.reflections.found.agreed import agreed
from lidera_nb.report.reflections.found.flow import flow
from lidera_nb.report.reflections.found.growth import growth
from lidera_nb.report.reflections.found.levels import spreads
from lidera_nb.report.reflections.found.scores import scored
from lidera_nb.report.reflections.found.signed import signed
from lidera_nb.report.reflections.model import ReflectionReport
from lidera_nb.report.reflections.names import Names


def build(package: Package, asked: ReflectionParameters) -> ReflectionReport:
    """The report of a package.

    Raises
    ------
    ReportError
        If the package holds nothing that was handed in.
    """
    if any(name not in package.tables for name in NAMES):
        raise ReportError(
            f"the package of '{package.meta.cohort}' holds no hand-ins: nobody handed a text in, "
            "or it was exported before they were kept; export the cohort again, or ask for the "
            "cohort report"
        )
    handins, scores, levels, samples = (package.tables[name] for name in NAMES)
    told, least = signed(levels), asked.threshold
    names = Names(Labels(package.tables["codebook"], asked.lang), handins)
    included = len(package.tables["participants"])
    spread = spreads(told, names, least)
    report = ReflectionReport(
        meta=package.meta,
        parameters=asked,
        included=included,
        texts=flow(handins, told, included, names, least),
        spreads=spread,
        growth=growth(told, names, least, asked.seed),
        agreed=agreed(levels, samples, names, least, asked.seed),
        waiting=_waiting(samples),
        scored=scored(scores, names, least),
        main=spread[0].id if spread else None,
    )
    return replace(report, withheld=_withheld(report))


def _waiting(samples: pd.DataFrame) -> bool:
    """Whether a sample is still being read."""
    return not bool(samples["closed"].astype(bool).all())


def _withheld(report: ReflectionReport) -> dict[str, int]:
    """How many numbers are withheld in each part of the report."""
    rows = [row for spread in report.spreads for row in spread.rows]
    asked = [question for one in report.scored for question in one.questions]
    texts = (n for one in report.texts for n in (one.people, one.answered, one.again))
    return {
        "flow": sum(n is None for n in texts),
        "levels": sum(count is None for row in rows for count in row.counts),
        "growth": sum(n is None for one in report.growth for n in (one.up, one.same, one.down)),
        "agreement": sum(one.same is None for one in report.agreed),
        "scores": sum(n is None for one in asked for n in (one.full, one.part, one.none)),
    }
