"""``make faults``: every fault as often as a campaign asks for, its progress, and its figures.

On a terminal a bar, elsewhere a line for each test that is done. It can be interrupted at any
moment, and then tells what it has. Ends with 0 if all held, 1 if something did not, 130 if it was
interrupted, and 2 if nothing could be run.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

import pytest
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tests.faults.figures import FIGURES, told

PLACES = ("tests/faults", "tests/report/test_cluster.py")
ENDS = {pytest.ExitCode.OK: 0, pytest.ExitCode.TESTS_FAILED: 1, pytest.ExitCode.INTERRUPTED: 130}


class Told:
    """Follows pytest and tells how far it is."""

    def __init__(self, console: Console) -> None:
        self.console, self.began = console, time.monotonic()
        self.done: Counter[str] = Counter()
        self.broken: list[tuple[str, str]] = []
        self.many = 0
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
                   TextColumn("{task.description}", markup=False))  # fmt: skip
        moving = console.is_terminal
        self.bar = Progress(*columns, console=console, transient=True, disable=not moving)
        self.task = self.bar.add_task("", total=None)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that cannot be read is as bad as a test that fails."""
        if report.failed:
            self.broken.append((report.nodeid, report.longreprtext))

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """How many tests there are is known now."""
        self.many = len(session.items)
        self.bar.update(self.task, total=self.many)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Name what is under way."""
        self.bar.update(self.task, description=_short(nodeid))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test that is over; keep why one did not hold."""
        if report.failed:
            self.broken.append((f"{_short(report.nodeid)} ({report.when})", report.longreprtext))
        if report.when == "call" or (report.when == "setup" and not report.passed):
            self._over(report)

    def _over(self, report: pytest.TestReport) -> None:
        self.done[report.outcome] += 1
        self.bar.advance(self.task)
        if not self.console.is_terminal:
            number, passed = sum(self.done.values()), time.monotonic() - self.began
            line = f"{number}/{self.many} {passed:.0f}s {report.outcome} {_short(report.nodeid)}"
            self.console.print(line, markup=False, soft_wrap=True)

    def whole(self, interrupted: bool) -> None:
        """The summary: what did not hold, what was measured, how many there were."""
        for name, why in self.broken:
            self.console.rule(name, style="red")
            self.console.print(why, markup=False, soft_wrap=True)
        self.console.rule("figures")
        for line in told(FIGURES):
            self.console.print(line, markup=False, soft_wrap=True)
        counts = ", ".join(f"{self.done[name]} {name}" for name in ("passed", "failed", "skipped"))
        ending = "interrupted: " if interrupted else ""
        left = self.many - sum(self.done.values())
        rest = f", {left} not run" if left else ""
        seconds = time.monotonic() - self.began
        self.console.print(f"{ending}{counts}{rest} in {seconds:.0f} s", style="bold")


def _short(nodeid: str) -> str:
    return nodeid.removeprefix("tests/faults/")


def main(asked: list[str]) -> int:
    """Run the campaign; `asked` goes on to pytest, such as ``-k storm``."""
    follower = Told(Console(highlight=False))
    options = ["-p", "no:terminal", "-p", "no:cacheprovider", "-o", "addopts=--strict-markers"]
    with follower.bar:
        code = pytest.main([*options, "--import-mode=importlib", *PLACES, *asked], [follower])
    follower.whole(code == pytest.ExitCode.INTERRUPTED)
    return ENDS.get(pytest.ExitCode(code), 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
