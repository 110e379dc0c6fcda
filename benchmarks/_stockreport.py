"""The same report as anybody would make it: papermill in a process of its own, then nbconvert."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

from lidera_nb.report.cohort.kind import KIND

BLOCKED = "import sys\nsys.modules['rfc3987_syntax'] = None\n"
"""As ``sitecustomize``: every process then goes without the import that costs three seconds."""


def cost(package: Path, place: Path, *, taxed: bool, runs: int) -> float:
    """The median of CPU seconds a report, with the kernel and everything else that is started."""
    env = dict(os.environ)
    if not taxed:
        (place / "site").mkdir(exist_ok=True)
        (place / "site" / "sitecustomize.py").write_text(BLOCKED)
        env["PYTHONPATH"] = str(place / "site")
    return statistics.median(_once(package, place, env) for _ in range(runs))


def _once(package: Path, place: Path, env: dict[str, str]) -> float:
    out = place / "stock.ipynb"
    parameters = ["-p", "package", package.name, "-p", "lang", "es"]
    run = ["papermill", str(KIND.notebook), str(out), *parameters, "--kernel", "python3",
           "--cwd", str(package.parent), "--no-progress-bar"]  # fmt: skip
    before = children()
    for command in (run, ["nbconvert", "--to", "html", str(out)]):
        subprocess.run([sys.executable, "-m", *command], check=True, env=env, capture_output=True)
    return children() - before


def children() -> float:
    """CPU seconds of all that this process started and that has ended, forks of theirs included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
