"""How fast the journal is here, today: ``python benchmarks/journal.py [seconds a sample]``.

Flat out, one decision of about 400 bytes an entry, sealed, synchronous=FULL. Prints progress;
the last line is one JSON object in which every number was measured in this run. Samples are
taken in turns, so that a slow minute of the machine falls on all of them.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.events.writer import GroupWriter

BATCHES = (1, 64, 256)
PEOPLE = 200
ROUNDS = 5
CONTEXT = kinds.Context(
    module="module-1", step="case", definition="case-1", version=1, hash="0" * 64, lang="es"
)
REASON = "La apoderada espera una respuesta hoy, y el equipo todavía no se ha puesto de acuerdo. "
_numbers = count(1)


@contextmanager
def fresh_journal() -> Iterator[SqliteJournal]:
    """An empty journal in a temporary folder, with everyone's key made beforehand."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (
            closing(Keys.open(folder / "keys.db")) as keys,
            closing(SqliteJournal.open(folder / "journal.db", keys)) as journal,
        ):
            keys.ensure(f"p{number}" for number in range(PEOPLE))
            yield journal


def entry() -> Entry:
    """The next decision of the next person."""
    number = next(_numbers)
    person = f"p{number % PEOPLE}"
    decided = kinds.CaseDecided(ctx=CONTEXT, choice="wait", reason=REASON, confidence=60)
    body = json.dumps({"n": number, "reason": REASON, "choice": "wait"}).encode()
    event = NewEvent(decided, person)
    return Entry(f"person:{person}", f"{number:032x}", body, (event,), person, datetime.now(UTC))


def flat_out(size: int, seconds: float) -> dict[str, float]:
    """Append batches of one size for a while."""
    with fresh_journal() as journal:
        events, begun, cpu = 0, time.perf_counter(), time.process_time()
        while (elapsed := time.perf_counter() - begun) < seconds:
            journal.append([entry() for _ in range(size)])
            events += size
        used = time.process_time() - cpu
        path = journal.path
        journal.close()  # folds the WAL in, so that the file has its true size
        return {
            "batch": size,
            "events": events,
            "appended_per_s": round(events / elapsed, 1),
            "cpu_us_per_event": round(used / events * 1e6, 1),
            "bytes_per_event": round(path.stat().st_size / events, 1),
        }


async def _person(writer: GroupWriter, number: int, until: float, think: float) -> list[float]:
    """Decide, wait for the answer, think; people begin one after the other."""
    waits = []
    await asyncio.sleep(think * number / PEOPLE)
    while time.perf_counter() < until:
        begun = time.perf_counter()
        await writer.append(entry())
        waits.append(time.perf_counter() - begun)
        await asyncio.sleep(think)
    return waits


async def _stalls(until: float) -> list[float]:
    """How much later than asked the loop wakes, again and again."""
    late = []
    while time.perf_counter() < until:
        begun = time.perf_counter()
        await asyncio.sleep(0.001)
        late.append(time.perf_counter() - begun - 0.001)
    return late


async def _crowd(
    journal: SqliteJournal, seconds: float, think: float, in_thread: bool
) -> tuple[list[float], list[float], float]:
    """How late the loop was, how long people waited, and how long it all took."""
    writer = GroupWriter(journal, in_thread=in_thread)
    begun = time.perf_counter()
    until = begun + seconds
    late, *waits = await asyncio.gather(
        _stalls(until), *(_person(writer, i, until, think) for i in range(PEOPLE))
    )
    await writer.close()
    took = time.perf_counter() - begun
    return sorted(late), sorted(wait for one in waits for wait in one), took


def crowd(in_thread: bool, think: float, seconds: float) -> dict[str, object]:
    """Two hundred people through the group writer, committing in a thread or in the loop."""
    with fresh_journal() as journal:
        cpu = time.process_time()
        late, waits, took = asyncio.run(_crowd(journal, seconds, think, in_thread))
        used = time.process_time() - cpu
    return {
        "commit_in": "thread" if in_thread else "loop",
        "think_s": think,
        "appended_per_s": round(len(waits) / took, 1),
        "cpu_us_per_event": round(used / len(waits) * 1e6, 1),
        "wait_ms_p50_p99": [round(waits[int(len(waits) * q)] * 1e3, 2) for q in (0.5, 0.99)],
        "loop_stall_ms_p99_max": [round(late[at] * 1e3, 2) for at in (int(len(late) * 0.99), -1)],
    }


def main(seconds: float) -> None:
    """Take all samples in turns and print them."""
    flat: list[dict[str, float]] = []
    crowds: list[dict[str, object]] = []
    for turn in range(ROUNDS):
        for size in BATCHES:
            flat.append(flat_out(size, seconds))
            print(f"round {turn + 1}: {flat[-1]}", flush=True)
        for think in (0.0, 0.5):
            for in_thread in (False, True):
                crowds.append(crowd(in_thread, think, seconds))
                print(f"round {turn + 1}: {crowds[-1]}", flush=True)
    summary = {
        name: {
            size: statistics.median(one[name] for one in flat if one["batch"] == size)
            for size in BATCHES
        }
        for name in ("appended_per_s", "cpu_us_per_event", "bytes_per_event")
    }
    print(json.dumps({**summary, "cores": os.cpu_count(), "samples": flat, "writers": crowds}))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
