"""``lidera report --all`` and ``--batch``: many reports, with progress, a summary, an exit code."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from lidera_nb.cli.console import complain, console, progress, say, say_json
from lidera_nb.errors import SettingsError
from lidera_nb.yamlfile import YamlFile

if TYPE_CHECKING:
    from lidera_nb.report.batch.asked import AskedBatch
    from lidera_nb.report.batch.job import Outcome
    from lidera_nb.report.batch.make import Runner
    from lidera_nb.report.batch.plan import Plan
    from lidera_nb.report.batch.summary import Summary


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked for.

    Attributes
    ----------
    file
        A batch file; without it, every cohort in `packages`.
    shared
        Parameters for all reports, in place of a batch file's.
    scheduler, tls
        Of a cluster; empty for this machine.
    """

    out: Path
    packages: Path | None
    file: Path | None = None
    kind: str | None = None
    lang: str = "es"
    threshold: int = 5
    workers: int | None = None
    force: bool = False
    scheduler: str = ""
    tls: tuple[Path | None, Path | None, Path | None] = (None, None, None)
    as_json: bool = False
    pdf: bool = False


def make(wanted: Wanted, exported: Callable[[], Path]) -> None:
    """Make a batch; `exported` gives the packages where none are named.

    Raises
    ------
    LideraError
        If it is refused; nothing was run.
    typer.Exit
        With 1 if some reports failed, with 2 if none could be made, with 130 if interrupted.
    """
    runner = _runner(wanted)
    asked, file = _asked(wanted)
    with _interrupts():
        plan = _plan(wanted, asked, file, exported)
        summary = _made(plan, wanted, runner)
    _tell(summary, wanted)
    if summary.faults:
        raise typer.Exit(1 if summary.count("made", "kept") else 2)


def _runner(wanted: Wanted) -> Runner:
    if wanted.scheduler or any(wanted.tls):
        from lidera_nb.report.cluster import Cluster, Tls

        ca, cert, key = wanted.tls
        if any(wanted.tls) and not (ca and cert and key):
            raise SettingsError("--tls-ca, --tls-cert and --tls-key belong together; give all")
        tls = Tls(ca, cert, key) if ca and cert and key else None
        return Cluster(wanted.scheduler, tls)
    from lidera_nb.report.batch import capacity
    from lidera_nb.report.batch.pool import Pool

    return Pool(capacity.workers(wanted.workers))


def _asked(wanted: Wanted) -> tuple[AskedBatch, YamlFile | None]:
    from lidera_nb.report.batch.asked import AskedBatch, AskedReport, read_batch

    if wanted.file:
        return read_batch(wanted.file)
    content: dict[str, Any] = {
        "languages": [wanted.lang],
        "parameters": {"threshold": wanted.threshold},
        "reports": [AskedReport(kind=wanted.kind)] if wanted.kind else None,
    }
    return AskedBatch.model_validate(content), None


def _plan(
    wanted: Wanted, asked: AskedBatch, file: YamlFile | None, exported: Callable[[], Path]
) -> Plan:
    from lidera_nb.report.batch import plan, summary
    from lidera_nb.report.batch.packages import packages_in

    folder = wanted.packages
    if folder is None and file and asked.packages:
        folder = file.path.parent / asked.packages
    seen = packages_in(folder or exported())
    found = plan.planned(asked, seen, file, summary.known_kinds(wanted.out), wanted.force)
    return replace(found, jobs=tuple(replace(job, pdf=wanted.pdf) for job in found.jobs))


def _made(plan: Plan, wanted: Wanted, runner: Runner) -> Summary:
    from lidera_nb.report.batch.make import make_batch

    with progress() as bar:
        task = bar.add_task("Reports", total=len(plan.jobs))
        told = 0

        def tell(outcome: Outcome) -> None:
            nonlocal told
            told += 1
            bar.update(task, completed=told)
            if outcome.state == "failed" or not (console.is_terminal or outcome.state == "kept"):
                console.print(
                    f"[{told}/{len(plan.jobs)}] {_line(outcome)}", markup=False, soft_wrap=True
                )

        return make_batch(plan, wanted.out, runner, tell)


def _line(outcome: Outcome) -> str:
    job = outcome.job
    what = f"{job.cohort} · {job.name} · {job.lang}"
    if outcome.state == "failed":
        return f"{what}: failed: {outcome.sentence}"
    return f"{what}: {outcome.state} in {outcome.seconds:.1f} s"


def _tell(summary: Summary, wanted: Wanted) -> None:
    from lidera_nb.report.batch.pages import file_name
    from lidera_nb.report.batch.summary import FILE

    for cohort in summary.cohorts:
        if cohort.fault:
            complain(f"{cohort.cohort}: {cohort.fault}")
    if wanted.as_json:
        say_json(json.loads((wanted.out / FILE).read_text("utf-8")))
        return
    say(
        f"Reports: {summary.count('made')} made, {summary.count('kept')} unchanged, "
        f"{summary.faults} failed"
    )
    say(f"Summary: {wanted.out / file_name(wanted.lang)}")


@contextmanager
def _interrupts() -> Iterator[None]:
    """Say how to go on; a request to end, as clusters and services send it, counts alike."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        complain("interrupted; what was made is kept, run the same command to go on")
        raise typer.Exit(130) from None
    finally:
        signal.signal(signal.SIGTERM, before)
