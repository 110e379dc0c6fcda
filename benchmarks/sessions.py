"""How many people one server holds: ``python benchmarks/sessions.py [--only NAME …] [--again]``.

Thousands of bots (`_bot`) in two processes speak the real protocol to a served process: they log in
with access codes, open the page of module 01, connect, and play its case; each act is one that the
persona of that number would do (`_paths`), and leaves the real events. *An act is durable* before
it is acknowledged. People who have done everything in module 01 play its case again, as often as
the course allows, then open the page of the next module: about 350 acts a person, none made up.

Acts are due at moments drawn beforehand, exponentially apart from a fixed seed, whether or not the
server keeps up; latency counts from the moment an act was due until its acknowledgement was read,
so that waiting behind a slow answer counts (no coordinated omission). Flat out there is no such
moment: the next act follows each acknowledgement. People arrive 120 a second. CPU and memory (PSS)
are those of the server's process and its children alone, from /proc. Afterwards the journal is read
(`_exactly`): every acknowledged act must be there exactly once, in order, on chains that verify.

Loads: 1,000 people thinking 2 s; growing crowds of 10 to 9,000, then 9,000 once a minute, once
every 6 s, and all of them cut off and back within 30 s; 200 people flat out; 30 processes that each
commit for themselves; stock Voila with 30 and 100 people (`_stockcrowd`); in turns, 50 people on
three forms of ours (`_formcourse`) and on the same pages of oTree 6 (`_otree`).

What is finished is kept in ``var/bench/sessions.json``: an interrupted run goes on where it was,
``--only`` names the loads to do, ``--again`` forgets what was kept; ``--trial`` lets twenty people
play for some seconds, and keeps nothing. Prints progress; the last line
is one JSON object. With all loads there, ``docs/sizing.md`` and its plot are drawn anew.
The exit code is 1 if an acknowledged act was lost or doubled, one was not answered, or a load
failed.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import _stockcrowd
from _beside import beside_otree
from _exactly import whole
from _loads import stages
from _sizing import drawn, written
from _summary import summary
from _writers import writers

from lidera_nb.settings import PROJECT

CACHE = PROJECT / "var" / "bench"
RESULTS = CACHE / "sessions.json"
PAGES = CACHE / "drawn"
INTERRUPTED = 130
GROWING = [(10, 6, 60), (30, 6, 40), (100, 6, 40), (300, 6, 30), (1000, 6, 30), (3000, 6, 30)]
TRIAL = [(20, 0.5, 4)]
STOCK = (30, 100)
Results = dict[str, Any]


def say(told: str) -> None:
    """Tell how far it is."""
    print(told, flush=True)


def thousand() -> Results:
    """A thousand people who think two seconds."""
    return stages(PAGES, [(1000, 2, 60)], say)


def growing() -> Results:
    """What a crowd costs as it grows."""
    return stages(PAGES, GROWING, say)


def country() -> Results:
    """Nine thousand people: once a minute, every six seconds, and all back after a cut."""
    return stages(PAGES, [(9000, 60, 60), (9000, 6, 40)], say, storm=30.0)


def flat() -> Results:
    """Two hundred people who do not think."""
    return stages(PAGES, [(200, 0, 15)], say)


def stock() -> Results:
    """Stock Voila, and as many people here."""
    found: Results = {"voila": [], "ours": []}
    for people in STOCK:
        with tempfile.TemporaryDirectory(prefix="lidera-bench") as folder:
            held = _stockcrowd.affordable(people)
            found["voila"].append(_stockcrowd.measure(Path(folder), held, say))
        found["ours"].append(stages(PAGES, [(held, 0, 0)], say))
    return found


def forms() -> Results:
    """Fifty people who do not think, on three forms here and on oTree's pages, in turns."""
    return beside_otree(CACHE, say)


LOADS: dict[str, Callable[[], Results]] = {
    "flat": flat, "forms": forms, "thousand": thousand, "growing": growing, "country": country,
    "writers": writers, "stock": stock,
}  # fmt: skip


def measured(names: list[str], *, again: bool) -> Results:
    """Do the loads that are not done yet, keeping each as soon as it is finished."""
    CACHE.mkdir(parents=True, exist_ok=True)
    kept: Results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    if again:
        kept = {name: of for name, of in kept.items() if name not in names}
    faults = {}
    for name in names:
        if name in kept:
            say(f"{name}: kept from an earlier run")
            continue
        say(f"{name}: {(LOADS[name].__doc__ or '').strip()}")
        try:
            kept[name] = LOADS[name]()
        except Exception as error:  # the other loads are still measured
            faults[name] = f"{type(error).__name__}: {error}"
            say(f"{name}: {faults[name]}")
        RESULTS.write_text(json.dumps(kept))
    return {**kept, "faults": faults}


def main(told: list[str]) -> int:
    """Measure, draw what can be drawn, print, and say whether all is well."""
    parser = argparse.ArgumentParser(prog="sessions.py")
    parser.add_argument("--only", nargs="+", choices=list(LOADS), default=list(LOADS))
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--trial", action="store_true")
    asked = parser.parse_args(told)
    if asked.trial:
        tried = stages(None, TRIAL, say, storm=1.0)
        print(json.dumps(tried))
        return 0 if whole(tried["kept"]) else 1
    found = measured(asked.only, again=asked.again)
    if "growing" in found and "country" in found:
        written(found)
        drawn(found)
    checks = [one["kept"] for one in found.values() if isinstance(one, dict) and "kept" in one]
    print(json.dumps({**summary(found), "cores": os.cpu_count(), "runs": found}))
    late = [load for one in found.values() if "loads" in one for load in one["loads"]]
    answered = not any(load.get("unanswered") for load in late)
    return 0 if answered and all(map(whole, checks)) and not found["faults"] else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("interrupted; nothing was left running, finished loads are kept", file=sys.stderr)
        sys.exit(INTERRUPTED)
