"""SQLite and PostgreSQL under the same journal: ``python benchmarks/stores.py [seconds a sample]``.

One decision of about 400 bytes an entry, sealed, in batches; each commit is durable in both
stores. The PostgreSQL server is one of its own on this machine, reached by a socket, as Debian
ships it but for its address. Samples are taken in turns, so that a slow minute of the machine
falls on all of them. Prints progress; the last line is one JSON object.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from journal import PEOPLE, entry

from lidera_nb.events.store import StoredJournal
from lidera_nb.settings import PROJECT

sys.path.insert(0, str(PROJECT))  # the throw-away server is the tests'
from tests.postgresserver import cluster
from tests.stores import Place, forget, in_databases, in_files

BATCHES = (1, 50, 100, 200)
ROUNDS = 5


@contextmanager
def fresh(postgres: str) -> Iterator[dict[str, Place]]:
    """An empty place in each store."""
    with tempfile.TemporaryDirectory() as name:
        shared = in_databases(postgres, Path(name))
        yield {"sqlite": in_files(Path(name)), "postgres": shared}
        forget(shared)


def flat_out(journal: StoredJournal, size: int, seconds: float) -> dict[str, float]:
    """Append batches of one size for a while."""
    waits: list[float] = []
    cpu, begun = time.process_time(), time.perf_counter()
    while time.perf_counter() - begun < seconds:
        batch = [entry() for _ in range(size)]
        start = time.perf_counter()
        journal.append(batch)
        waits.append(time.perf_counter() - start)
    used = time.process_time() - cpu
    return {
        "batch": size,
        "appended_per_s": round(size * len(waits) / sum(waits), 1),
        "append_ms": round(statistics.median(waits) * 1e3, 2),
        "cpu_us_per_event": round(used / len(waits) / size * 1e6, 1),
    }


def main(seconds: float) -> None:
    """Take all samples in turns and print them."""
    samples: list[dict[str, object]] = []
    with cluster(buffers="128MB", durable=True) as postgres:
        for turn in range(ROUNDS):
            for size in BATCHES:
                with fresh(postgres) as places:
                    for name, place in places.items():
                        journal, keys = place.open()
                        with closing(keys), closing(journal):
                            keys.ensure(f"p{number}" for number in range(PEOPLE))
                            samples.append({"store": name, **flat_out(journal, size, seconds)})
                        print(f"round {turn + 1}: {samples[-1]}", flush=True)
    summary = {
        store: {
            size: {
                figure: statistics.median(
                    float(str(one[figure]))
                    for one in samples
                    if (one["store"], one["batch"]) == (store, size)
                )
                for figure in ("appended_per_s", "append_ms", "cpu_us_per_event")
            }
            for size in BATCHES
        }
        for store in ("sqlite", "postgres")
    }
    print(json.dumps({**summary, "cores": os.cpu_count(), "samples": samples}))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
