"""How many reports can be made at once: by the cores and the memory that this process may use."""

from __future__ import annotations

import os
from pathlib import Path

WORKER_MIB, SHARED_MIB = 350, 400
"""What a worker with its kernel may need, and what all of them share; measured, with room."""

_GROUP = Path("/sys/fs/cgroup")
_MIB = 1 << 20


def workers(most: int | None = None, group: Path = _GROUP) -> int:
    """How many workers to start: at least one, at most `most`."""
    memory = free_mib(group)
    fitting = (memory - SHARED_MIB) // WORKER_MIB if memory is not None else cores(group)
    allowed = max(1, min(cores(group), fitting))
    return min(allowed, most) if most else allowed


def cores(group: Path = _GROUP) -> int:
    """Cores that this process may use: by its affinity and by the limit of its cgroup."""
    affine = getattr(os, "sched_getaffinity", None)
    mine = len(affine(0)) if affine else os.cpu_count() or 1
    quota = _words(group / "cpu.max")
    if len(quota) == 2 and quota[0].isdigit():
        mine = min(mine, max(1, int(quota[0]) // int(quota[1])))
    return mine


def free_mib(group: Path = _GROUP, memory: Path = Path("/proc/meminfo")) -> int | None:
    """Memory that is left to this process, or None where nobody tells."""
    limits = [left for left in (_left(group), _available(memory)) if left is not None]
    return min(limits, default=None)


def _left(group: Path) -> int | None:
    most, used = _words(group / "memory.max"), _words(group / "memory.current")
    if not (most and used and most[0].isdigit()):
        return None
    return (int(most[0]) - int(used[0])) // _MIB


def _available(memory: Path) -> int | None:
    words = _words(memory)
    if "MemAvailable:" not in words:
        return None
    return int(words[words.index("MemAvailable:") + 1]) // 1024


def _words(path: Path) -> list[str]:
    try:
        return path.read_text("ascii").split()
    except OSError:
        return []
