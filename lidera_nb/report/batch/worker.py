"""A process that makes one report after the other for a pool: ``python -m`` this module.

It is told jobs on its standard input, one line of JSON each, and tells what became of each on
its standard output. It ends when its input does, however its owner ended.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import IO

from lidera_nb.fastimport import skip_slow_grammar
from lidera_nb.kernels import WarmKernels
from lidera_nb.report.batch.job import Job
from lidera_nb.report.batch.work import perform
from lidera_nb.report.drawing import warm_drawing
from lidera_nb.report.workshop import Workshop


def main() -> None:
    """Work until there is nothing more."""
    skip_slow_grammar()
    out, address, scratch = sys.argv[1:]
    with _told() as told, tempfile.TemporaryDirectory(prefix="w", dir=scratch) as own:
        place = Path(own)
        with warm_drawing(place) as drawing:
            workshop = Workshop(WarmKernels(address), drawing, place)
            for line in sys.stdin:
                outcome = perform(Job(**json.loads(line)), Path(out), workshop)
                told.write(json.dumps(outcome.message()) + "\n")
                told.flush()


def _told() -> IO[str]:
    """Standard output for outcomes alone: what a library prints goes to standard error."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(kept, "w", encoding="utf-8")


if __name__ == "__main__":
    main()
