"""The loads of a crowd: what is done to the server, and the figures of each."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from _crowdserver import Crowd, crowd
from _exactly import verified
from _summary import percentile

Figures = dict[str, Any]
Say = Callable[[str], None]
JOINS_PER_SECOND = 120.0


def load(
    here: Crowd, people: int, mean: float, seconds: float, say: Say,
    begun: Callable[[], object] = lambda: None,
) -> Figures:  # fmt: skip
    """Let everyone who is here act for a while, one act each `mean` seconds; 0: flat out.

    Where it lasts no time, only what they hold by being here is measured. `begun` is called when
    they begin.
    """
    if not seconds:
        return {"people": people, "pss_mib": round(here.pss(), 1)}
    here.tell(do="prepare", mean=mean, seconds=seconds)
    say(f"{people} people, an act each {mean} s, for {seconds} s…")
    cpu, begin = here.cpu(), time.perf_counter() + 1.0
    time.sleep(1.0)
    begun()
    answers = here.tell(do="run", mean=mean, begin=begin, seconds=seconds)
    took = max(seconds, time.perf_counter() - begin)
    used, pss = here.cpu() - cpu, here.pss()
    served = [wait for answer in answers for wait in answer["served"]]
    waits = [wait for answer in answers for wait in answer["waits"]] or served
    found = {
        "people": people, "every_s": mean, "seconds": seconds, "acts": len(served),
        "acts_per_s": round(sum(answer["in_time"] for answer in answers) / seconds, 1),
        "p50_ms": percentile(waits, 0.5), "p95_ms": percentile(waits, 0.95),
        "p99_ms": percentile(waits, 0.99), "most_ms": percentile(waits, 1),
        "p95_closed_ms": percentile(served, 0.95),
        "cpu_us_per_act": round(used / max(1, len(served)) * 1e6),
        "cpu_us_per_decision": round(used / max(1, sum(a["decided"] for a in answers)) * 1e6),
        "cpu_share": round(used / took, 4), "pss_mib": round(pss, 1),
        "client_cpu_share": round(sum(a["client_cpu_s"] for a in answers) / seconds, 3),
        "unanswered": sum(answer["unanswered"] for answer in answers), "load": _machine(),
    }  # fmt: skip
    say(f"{found}")
    return found


def _machine() -> float:
    return float(Path("/proc/loadavg").read_text().split()[0])


def stages(
    kept: Path | None,
    plan: Sequence[tuple[int, float, float]],
    say: Say,
    *,
    storm: float = 0.0,
    forms: bool = False,
) -> Figures:
    """Several loads on one server: (people, seconds between two acts of one, duration) each.

    The people of a stage stay for the next. After the last one, `storm` seconds of reconnects.
    """
    with tempfile.TemporaryDirectory(prefix="lidera-bench") as place:
        most = max(people for people, _, _ in plan)
        with crowd(Path(place), most, kept, forms) as here:
            found: Figures = {"empty_pss_mib": round(here.pss(), 1), "loads": [], "joins": []}
            came = 0
            for people, mean, seconds in plan:
                if people > came:
                    joined = here.join(people, (people - came) / JOINS_PER_SECOND)
                    joined = {
                        "people": people - came,
                        **{k: round(v, 2) for k, v in joined.items()},
                    }
                    say(f"joined: {joined}")
                    found["joins"].append(joined)
                    came = people
                    time.sleep(2)
                found["loads"].append(load(here, people, mean, seconds, say))
            if storm:
                found["storm"] = reconnects(here, storm, say)
            told, settings = here.told(), here.settings
            found["disk_bytes"] = settings.journal.stat().st_size
        found["kept"] = verified(told, settings.journal, settings.keys)
        found["disk_bytes"] = settings.journal.stat().st_size
        say(f"kept: {found['kept']}")
        return found


def reconnects(here: Crowd, seconds: float, say: Say) -> Figures:
    """Everyone is cut off, and comes back within so many seconds."""
    cpu = here.cpu()
    answers = here.tell(do="storm", seconds=seconds)
    waits = [wait for answer in answers for wait in answer["waits"]]
    found = {
        "people": len(waits), "within_s": seconds,
        "all_back_s": round(max(answer["seconds"] for answer in answers), 1),
        "p50_ms": percentile(waits, 0.5), "p95_ms": percentile(waits, 0.95),
        "p99_ms": percentile(waits, 0.99), "cpu_s": round(here.cpu() - cpu, 1),
        "pss_mib": round(here.pss(), 1),
    }  # fmt: skip
    say(f"storm: {found}")
    return found
