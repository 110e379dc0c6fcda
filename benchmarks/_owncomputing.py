"""What a report's notebook computes by itself: its cells and its page, after every import.

``python benchmarks/_owncomputing.py PACKAGE`` prints, as JSON, CPU seconds in a process that draws
for itself (as stock papermill's kernel does), in forks of it whose charts a warm engine draws (as
ours are). Of ours the smallest is told: what is taken off is rather too little than too much.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lidera_nb.fastimport import skip_slow_grammar

skip_slow_grammar()

import lidera_nb.report.warm  # noqa: E402, F401 - the imports are not what is measured
from lidera_nb.report.cohort.kind import KIND  # noqa: E402
from lidera_nb.report.drawing import DRAWING, warm_drawing  # noqa: E402
from lidera_nb.report.view import opened  # noqa: E402

FORKS = 7


def cells(package: Path) -> None:
    """Run the notebook's cells and make the page."""
    os.chdir(package.parent)
    content = json.loads(KIND.notebook.read_text("utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in content:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # the notebook is the project's
            if "package" in names:
                names["package"] = package.name
    opened("cohort", package.name).page()


def forked(what: Callable[[], None]) -> float:
    """CPU seconds of a fork that does this and ends."""
    pid = os.fork()
    if pid == 0:
        what()
        os._exit(0)
    _, status, used = os.wait4(pid, 0)
    assert status == 0
    return used.ru_utime + used.ru_stime


def own() -> float:
    """CPU seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def served(package: Path) -> list[float]:
    """CPU seconds of forks whose charts another process draws, its share included."""
    with tempfile.TemporaryDirectory() as place:
        reading, writing = os.pipe()
        drawer = os.fork()
        if drawer == 0:
            os.close(writing)
            with warm_drawing(Path(place)):
                os.read(reading, 1)
            os._exit(0)
        os.close(reading)
        os.environ[DRAWING] = str(Path(place, "draw"))
        while not Path(os.environ[DRAWING]).exists():
            time.sleep(0.01)
        found = []
        for _ in range(FORKS):
            before = _used(drawer)
            found.append(forked(lambda: cells(package)) + _used(drawer) - before)
        os.close(writing)
        os.waitpid(drawer, 0)
    return found[2:]  # the engine is warm from the third on


def _used(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    asked = Path(sys.argv[1]).resolve()
    warm = served(asked)
    del os.environ[DRAWING]
    cold = [forked(lambda: cells(asked)) for _ in range(3)]
    print(json.dumps({"stock": statistics.median(cold), "ours": min(warm)}))
