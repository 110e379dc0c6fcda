"""What became of a batch, as data: for the pages, for machines, and for the next run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from lidera_nb.report.batch.job import Job, Outcome
from lidera_nb.report.batch.packages import Seen
from lidera_nb.report.batch.plan import Plan
from lidera_nb.report.identity import source

FILE = "summary.json"
State = Literal["made", "kept", "failed", "waiting"]


@dataclass(frozen=True, slots=True)
class ReportTold:
    """One report of a cohort.

    Attributes
    ----------
    state
        As in `Outcome`, or ``waiting`` where the batch was interrupted before it.
    page, pdf, notebook
        Its files, seen from the summary; of a failed one, the partial notebook at most.
    """

    kind: str
    name: str
    lang: str
    state: State
    page: str = ""
    pdf: str = ""
    notebook: str = ""
    sentence: str = ""
    withheld: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class CohortTold:
    """A cohort with its reports, or all of them; `fault` if its package cannot be read."""

    cohort: str
    title: str
    synthetic: bool
    package: str
    fault: str
    reports: tuple[ReportTold, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a batch.

    Attributes
    ----------
    cohorts
        By id.
    kinds
        The hash of a package to the reports that it has data for: true for this `source` only.
    source
        The hash of the library that made the batch.
    """

    cohorts: tuple[CohortTold, ...]
    kinds: Mapping[str, tuple[str, ...]]
    source: str

    def count(self, *states: State) -> int:
        """How many reports are in one of these states."""
        return sum(one.state in states for cohort in self.cohorts for one in cohort.reports)

    @property
    def faults(self) -> int:
        """How many reports failed, and packages that cannot be read."""
        return self.count("failed") + sum(bool(cohort.fault) for cohort in self.cohorts)


def of(plan: Plan, done: Mapping[str, Outcome], out: Path) -> Summary:
    """The summary of a plan; what is not in `done`, by the run's id, is waiting."""
    cohorts = []
    for seen in plan.packages:
        jobs = [job for job in plan.jobs if not seen.fault and job.cohort == seen.cohort]
        told = tuple(_told(job, done.get(job.run), out) for job in jobs)
        cohorts.append(_cohort(seen, told))
    return Summary(tuple(cohorts), plan.kinds, source())


def _cohort(seen: Seen, told: tuple[ReportTold, ...]) -> CohortTold:
    return CohortTold(
        seen.cohort, seen.title, seen.synthetic, seen.sha256, seen.fault, told, seen.many
    )


def _told(job: Job, outcome: Outcome | None, out: Path) -> ReportTold:
    if outcome is None:
        return ReportTold(job.kind, job.name, job.lang, "waiting")
    folder = job.folder.as_posix() + (".failed" if outcome.state == "failed" else "")
    ends = {Path(name).suffix: f"{folder}/{name}" for name in outcome.files}
    return ReportTold(
        job.kind, job.name, job.lang, outcome.state, ends.get(".html", ""), ends.get(".pdf", ""),
        ends.get(".ipynb", ""), outcome.sentence.replace(f"{out.resolve()}/", ""),
        outcome.withheld, outcome.seconds,
    )  # fmt: skip


def write(summary: Summary, out: Path) -> None:
    """Write the summary for machines."""
    content = {
        "made": summary.count("made"),
        "kept": summary.count("kept"),
        "failed": summary.faults,
        "waiting": summary.count("waiting"),
        **asdict(summary),
    }
    _swap(out / FILE, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _swap(path: Path, text: str) -> None:
    aside = path.with_name(f".{path.name}")
    aside.write_text(text, "utf-8")
    aside.replace(path)


def known_kinds(out: Path) -> dict[str, tuple[str, ...]]:
    """The reports that packages have data for, from the batch before, if this library made it."""
    noted = read(out)
    if noted.get("source") != source():
        return {}
    return {sha: tuple(kinds) for sha, kinds in noted.get("kinds", {}).items()}


def read(out: Path) -> dict[str, Any]:
    """The summary of the batch before, empty if there is none."""
    try:
        noted = json.loads((out / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}
