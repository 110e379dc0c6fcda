"""Several servers behind nginx on one PostgreSQL: ``python benchmarks/replicas.py [--trial]``.

The bots of `sessions.py` come to nginx, which sends each connection to the server with the fewest.
PostgreSQL is durable and a server of its own on this machine, as is everything else: two cores
carry the bots, nginx, PostgreSQL and up to three servers, and the figures say so.

*Rolling restart*: 300 people act every 6 s, then every 2 s, while three servers are stopped
(SIGTERM) and started again, one after the other. An act is due at a moment drawn beforehand and
counts until it was acknowledged, so the longest wait of a person is the longest interruption that
they met; how long they were without a connection is told apart, and the ten who waited longest
with all that happened to them. nginx runs on the files of ``deploy/nginx``, and bots come back as
pages do. *Flat out*:
200 people act as fast as they are answered, at one, two and three servers. Afterwards the journal
is read: every acknowledged act must be there exactly once, on chains that verify.

Prints progress; the last line is one JSON object, from which ``docs/replicas.svg`` is drawn. The
exit code is 1 if an act was lost.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pg8000.native
from _crowdserver import COURSE, Crowd, crewed, enrolled, many_files, rest, served
from _diary import away, worst
from _exactly import compared, whole
from _loads import JOINS_PER_SECOND, load
from _process import cpu_seconds, tree, until
from _replicaplot import drawn
from _sides import free_port

from lidera_nb.events.store import check_store
from lidera_nb.pgaddress import address
from lidera_nb.settings import PROJECT, Settings

sys.path.insert(0, str(PROJECT))  # the throw-away server is the tests'
from tests.nginxproxy import nginx
from tests.postgresserver import cluster
from tests.postgresserver import cpu_seconds as database_cpu
from tests.stores import in_databases

SERVERS = 3
THINKS = (6, 2)
"""Seconds between two acts of a person while servers are restarted: two runs. At 2 s the two cores
of the machine are busy with acts alone, and the backlog of a restart takes a while to go."""
PROXY = (ip_network("127.0.0.1/32"),)
"""Whose word for where people come from is believed: each bot comes from an address of its own."""
PAGES = PROJECT / "var" / "bench" / "drawn"
ROWS = """SELECT stream, message_id, kind FROM lidera_journal.events
WHERE stream LIKE 'person:%' ORDER BY stream COLLATE "C", n"""


def say(told: str) -> None:
    """Tell how far it is."""
    print(told, flush=True)


class Fleet:
    """Servers on one journal, each of which can be ended and started again."""

    def __init__(self, folder: Path, settings: Settings, count: int) -> None:
        self.folder, self.settings = folder, settings
        self.ports = [free_port() for _ in range(count)]
        self._stacks: dict[int, ExitStack] = {}
        self.pids: dict[int, int] = {}
        self.spent = 0.0
        """CPU seconds of servers that ended."""

    def start(self, number: int) -> None:
        """Start a server and wait until it answers."""
        place = self.folder / f"server-{number}-{time.monotonic_ns()}"
        place.mkdir()
        stack = ExitStack()
        pid = stack.enter_context(served(place, self.settings, self.ports[number]))
        self._stacks[number], self.pids[number] = stack, pid

    def stop(self, number: int) -> float:
        """Ask a server to end; returns how long it took, in seconds."""
        pid, begun = self.pids.pop(number), time.monotonic()
        self.spent += cpu_seconds(tree(pid))
        subprocess.run(["kill", f"-{signal.SIGTERM.value}", str(pid)], check=True)
        until(lambda: not Path(f"/proc/{pid}/cmdline").read_bytes(), "a server did not end", 30)
        took = time.monotonic() - begun
        self._stacks.pop(number).close()
        return took

    def cpu(self) -> float:
        """CPU seconds of all servers so far."""
        return self.spent + sum(cpu_seconds(tree(pid)) for pid in self.pids.values())

    def close(self) -> None:
        """End all."""
        for stack in self._stacks.values():
            stack.close()


@contextmanager
def standing(count: int, people: int) -> Iterator[tuple[Fleet, Crowd, str]]:
    """So many servers behind nginx on a journal of their own, and people who wait to come."""
    many_files()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lidera-bench")))
        database = stack.enter_context(cluster(buffers="128MB", durable=True))
        place = in_databases(database, folder / "var").settings
        settings = replace(place, var=folder / "var", course=COURSE, proxy=PROXY)
        everyone = enrolled(settings, people)
        if PAGES.exists():
            shutil.copytree(PAGES, settings.drawn)
        fleet = Fleet(folder, settings, count)
        stack.callback(fleet.close)
        for number in range(count):
            fleet.start(number)
            if number == 0:
                rest(fleet.pids[0], settings, PAGES)
        port = free_port()
        stack.enter_context(nginx(folder / "nginx", port, fleet.ports, tls=False))
        crews, notes = stack.enter_context(crewed(folder, everyone, settings, port))
        yield fleet, Crowd(fleet.pids[0], settings, crews, notes), database


def verified(told: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """Hold what the bots wrote down against the journal in the database."""
    connection = pg8000.native.Connection(**address(settings.store, "LIDERA_STORE").options)
    rows = [(str(a), str(b), str(c)) for a, b, c in connection.run(ROWS)]
    connection.close()
    report = check_store(settings)
    return {**compared(told, rows), "chain_faults": list(report.faults), "events": report.events}


def rolling(people: int, every: float, seconds: float) -> dict[str, Any]:
    """Restart one server after the other while people play."""
    with standing(SERVERS, people) as (fleet, here, _):
        here.join(people, people / JOINS_PER_SECOND)
        stops: list[float] = []
        done: list[tuple[float, str, str]] = []

        def roll() -> None:
            time.sleep(seconds / 8)
            for number in range(SERVERS):
                done.append((time.perf_counter(), f"server-{number}", "asked to stop"))
                stops.append(fleet.stop(number))
                done.append((time.perf_counter(), f"server-{number}", "ended"))
                fleet.start(number)
                done.append((time.perf_counter(), f"server-{number}", "ready"))
                time.sleep(seconds / 16)

        roller = threading.Thread(target=roll)
        found = load(here, people, every, seconds, say, begun=roller.start)
        roller.join()
        told = here.told()
        kept = verified(told, here.settings)
    say("\n".join(worst(here.left, done)))
    say(f"kept: {kept}")
    return {
        "people": people, "every_s": every, "seconds": seconds, "acts": found["acts"],
        "stop_s": [round(stop, 2) for stop in stops], "restarts": len(stops),
        "longest_interruption_s": round(found["most_ms"] / 1000, 2),
        **{name: found[name] for name in ("p50_ms", "p95_ms", "p99_ms", "most_ms")},
        **away(here.left),
        "unanswered": found["unanswered"], "kept": kept, "load": found["load"],
    }  # fmt: skip


def flat(servers: int, people: int, seconds: float) -> dict[str, Any]:
    """What so many servers do together, and what it costs."""
    with standing(servers, people) as (fleet, here, database):
        here.join(people, people / JOINS_PER_SECOND)
        cpu, spent = fleet.cpu(), database_cpu(database)
        found = load(here, people, 0, seconds, say)
        cpu, spent = fleet.cpu() - cpu, database_cpu(database) - spent
        kept = verified(here.told(), here.settings)
    say(f"kept: {kept}")
    return {
        "servers": servers, "acts_per_s": found["acts_per_s"], "p95_ms": found["p95_ms"],
        "server_cpu_us_per_act": round(cpu / max(1, found["acts"]) * 1e6),
        "postgres_cpu_us_per_act": round(spent / max(1, found["acts"]) * 1e6), "kept": kept,
    }  # fmt: skip


def main(trial: bool) -> int:
    """Run all and print them; 1 if anything was lost, doubled or does not verify."""
    people, seconds = (20, 24.0) if trial else (300, 120.0)
    found = {
        "rolling": [rolling(people, every, seconds) for every in (THINKS[:1] if trial else THINKS)],
        "flat": [flat(n, 20 if trial else 200, 5 if trial else 20) for n in (1, 2, 3)],
    }
    if not trial:
        drawn(found)
    kept = [one["kept"] for runs in found.values() for one in runs]
    print(json.dumps({**found, "lost": sum(one["lost"] for one in kept)}))
    return 0 if all(map(whole, kept)) else 1


if __name__ == "__main__":
    sys.exit(main("--trial" in sys.argv[1:]))
