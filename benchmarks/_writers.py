"""Thirty processes that each commit their own decisions into one journal, as kernels would.

What the server's group commit is compared with: the same file, the same synchronous=FULL, one
entry a commit, and every process waits for the others' locks.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal

PEOPLE, SECONDS = 30, 10.0
CONTEXT = kinds.Context(
    module="module-1", step="case", definition="case-1", version=1, hash="0" * 64, lang="es"
)
REASON = "La apoderada espera una respuesta hoy, y el equipo todavía no se ha puesto de acuerdo. "


def writers() -> dict[str, Any]:
    """Thirty processes beside each other for a while."""
    with tempfile.TemporaryDirectory(prefix="lidera-bench") as place:
        folder = Path(place)
        with closing(Keys.open(folder / "keys.db")) as keys:
            keys.ensure(f"p{number}" for number in range(PEOPLE))
            SqliteJournal.open(folder / "journal.db", keys).close()
        command = [sys.executable, __file__, str(folder)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        started = [subprocess.Popen([*command, str(number)], **pipes) for number in range(PEOPLE)]
        try:
            for one in started:
                one.stdout.readline()  # it is ready
            begin = f"{time.perf_counter() + 1}\n"
            for one in started:
                one.stdin.write(begin)
                one.stdin.flush()
            told = [one.communicate(timeout=300)[0].split() for one in started]
        finally:
            for one in started:
                one.kill()
                one.wait()
    commits = sum(int(one[0]) for one in told)
    return {"writers": PEOPLE, "commits": commits, "commits_per_s": round(commits / SECONDS, 1),
            "longest_ms": round(max(float(one[1]) for one in told) * 1e3, 1),
            "refused": sum(int(one[2]) for one in told)}  # fmt: skip


def _write(folder: Path, number: int) -> tuple[int, float, int]:
    person = f"p{number}"
    decided = kinds.CaseDecided(ctx=CONTEXT, choice="wait", reason=REASON, confidence=60)
    commits, longest, refused = 0, 0.0, 0
    with (
        closing(Keys.open(folder / "keys.db")) as keys,
        closing(SqliteJournal.open(folder / "journal.db", keys)) as journal,
    ):
        print("ready", flush=True)
        begin = float(sys.stdin.readline())
        time.sleep(max(0.0, begin - time.perf_counter()))
        while (at := time.perf_counter()) < begin + SECONDS:
            event = NewEvent(decided, person)
            name = f"{number:04d}-{commits + refused:012d}"
            now = datetime.now(UTC)
            try:
                journal.append([Entry(f"person:{person}", name, b"{}", (event,), person, now)])
                commits += 1
            except Exception:  # the file stayed locked for longer than a writer waits
                refused += 1
            longest = max(longest, time.perf_counter() - at)
    return commits, longest, refused


if __name__ == "__main__":
    print(*_write(Path(sys.argv[1]), int(sys.argv[2])))
