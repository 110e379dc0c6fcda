"""All that a cohort report tells of taking part, measuring and change, put together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from lidera_nb import texts
from lidera_nb.analysis.security import Ground, secured
from lidera_nb.dataset.read import Package
from lidera_nb.report.cohort.found import change, lost, received
from lidera_nb.report.cohort.found.deviations import deviations, planned_ahead
from lidera_nb.report.cohort.found.scores import Asked, scales_of
from lidera_nb.report.cohort.model import Evidence, Outcome
from lidera_nb.report.cohort.plan import Plan
from lidera_nb.report.labels import Labels
from lidera_nb.report.parameters import CohortParameters


def evidence(
    package: Package, plan: Plan | None, asked: CohortParameters, known: Collection[int]
) -> Evidence:
    """What is told beside the decisions.

    Parameters
    ----------
    package
        With one attempt a person and case.
    plan
        The plan of the evaluation, if there is one.
    asked
        Language, threshold and seed.
    known
        Numbers of people that are printed elsewhere in the report.
    """
    tables, labels = dict(package.tables), Labels(package.tables["codebook"], asked.lang)
    scale = _scale(tables.get("scales"), plan)
    of_wave = texts.say(asked.lang, "cohortreport.response.wave", name="{name}", wave="{wave}")
    network, ties = received.network(package, labels, asked)
    levels, agreed = received.reflected(package, labels, asked)
    least = asked.threshold
    found = Evidence(
        plan=plan,
        dose=received.dose(tables, least),
        cases=_cases(tables["decisions"], labels),
        instrument=labels.of("instrument", scale.id, scale.id) if scale else "",
        waves=(),
        response=received.responses(tables, labels, scale, known, least, of_wave),
        attrition=None,
        gaps=(),
        held=(),
        outcomes=tuple(change.outcomes(scale, labels, least)) if scale else (),
        main=None,
        tried=(),
        bounds=None,
        security=None,
        levels=levels,
        agreed=agreed,
        network=network,
        ties=ties,
        deviations=(),
    )
    if scale is not None:
        found = _measured(found, scale, tables["participants"], labels, asked, known)
    told = deviations(plan, scale, found.main, tables["participants"], asked.lang)
    found = replace(found, deviations=tuple(told))
    return replace(found, withheld=_withheld(found))


def _scale(table: pd.DataFrame | None, plan: Plan | None) -> Asked | None:
    """The scale that the plan is about, or the first that was asked twice."""
    scales = {one.id: one for one in scales_of(table)}
    wanted = plan.file.target.instrument if plan else ""
    return scales.get(wanted) or next(iter(scales.values()), None)


def _measured(
    found: Evidence, scale: Asked, people: pd.DataFrame, labels: Labels, asked: CohortParameters,
    known: Collection[int],
) -> Evidence:  # fmt: skip
    """The evidence with all that follows from a scale that was asked twice."""
    least, main = asked.threshold, _main(found)
    traits = {t: texts.say(asked.lang, f"cohortreport.attrition.{t}") for t in lost.TRAITS}
    printed = [*known, *(one.people for one in found.outcomes if one.people)]
    found = replace(
        found,
        waves=lost.waves(scale, main.people if main else None, printed, least),
        attrition=lost.attrition(scale, people, labels, traits, least, asked.seed),
        gaps=tuple(lost.gaps(scale, labels, least)),
        held=tuple(change.held(scale, labels, least, asked.seed)),
    )
    if main is None:
        return found
    ways = change.tried(scale, main, least, asked.seed)
    ground = Ground(
        main.people or 0,
        lost.lost(scale),
        change.steadiness(found.held, main.label),
        planned_ahead(found.plan, scale, main),
        change.agreeing(ways),
    )
    bounds = change.bounded(scale, main, least)
    return replace(found, main=main, tried=ways, bounds=bounds, security=secured(ground))


def _main(found: Evidence) -> Outcome | None:
    """The outcome that the plan chose, or the first; None where it cannot be told."""
    wanted = found.plan.file.target.subscale if found.plan else ""
    chosen = next((one for one in found.outcomes if one.id == wanted), None)
    main = chosen or next(iter(found.outcomes), None)
    return main if main and main.people is not None else None


def _cases(decisions: pd.DataFrame, labels: Labels) -> tuple[str, ...]:
    played = {str(name) for name in decisions["scenario"].unique()}
    return tuple(item.label for item in labels.all("case") if item.id in played)


def _withheld(found: Evidence) -> int:
    """How many numbers are withheld here."""
    counts = [n for wave in found.waves for n in (wave.started, wave.completed, wave.analysed)]
    counts += [one.answered for one in found.response]
    if found.attrition:
        counts += [found.attrition.stayed, found.attrition.left]
        return sum(n is None for n in counts) + sum(r.value is None for r in found.attrition.rows)
    return sum(n is None for n in counts)
