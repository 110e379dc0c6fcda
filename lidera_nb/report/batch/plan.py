"""From what was asked for to the jobs that make it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lidera_nb.dataset.described import combined
from lidera_nb.errors import ContentError, PackageError, ReportError
from lidera_nb.report import kinds
from lidera_nb.report.batch.asked import AskedBatch, AskedReport
from lidera_nb.report.batch.job import Job
from lidera_nb.report.batch.packages import Seen, kinds_in
from lidera_nb.report.identity import file_hash, key
from lidera_nb.report.parameters import parse_as
from lidera_nb.yamlfile import Step, YamlFile


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made.

    Attributes
    ----------
    jobs
        In order of cohort, report, language.
    packages
        Those that are asked for, damaged ones among them.
    kinds
        The hash of a package to the reports that it has data for, where that was asked.
    """

    jobs: tuple[Job, ...]
    packages: tuple[Seen, ...]
    kinds: Mapping[str, tuple[str, ...]]


def planned(
    asked: AskedBatch,
    packages: Sequence[Seen],
    file: YamlFile | None = None,
    known: Mapping[str, tuple[str, ...]] | None = None,
    force: bool = False,
) -> Plan:
    """The jobs of a batch.

    Parameters
    ----------
    asked
        What was asked for.
    packages
        What there is.
    file
        The batch file, to say where a fault stands.
    known
        The hash of a package to the reports that it has data for, from an earlier batch.
    force
        Whether reports are made although nothing changed.

    Raises
    ------
    ContentError, ReportError
        If a cohort is asked for that there is no package of, or a notebook is missing.
    """
    by_cohort = {one.cohort: one for one in packages}
    _cohorts_exist(asked, by_cohort, file)
    wanted, jobs = [], list[Job]()
    told: dict[str, tuple[str, ...]] = {}
    for cohort in asked.cohorts or sorted(by_cohort):
        seen, reports = _looked_into(by_cohort[cohort], asked, known or {}, told)
        wanted.append(seen)
        for report in reports:
            if report.cohorts is None or cohort in report.cohorts:
                languages = report.languages or asked.languages
                jobs += [_job(seen, report, lang, force) for lang in languages]
    for seen, report in _over_many(asked, packages):
        wanted.append(seen)
        jobs += [_job(seen, report, lang, force) for lang in report.languages or asked.languages]
    return Plan(tuple(jobs), tuple(wanted), told)


def _over_many(asked: AskedBatch, packages: Sequence[Seen]) -> Iterator[tuple[Seen, AskedReport]]:
    """Reports of all packages in the folder; by default where there are several cohorts in it."""
    sound = [one for one in packages if not one.fault]
    if asked.reports is None:
        whole = len(sound) > 1 and asked.cohorts is None
        found = [AskedReport(kind=kind) for kind in kinds.OVER_MANY if whole]
    else:
        found = [report for report in asked.reports if report.kind in kinds.OVER_MANY]
    for report in found if sound else ():
        shared = _had(report.kind, asked.parameters)
        given = report.model_copy(update={"parameters": shared | report.parameters})
        digest = combined({one.cohort: one.sha256 for one in sound})
        synthetic = any(one.synthetic for one in sound)
        name = report.name or report.kind
        yield Seen(name, sound[0].path.parent, "", synthetic, digest, many=True), given


def _looked_into(
    seen: Seen,
    asked: AskedBatch,
    known: Mapping[str, tuple[str, ...]],
    told: dict[str, tuple[str, ...]],
) -> tuple[Seen, list[AskedReport]]:
    """A package with its reports; with a fault instead where its tables cannot be read."""
    if seen.fault:
        return seen, []
    try:
        return seen, list(_reports(asked, seen, known, told))
    except PackageError as error:
        return replace(seen, fault=str(error)), []


def _reports(
    asked: AskedBatch,
    seen: Seen,
    known: Mapping[str, tuple[str, ...]],
    told: dict[str, tuple[str, ...]],
) -> Iterator[AskedReport]:
    if asked.reports is None:
        told[seen.sha256] = kinds_in(seen, known)
        found = [AskedReport(kind=kind) for kind in told[seen.sha256]]
    else:
        found = [report for report in asked.reports if report.kind not in kinds.OVER_MANY]
    for report in found:
        shared = _had(report.kind, asked.parameters)
        yield report.model_copy(update={"parameters": shared | report.parameters})


def _had(kind: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    fields = kinds.parameters_of(kind).model_fields
    return {name: value for name, value in parameters.items() if name in fields}


def _job(seen: Seen, report: AskedReport, lang: str, force: bool) -> Job:
    model = kinds.parameters_of(report.kind)
    raw = {"package": seen.path.name, "lang": lang, **report.parameters}
    parameters = parse_as(model, raw).model_dump(exclude={"package"})
    notebook = kinds.notebook_of(report.kind)
    if not notebook.is_file():
        raise ReportError(f"there is no notebook at {notebook}; run from a checkout of the project")
    made_of = key(report.kind, seen.sha256, file_hash(notebook), parameters)
    del parameters["lang"]
    return Job(
        cohort=seen.cohort, package=str(seen.path), kind=report.kind, lang=lang,
        name=report.name or report.kind, key=made_of, run=secrets.token_hex(6),
        parameters=parameters, force=force,
    )  # fmt: skip


def _cohorts_exist(asked: AskedBatch, by_cohort: Mapping[str, Seen], file: YamlFile | None) -> None:
    wanted: list[tuple[tuple[Step, ...], str]] = [
        (("cohorts", number), cohort) for number, cohort in enumerate(asked.cohorts or ())
    ]
    for number, report in enumerate(asked.reports or ()):
        here = ("reports", number, "cohorts")
        wanted += [((*here, one), cohort) for one, cohort in enumerate(report.cohorts or ())]
    for where, cohort in wanted:
        if cohort not in by_cohort:
            said = f"there is no package of the cohort '{cohort}'; " + _instead(by_cohort)
            raise file.error(said, *where) if file else ContentError(said)


def _instead(by_cohort: Mapping[str, Seen]) -> str:
    known = sorted(by_cohort)
    shown = ", ".join(known[:10]) + (" and others" if len(known) > 10 else "")
    return f"there are packages of: {shown}"
