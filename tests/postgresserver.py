"""A PostgreSQL server of the tests' own: a throw-away cluster that is reached by a socket alone."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

DEBIANS = Path("/usr/lib/postgresql")
COMMON = (
    "-c listen_addresses= -c shared_buffers={} -c max_connections=40 "
    "-c unix_socket_permissions=0777"
)
CHEAP = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off"


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, None where they are not installed."""
    kept = sorted(DEBIANS.glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("initdb")
    found = [path for path in reversed(kept) if (path / "initdb").exists()]
    return found[0] if found else Path(on_path).resolve().parent if on_path else None


needs_postgres = pytest.mark.skipif(
    programs() is None, reason="PostgreSQL is not installed (make test installs it)"
)


@contextmanager
def cluster(buffers: str = "16MB", durable: bool = False) -> Iterator[str]:
    """The address of a database of a new cluster; it is gone with the block.

    Unless it is to be `durable` it forgets everything should the machine stop.
    """
    bins = programs()
    assert bins is not None
    with tempfile.TemporaryDirectory(prefix="lidera-pg-", dir="/tmp") as made:
        folder = Path(made)
        _run(folder, bins / "initdb", "-D", folder / "data", "-U", "lidera", "-A", "trust",
             "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions")  # fmt: skip
        told = f"{COMMON.format(buffers)} {'' if durable else CHEAP} -k {folder}"
        (folder / "told").write_text(told)
        address = f"postgresql://lidera@/postgres?host={folder}"
        start(address)
        try:
            yield address
        finally:
            stop(address, "immediate")


def start(url: str) -> None:
    """Start a cluster again, and wait until it lets people in."""
    folder = Path(url.partition("host=")[2])
    _control(folder, "-o", (folder / "told").read_text(), "-w", "-l", folder / "log", "start")


def stop(url: str, how: str) -> None:
    """End a cluster: ``fast`` hangs up on everybody, ``immediate`` as a crash does."""
    _control(Path(url.partition("host=")[2]), "-m", how, "-w", "stop")


def kill(url: str) -> None:
    """End a cluster's first process without asking it; the others follow at once."""
    folder = Path(url.partition("host=")[2])
    first = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(first, signal.SIGKILL)


def _control(folder: Path, *words: object) -> None:
    bins = programs()
    assert bins is not None
    _run(folder, bins / "pg_ctl", "-D", folder / "data", *words)


def cpu_seconds(url: str) -> float:
    """CPU that a cluster's processes have spent so far, those that ended included."""
    folder = Path(url.partition("host=")[2])
    first = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # a process may end meanwhile
            told = stat.read_text().rpartition(")")[2].split()
            if first in (int(stat.parent.name), int(told[1])):
                ticks += sum(map(int, told[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _run(folder: Path, *command: object) -> None:
    """Run a program as somebody who is not root, which PostgreSQL refuses to be."""
    who: dict[str, object] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    subprocess.run(
        list(map(str, command)), check=True, cwd=folder, stdout=subprocess.DEVNULL, **who
    )
