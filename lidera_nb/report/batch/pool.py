"""Worker processes on this machine, with one warm parent of kernels for all of them.

The processes are this one's own children, so what they use is told truthfully when they have
ended; an interrupt reaches this process alone, which ends them.
"""

from __future__ import annotations

import json
import selectors
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lidera_nb.report.batch.job import Job, Outcome

LIVES = 2
"""How many workers may die of one job before it counts as failed."""


@dataclass
class _Worker:
    process: subprocess.Popen[str]
    job: Job | None = None


class Pool:
    """Makes jobs in so many processes.

    Parameters
    ----------
    workers
        How many.
    """

    def __init__(self, workers: int) -> None:
        self._most = workers

    def run(self, jobs: Sequence[Job], out: Path) -> Iterator[Outcome]:
        """Make the jobs; gives what became of each as it is known, in no order.

        Raises
        ------
        SettingsError
            If kernels cannot be warmed up; the sentence says why.
        """
        from lidera_nb.kernels import warm_parent  # only if something is to be made
        from lidera_nb.report.workshop import WARM

        with (
            tempfile.TemporaryDirectory(prefix="lidera-") as scratch,
            warm_parent(WARM) as kernels,
        ):
            command = [sys.executable, "-m", "lidera_nb.report.batch.worker"]
            crew = _Crew([*command, str(out), kernels.address, scratch], jobs)
            try:
                yield from crew.work(min(self._most, len(jobs)))
            finally:
                crew.end()


class _Crew:
    """The workers, the jobs that wait, and how often each job cost a worker its life."""

    def __init__(self, command: list[str], jobs: Sequence[Job]) -> None:
        self._command, self._waiting = command, deque(jobs)
        self._deaths: dict[str, int] = {}
        self._poll = selectors.DefaultSelector()
        self._all: list[_Worker] = []

    def work(self, workers: int) -> Iterator[Outcome]:
        for _ in range(workers):
            self._hire()
        while any(worker.job for worker in self._all):
            for key, _ in self._poll.select():
                outcome = self._hear(key.data)
                if outcome:
                    yield outcome

    def end(self) -> None:
        """End the workers; those without a job end by themselves when their input does."""
        for worker in self._all:
            assert worker.process.stdin
            if worker.job:
                worker.process.kill()
            worker.process.stdin.close()
        for worker in self._all:
            worker.process.wait()
            assert worker.process.stdout
            worker.process.stdout.close()
        self._poll.close()

    def _hire(self) -> None:
        if not self._waiting:
            return
        process = subprocess.Popen(  # noqa: S603 - this very Python, no shell
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        worker = _Worker(process)
        self._all.append(worker)
        self._poll.register(process.stdout, selectors.EVENT_READ, worker)  # type: ignore[arg-type]
        self._give(worker)

    def _give(self, worker: _Worker) -> None:
        worker.job = self._waiting.popleft() if self._waiting else None
        if worker.job is None:
            return
        assert worker.process.stdin
        try:
            worker.process.stdin.write(json.dumps(worker.job.message()) + "\n")
            worker.process.stdin.flush()
        except BrokenPipeError:
            pass  # it died between two jobs: `_hear` will find its output at an end

    def _hear(self, worker: _Worker) -> Outcome | None:
        assert worker.process.stdout
        line = worker.process.stdout.readline()
        if not line.endswith("\n"):
            return self._dead(worker)
        self._give(worker)
        return Outcome.of(json.loads(line))

    def _dead(self, worker: _Worker) -> Outcome | None:
        """A worker that ended: its job is given to a new one, unless it killed too many."""
        self._poll.unregister(worker.process.stdout)  # type: ignore[arg-type]
        code, job, worker.job = worker.process.wait(), worker.job, None
        if job is None:
            return None
        deaths = self._deaths[job.run] = self._deaths.get(job.run, 0) + 1
        if deaths < LIVES:
            self._waiting.appendleft(job)
        self._hire()
        return None if deaths < LIVES else Outcome(job, "failed", sentence=_ended(code))


def _ended(code: int) -> str:
    how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
    return (
        f"the process that made it {how}, {LIVES} times; if memory is short, make the batch again "
        "with fewer --workers"
    )
