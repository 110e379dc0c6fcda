"""What a first visit costs, here and with stock Voila: ``python benchmarks/page.py [rounds]``.

The first module, logged in, consent and profile done, opened in Chromium with an empty cache by a
script that starts the case and locks the first decision as soon as the page lets it; "usable" is
when that decision is acknowledged. The same notebook in plain Voila (default template, a
local journal in the same state) takes turns with the session server, so that a slow minute falls
on both. Visits that are timed go straight to the server; bytes are counted in others, by a proxy
that sees all that passes; and others go over a slow line (400 kbit/s, a round trip of 400 ms).
Prints progress; the last line is one JSON object with medians and all samples. A side that cannot
be measured has null figures, and the exit code is 1.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from _chromium import chromium, visitor
from _figures import assembled
from _line import SLOW_3G, Count, Line, line_to
from _process import cpu_seconds, pss_mib, tree
from _sides import Side, session, voila
from playwright.sync_api import Browser

ROUNDS = 5
COUNTED = {"session": 2, "voila": 2}
SLOW = {"session": 3, "voila": 1}
SLOW_PATIENCE = 400.0
QUIET, QUIET_MOST = 2.5, 30.0
"""How long nothing may have passed, after an answer, until a visit's bytes are told."""
INTERRUPTED = 130
Found = Callable[[Side, str, dict[str, Any]], None]


class Run:
    """The samples of a run and what went wrong in it; a side that failed is visited no more."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.samples: dict[str, list[dict[str, Any]]] = {"session": [], "voila": []}
        self.faults: dict[str, str] = {}

    def attempt(self, name: str, what: str, measure: Callable[[], None]) -> None:
        """Measure unless the side failed before; a failure is noted, not raised."""
        if name in self.faults:
            return
        try:
            measure()
        except Exception as error:  # whatever a side does, the other one is still measured
            self.faults[name] = f"{name}, {what}: {type(error).__name__}: {error}".strip()
            print(self.faults[name], flush=True)

    def found(self, side: Side, visit: str, sample: dict[str, Any]) -> None:
        """Keep a sample and tell it."""
        self.samples[side.name].append({"visit": visit, **sample})
        print(f"{side.name} {visit}: {sample}", flush=True)


def timed(browser: Browser, side: Side, found: Found) -> None:
    """A first visit, with what it used on the server's side."""
    with visitor(browser, side.address, side.arrive(), watched=False) as someone:
        cpu, pss = cpu_seconds(tree(side.pid)), pss_mib(tree(side.pid))
        sample = someone.visit()
        now = tree(side.pid)
        used = {"cpu_s": cpu_seconds(now) - cpu, "pss_mib": pss_mib(now) - pss}
        found(side, "timed", {**sample, **{name: round(of, 3) for name, of in used.items()}})


def counted(browser: Browser, side: Side, found: Found) -> None:
    """A first visit and a second one in a new tab, and what passed; also on a shared device."""
    with line_to(side.address) as line:
        with visitor(browser, line.through(), side.arrive()) as someone:
            found(side, "first", _passed(line, someone.visit))
            found(side, "revisit", _passed(line, someone.again))
        if side.arrive_shared is None:
            return
        with visitor(browser, line.through(), side.arrive_shared()) as someone:
            _passed(line, someone.visit)
            found(side, "shared_revisit", _passed(line, someone.again))


def slowly(browser: Browser, side: Side, found: Found) -> None:
    """A first visit and a reload over slow 3G."""
    with (
        line_to(side.address, SLOW_3G) as line,
        visitor(browser, line.through(), side.arrive(), patience=SLOW_PATIENCE) as someone,
    ):
        found(side, "slow3g_first", _passed(line, someone.visit))
        found(side, "slow3g_reload", _passed(line, someone.reload))


def _passed(line: Line, visit: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """A visit with all that passed until the line was quiet; other hosts' requests count, too."""
    line.count = Count()
    sample = visit()
    end, seen, since = time.monotonic() + QUIET_MOST, line.count.told(), time.monotonic()
    while time.monotonic() < min(end, since + QUIET):
        time.sleep(0.1)
        if line.count.told() != seen:
            seen, since = line.count.told(), time.monotonic()
    requests = seen["requests"] + sample["off_origin_requests"]
    return {**sample, **seen, "requests": requests}


def warm(browser: Browser, side: Side) -> None:
    """A visit that does not count: what a server does only once is done."""
    with visitor(browser, side.address, side.arrive()) as someone:
        someone.visit()


def measure(run: Run, folder: Path, rounds: int) -> None:
    """Start both sides, and visit them in turns."""
    people = 1 + rounds + COUNTED["session"] + SLOW["session"]
    starts = {
        "session": partial(session, folder / "session", people, shared=COUNTED["session"]),
        "voila": partial(voila, folder / "voila"),
    }
    with ExitStack() as stack:
        sides: list[Side] = []
        for name, start in starts.items():
            (folder / name).mkdir()
            run.attempt(name, "start", partial(_started, stack, start, sides))
        for side in sides:
            run.attempt(side.name, "warm-up", partial(warm, run.browser, side))
        for number in range(max(rounds, *COUNTED.values(), *SLOW.values())):
            for side in sides:
                _round(run, side, number, rounds)


def _started(
    stack: ExitStack, start: Callable[[], AbstractContextManager[Side]], sides: list[Side]
) -> None:
    sides.append(stack.enter_context(start()))


def _round(run: Run, side: Side, number: int, rounds: int) -> None:
    steps = {
        "timed": (timed, rounds),
        "counted": (counted, COUNTED[side.name]),
        "slow 3G": (slowly, SLOW[side.name]),
    }
    for what, (visits, most) in steps.items():
        if number < most and side.name not in run.faults:
            print(f"round {number + 1}: {side.name}, {what}…", flush=True)
            run.attempt(side.name, what, partial(visits, run.browser, side, run.found))


def main(rounds: int) -> int:
    """Measure, print the result, and say whether it is whole."""
    with tempfile.TemporaryDirectory(prefix="lidera-bench") as folder, chromium() as browser:
        run = Run(browser)
        measure(run, Path(folder), rounds)
    result, code = assembled(run.samples, list(run.faults.values()))
    print(json.dumps({**result, "cores": os.cpu_count(), "rounds": rounds}))
    return code


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
    except KeyboardInterrupt:
        print("interrupted; nothing was left running", file=sys.stderr)
        sys.exit(INTERRUPTED)
