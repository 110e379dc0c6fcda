"""What a process has for itself, in a world where most of a kernel's pages are its parent's."""

from __future__ import annotations

from pathlib import Path

KIB = 1024


def unique_mib(pid: int) -> float:
    """Memory that would be free if this process ended: its unique set size (USS), in MiB.

    The resident size that most tools show counts what is shared with the warm parent once for
    every kernel.

    Raises
    ------
    OSError
        There is no such process, or the system does not tell (only Linux does).
    """
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    own = (line.split() for line in told if line.startswith(("Private_Clean:", "Private_Dirty:")))
    return sum(int(fields[1]) for fields in own) / KIB
