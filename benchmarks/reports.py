"""What reports by the hundred cost: ``python benchmarks/reports.py [sizes…]`` (1 10 30 100).

Seeded cohorts of 30 people; one report of each by ``lidera report --all``, in all the processes
that fit. CPU seconds of whole commands with all that they start, kernels forked from the warm
parent included: every process is waited for by the one that started it. Against it: the same
notebook by papermill, a kernel and nbconvert (stock), and that without an import that costs each
of them seconds (untaxed; `lidera_nb/fastimport.py`).

What the notebook itself computes (`_owncomputing.py`) is measured on both sides, printed, and
taken off: `cpu_per_report` is what one more report of a warm batch costs beyond it. The ratios
called whole are those with the computing on both sides. Prints progress; the last line is one
JSON object.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import _forked
from _packages import many
from _process import command_of, pss_mib, tree
from _stockreport import children, cost

from lidera_nb.kernels.memory import unique_mib
from lidera_nb.report.batch import capacity

SIZES = (1, 10, 30, 100)
RUNS = 3
LIDERA = "from lidera_nb.cli.start import main; main()"


def report(packages: Path, out: Path) -> dict[str, Any]:
    """Make one report of each package: seconds by the clock, CPU seconds, memory at its most."""
    command = [sys.executable, "-c", LIDERA, "report", "--all", "--packages", str(packages),
               "--out", str(out), "--kind", "cohort"]  # fmt: skip
    before, began = children(), time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        most: dict[str, float] = {}
        while process.poll() is None:
            for name, mib in _memory(process.pid).items():
                most[name] = max(most.get(name, 0), mib)
            time.sleep(1)
        assert process.returncode == 0
    return {"seconds": time.monotonic() - began, "cpu": children() - before, "mib": most}


def _memory(pid: int) -> dict[str, float]:
    """MiB: of all processes together (PSS), of the largest worker, and what is its own (USS)."""
    there = tree(pid)
    workers = [each for each in there if "batch.worker" in command_of(each)]
    return {
        "whole_pss": pss_mib(there),
        "worker_pss": max((pss_mib([each]) for each in workers), default=0.0),
        "worker_uss": max(map(_unique, workers), default=0.0),
    }


def _unique(pid: int) -> float:
    with suppress(OSError):
        return unique_mib(pid)
    return 0.0


def own_computing(package: Path) -> dict[str, float]:
    """What the notebook and its page compute, in either way (`_owncomputing.py`)."""
    command = [sys.executable, str(Path(__file__).with_name("_owncomputing.py")), str(package)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def curve(sizes: list[int], place: Path) -> dict[int, dict[str, Any]]:
    """A batch of each size in a folder of its own; the largest is made last, and stays."""
    found = {}
    for size in sizes:
        packages = many(place / f"packages-{size}", size)
        found[size] = report(packages, place / f"out-{size}")
        print(f"{size} cohorts: {told(found[size])}")
    return found


def told(run: dict[str, Any]) -> dict[str, Any]:
    """A run as it is printed."""
    rounded = {name: round(mib) for name, mib in run["mib"].items()}
    return {"seconds": round(run["seconds"], 2), "cpu_s": round(run["cpu"], 2), "mib": rounded}


def measured(sizes: list[int], place: Path) -> dict[str, Any]:
    """Every figure."""
    runs, largest = curve(sizes, place), max(sizes)
    package = place / f"packages-{largest}" / "cohort-001"
    own = own_computing(package)
    print(f"the notebook's own computing: {own}")
    again = report(package.parent, place / f"out-{largest}")
    print(f"nothing changed: {told(again)}")
    sides = {name: cost(package, place, taxed=name == "stock", runs=RUNS)
             for name in ("stock", "untaxed")}  # fmt: skip
    print(f"whole reports by papermill and nbconvert: {sides}")
    least = min(size for size in sizes if size == largest or size >= capacity.workers())
    more = (runs[largest]["cpu"] - runs[least]["cpu"]) / (largest - least)
    forked = _forked.forked()
    return {
        "cpu_per_report": more - own["ours"],
        "cpu_per_report_stock": sides["stock"] - own["stock"],
        "cpu_per_report_untaxed": sides["untaxed"] - own["stock"],
        "stock_ratio": (sides["stock"] - own["stock"]) / (more - own["ours"]),
        "untaxed_ratio": (sides["untaxed"] - own["stock"]) / (more - own["ours"]),
        "stock_ratio_whole": sides["stock"] / more,
        "untaxed_ratio_whole": sides["untaxed"] / more,
        "own_computing": own["ours"],
        "own_computing_stock": own["stock"],
        "cpu_first_report": runs[min(sizes)]["cpu"],
        "rerun_ratio": runs[largest]["seconds"] / again["seconds"],
        "rerun_cpu_ratio": runs[largest]["cpu"] / again["cpu"],
        "fork_cpu_s": forked["fork_cpu_s"],
        "fork_uss_mib": forked["fork_uss_mib"],
        "reports_a_minute": {size: 60 * size / run["seconds"] for size, run in runs.items()},
        "cpu_a_report": {size: run["cpu"] / size for size, run in runs.items()},
        "mib": runs[largest]["mib"],
        "workers": capacity.workers(),
    }


def main() -> None:
    """Measure, and print the figures."""
    sizes = sorted(map(int, sys.argv[1:])) or list(SIZES)
    if len([size for size in sizes if size >= capacity.workers()]) < 2:
        sys.exit(
            "name two sizes at least that keep every worker busy: what one more report costs is "
            "their difference"
        )
    with tempfile.TemporaryDirectory(prefix="lidera-bench-") as place:
        print(json.dumps(_rounded(measured(sizes, Path(place)))))


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return round(value, 4) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
