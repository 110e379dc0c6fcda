"""The walls around code that participants wrote: bubblewrap's command line, and its limits.

Inside there is no network, no environment, no home, no gradebook and no other process to see; the
system is read-only, one folder can be written. Where bubblewrap is missing nothing is run at all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import lidera_nb
from lidera_nb.errors import GradingError

NOBODY = 61199
"""The user inside where root starts it: of the numbers that no account has (systemd.exec(5))."""

LIBRARY = Path(lidera_nb.__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Limits:
    """What code may use: seconds, bytes of memory, of one file and of output, processes.

    `seconds` holds for the whole notebook by the clock, half of it for its processor time.
    """

    seconds: int = 240
    memory: int = 1_500_000_000
    file: int = 20_000_000
    output: int = 1_000_000
    processes: int = 48


def boxed(
    command: Sequence[str], workplace: Path, limits: Limits, *, root: bool | None = None
) -> list[str]:
    """The command that runs `command` between the walls.

    Parameters
    ----------
    command
        What is run inside.
    workplace
        The one folder that can be written; it has the same path inside.
    limits
        What it may use.
    root
        Whether root starts it; by default whoever runs this. Then the code runs as a user of its
        own, for root is bound by no limit on processes.
    """
    root = os.geteuid() == 0 if root is None else root
    return [
        "bwrap",
        *_apart(root),
        *_seen(workplace),
        *("--clearenv", "--setenv", "PATH", "/usr/bin", "--setenv", "HOME", str(workplace)),
        *("--setenv", "PYTHONPATH", "/lidera", "--setenv", "IPYTHONDIR", str(workplace)),
        *("--chdir", "/", "--"),
        *(_lowered() if root else ()),
        # Only now: root without its rights may not enter the other user's folder.
        *("/usr/bin/env", f"--chdir={workplace}"),
        *_limited(limits),
        *command,
    ]


def _apart(root: bool) -> list[str]:
    alone = ["--die-with-parent", "--new-session", "--hostname", "box"]
    if not root:
        return ["--unshare-all", *alone]
    spaces = [f"--unshare-{space}" for space in ("ipc", "pid", "net", "uts", "cgroup-try")]
    kept = [word for cap in ("SETUID", "SETGID", "SETPCAP") for word in ("--cap-add", f"CAP_{cap}")]
    return [*spaces, *alone, "--cap-drop", "ALL", *kept]


def _seen(workplace: Path) -> Iterator[str]:
    """What there is inside; folders on the way are made so that any user can pass."""
    yield from ("--ro-bind", "/usr", "/usr", "--proc", "/proc", "--dev", "/dev")
    for name in ("bin", "lib", "lib64", "sbin"):
        outer = Path("/", name)
        if outer.is_symlink():
            yield from ("--symlink", str(outer.readlink()), str(outer))
        elif outer.exists():
            yield from ("--ro-bind", str(outer), str(outer))
    yield from ("--perms", "1777", "--tmpfs", "/tmp")  # noqa: S108 - a new one, inside
    for place in sorted({Path(sys.prefix), Path(sys.base_prefix)}):
        if not place.is_relative_to("/usr"):
            yield from _passable(place)
            yield from ("--ro-bind", str(place), str(place))
    yield from ("--ro-bind", str(LIBRARY), "/lidera/lidera_nb")
    yield from _passable(workplace)
    yield from ("--bind", str(workplace), str(workplace))


def _passable(place: Path) -> Iterator[str]:
    for parent in reversed(place.parents):
        if parent not in (Path("/"), Path("/tmp")):  # noqa: S108 - made above
            yield from ("--perms", "0755", "--dir", str(parent))


def _lowered() -> list[str]:
    ids = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return ["/usr/bin/setpriv", *ids, "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"]


def _limited(limits: Limits) -> list[str]:
    walls = {
        "cpu": limits.seconds // 2,
        "as": limits.memory,
        "fsize": limits.file,
        "nproc": limits.processes,
        "nofile": 256,
        "core": 0,
    }
    bounds = [f"--{name}={value}" for name, value in walls.items()]
    clock = ["/usr/bin/timeout", "--signal=KILL", str(limits.seconds)]
    return [*clock, "/usr/bin/prlimit", *bounds]


def hand_over(*paths: Path) -> None:
    """Give files to the user inside, where it is another than the one who runs this."""
    if os.geteuid() == 0:
        for path in paths:
            os.chown(path, NOBODY, NOBODY)


def walls_or_sentence(workplace: Path, cells: Sequence[str]) -> None:
    """Say why nothing is run where the walls cannot be put up.

    Raises
    ------
    GradingError
        Bubblewrap is missing or not allowed here.
    """
    named = ", ".join(cells)
    if shutil.which("bwrap") is None:
        raise GradingError(
            f"the code in {named} is run inside bubblewrap alone, which is not installed: install "
            "the package bubblewrap and run the command again"
        )
    hand_over(workplace)
    command = boxed(["/usr/bin/true"], workplace, Limits())
    tried = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if tried.returncode:
        raise GradingError(
            f"the code in {named} is run inside bubblewrap alone, which does not work here "
            f"({tried.stderr.strip()[:200]}); allow user namespaces, or grade on another machine"
        )
