"""A batch from its plan to its summary: what is there already is kept, the rest is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from lidera_nb.report.batch import pages, store, summary
from lidera_nb.report.batch.job import Job, Outcome
from lidera_nb.report.batch.plan import Plan
from lidera_nb.report.batch.summary import Summary


class Runner(Protocol):
    """Whoever makes jobs: a pool on this machine, or a cluster."""

    def run(self, jobs: Sequence[Job], out: Path) -> Iterator[Outcome]:
        """What became of each job, as it is known, in any order; each exactly once."""


def make_batch(
    plan: Plan, out: Path, runner: Runner, tell: Callable[[Outcome], None] = lambda _: None
) -> Summary:
    """Make what is not there yet, and write the summary.

    Parameters
    ----------
    plan
        The jobs and the packages they are of.
    out
        The folder of the batch.
    runner
        Makes jobs; not asked if nothing is to be made.
    tell
        Hears of each outcome once.

    Raises
    ------
    ReportError
        If another batch is being made in `out`, or nothing can be written there.
    KeyboardInterrupt
        If it was interrupted; the summary then tells of what was made until then, and the same
        batch goes on from there.
    """
    done: dict[str, Outcome] = {}
    with store.locked(out):
        try:
            for outcome in _outcomes(plan.jobs, out, runner):
                done[outcome.job.run] = outcome
                tell(outcome)
        finally:
            told = summary.of(plan, done, out)
            pages.write(told, out)
            summary.write(told, out)
    return told


def _outcomes(jobs: Sequence[Job], out: Path, runner: Runner) -> Iterator[Outcome]:
    waiting = []
    for job in jobs:
        there = store.kept(out, job)
        if there:
            yield there
        else:
            waiting.append(job)
    if waiting:
        yield from runner.run(waiting, out.resolve())
