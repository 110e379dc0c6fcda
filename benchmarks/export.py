"""What exporting a whole country costs: ``python benchmarks/export.py [PEOPLE]``.

A synthetic store of 9,000 people in 300 cohorts, who played a case and answered three waves of a
network survey, is written once (some minutes) and exported by `lidera export --all`, each cohort
into a package of its own. The last line is one JSON object: CPU seconds of the export with its
children, peak resident memory in MiB, and how large what was read and written is.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEOPLE = 9000
LIDERA = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()"]


def main(people: int) -> None:
    """Make the store, export it, print the figures."""
    with tempfile.TemporaryDirectory() as place:
        var, out = Path(place) / "var", Path(place) / "packages"
        print(f"writing a store of {people} people…", file=sys.stderr)
        _run("demo", "--store", str(people), "--var", str(var))
        print("exporting…", file=sys.stderr)
        before, began = _used(), time.monotonic()
        _run("export", "--all", "--out", str(out), "--var", str(var))
        figures = {
            "people": people,
            "export_cpu_s": round(_used() - before, 1),
            "export_wall_s": round(time.monotonic() - began, 1),
            "export_rss_mib": round(int((out.parent / "rss").read_text()) / 1024),
            "packages": sum(1 for _ in out.glob("*/datapackage.json")),
            "journal_mib": round(sum(f.stat().st_size for f in var.glob("*.db*")) / 2**20),
            "packages_mib": round(sum(f.stat().st_size for f in out.rglob("*.*")) / 2**20),
        }
    print(json.dumps(figures))


def _run(*words: str) -> None:
    """Run a command of `lidera` and keep its peak memory beside what it wrote."""
    process = subprocess.Popen([*LIDERA, *words], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"'lidera {' '.join(words)}' failed; see above")
    if "--out" in words:
        beside = Path(words[words.index("--out") + 1]).parent
        (beside / "rss").write_text(str(used.ru_maxrss))


def _used() -> float:
    """CPU seconds of all children that ended."""
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
