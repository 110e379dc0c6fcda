"""Programs that a benchmark starts: their end, and what they and their children use (/proc)."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK")


@contextmanager
def program(
    command: list[str], told: Mapping[str, Path | str], folder: Path
) -> Iterator[subprocess.Popen[str]]:
    """A program in a folder of its own, ended with all it started; its words go to ``log``."""
    environment = {**os.environ, **{name: str(value) for name, value in told.items()}}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdout=log, stderr=log,
            text=True, start_new_session=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """Ask it to stop; whatever is still there after a while is killed."""
    started = tree(process.pid)
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(15)
    for pid in started:
        if pid == process.pid or _parent(pid) is None:
            continue
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    if process.poll() is None:
        process.kill()
    process.wait()


def until(happens: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Wait for something; RuntimeError says what did not happen."""
    end = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > end:
            raise RuntimeError(f"{what} within {seconds:.0f} seconds")
        time.sleep(0.05)


def tree(pid: int) -> list[int]:
    """A process and its descendants, those that are there now."""
    parents = {int(p.name): _parent(int(p.name)) for p in PROC.iterdir() if p.name.isdecimal()}
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def command_of(pid: int) -> str:
    """The command line of a process, empty when it is gone."""
    with suppress(OSError):
        return (PROC / str(pid) / "cmdline").read_text().replace("\0", " ")
    return ""


def cpu_seconds(pids: list[int]) -> float:
    """CPU time that processes used so far, in seconds, user and system."""
    return sum(sum(map(int, _stat(pid)[11:13])) for pid in pids) / TICK


def pss_mib(pids: list[int]) -> float:
    """Proportional set size of processes together, in MiB; 0 for those that are gone."""
    return sum(_pss_kib(pid) for pid in pids) / 1024


def _pss_kib(pid: int) -> int:
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _parent(pid: int) -> int | None:
    fields = _stat(pid)
    return None if fields[0] == "Z" else int(fields[1]) or None


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the command's name; a gone process used nothing."""
    with suppress(OSError):
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return ["Z", *["0"] * 20]
