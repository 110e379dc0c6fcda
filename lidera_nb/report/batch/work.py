"""Making one report of a batch: what goes wrong with it stays with it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from lidera_nb.errors import LideraError
from lidera_nb.report.batch import store
from lidera_nb.report.batch.job import Job, Outcome
from lidera_nb.report.workshop import Workshop


def perform(job: Job, out: Path, workshop: Workshop) -> Outcome:
    """Make the report of a job, unless it is there; never raises for the report's own faults."""
    began = time.monotonic()
    outcome = store.kept(out, job) or _made(job, out, workshop)
    return replace(outcome, seconds=round(time.monotonic() - began, 3))


def _made(job: Job, out: Path, workshop: Workshop) -> Outcome:
    with store.aside(out) as place:
        try:
            _make(job, place, workshop)
        except Exception as error:  # one report's fault is not the batch's
            return _failed(job, out, place, error)
        store.commit(place, out, job)
    there = store.kept(out, job)
    return replace(there, state="made") if there else _changed(job)


def _make(job: Job, place: Path, workshop: Workshop) -> None:
    from lidera_nb.report import kinds, run

    run.make_report(
        Path(job.package), place, job.lang, kind=kinds.named(job.kind),
        workshop=workshop, run=job.run, pdf=job.pdf, **job.parameters,
    )  # fmt: skip


def _failed(job: Job, out: Path, place: Path, error: Exception) -> Outcome:
    said = str(error) if isinstance(error, LideraError) else f"{type(error).__name__}: {error}"
    names = store.keep_failed(place, out, job)
    kept = str(job.folder) + store.FAILED
    return Outcome(job, "failed", names, said.replace(str(place), kept))


def _changed(job: Job) -> Outcome:
    """It was made, but not of what was planned."""
    return Outcome(
        job, "failed", sentence=f"the package {job.package} changed while its report was made, or "
        "the worker has another version of LIDERA; mend that and run the batch again",
    )  # fmt: skip
