"""How long a server takes to stop with many pages open: ``python benchmarks/drain.py [--trial]``.

People log in, open a page and stay, as in `sessions.py`; then the server is asked to stop
(SIGTERM). Told are the seconds from then until the last page heard of it, until the last one was
let go, and until the process ended; and whether it ended by itself or because its time was over.
The pages come back meanwhile, as pages do, and find nobody.

Prints progress; the last line is one JSON object. The exit code is 1 if a server had to be ended.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from _crowdserver import crowd
from _loads import JOINS_PER_SECOND
from _process import until

from lidera_nb.serve.drain import spread
from lidera_nb.settings import PROJECT

PAGES = PROJECT / "var" / "bench" / "drawn"
BY_ITSELF = "everything acknowledged is in the journal"


def drained(people: int) -> dict[str, Any]:
    """Let so many people come, and stop the server under them."""
    with tempfile.TemporaryDirectory(prefix="lidera-bench") as place:
        with crowd(Path(place), people, PAGES) as here:
            here.join(people, people / JOINS_PER_SECOND)
            time.sleep(2)
            print(f"{people} people are here…", flush=True)
            cpu, begun = here.cpu(), time.perf_counter()
            os.kill(here.pid, signal.SIGTERM)
            used = cpu
            while Path(f"/proc/{here.pid}/cmdline").read_bytes():
                used = here.cpu() or used
                time.sleep(0.05)
            ended = time.perf_counter()
            until(lambda: _cut(here.tell(do="cuts")) >= people, "pages were not let go")
            here.told()
        log = (Path(place) / "log").read_text()
    lines = [line for one in here.left for line in one["diary"] if line[0] >= begun]
    told = [when for when, _, what in lines if what.startswith("restarting")]
    cuts = [when for when, _, what in lines if what == "cut"]
    found = {
        "people": people, "heard": len(told), "heard_s": round(max(told) - begun, 2),
        "let_go_s": round(max(cuts) - begun, 2), "ended_s": round(ended - begun, 2),
        "cpu_s": round(used - cpu, 2), "come_back_within_s": spread(people),
        "by_itself": BY_ITSELF in log,
    }  # fmt: skip
    print(found, flush=True)
    return found


def _cut(answers: list[dict[str, Any]]) -> int:
    return sum(answer["cuts"] for answer in answers)


def main(trial: bool) -> int:
    """Run all and print them; 1 if a server did not end by itself."""
    found = [drained(people) for people in ((20,) if trial else (300, 3_000, 9_000))]
    print(json.dumps(found))
    return 0 if all(one["by_itself"] for one in found) else 1


if __name__ == "__main__":
    sys.exit(main("--trial" in sys.argv[1:]))
