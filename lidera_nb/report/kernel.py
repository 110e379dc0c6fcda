"""The kernel in which a report's notebook runs: this Python, and an environment without secrets."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager

_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "OMP_NUM_THREADS")
STARTUP = "from lidera_nb.fastimport import skip_slow_grammar as skip; skip(); del skip"


def environment(outer: Mapping[str, str], workplace: Path) -> dict[str, str]:
    """What the kernel may know of its surroundings; keys and tokens of the server are not in it."""
    kept = {name: outer[name] for name in _KEPT if name in outer}
    places = {name: str(workplace) for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "TMPDIR")}
    # The kernel finds what its parent finds, also where the project is not installed.
    return {**kept, **places, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


def manager_in(workplace: Path) -> type[AsyncKernelManager]:
    """A kernel manager class whose kernels live in a folder of their own."""
    # Sockets in a private folder where there are such things: ports are open to the whole machine.
    local = os.name == "posix"

    class ReportKernelManager(AsyncKernelManager):  # type: ignore[misc]
        """Runs this very Python, whatever kernels the machine has registered."""

        def __init__(self, **given: Any) -> None:
            """Called once by nbclient."""
            place = {"transport": "ipc", "ip": str(workplace / "k")} if local else {}
            super().__init__(**given, **place)

        def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
            """Called by jupyter_client for the command of each kernel."""
            # One configurable option; a list is given as an expression.
            start = f"--IPKernelApp.exec_lines=[{STARTUP!r}]"
            launch = [sys.executable, "-m", "ipykernel_launcher", "-f", self.connection_file]
            return [*launch, start, "--HistoryManager.enabled=False", *(extra_arguments or [])]

        async def start_kernel(self, **given: Any) -> None:
            """Called once by nbclient, with the folder in which the kernel starts."""
            given["env"] = environment(os.environ, workplace)
            await super().start_kernel(**given)

    return ReportKernelManager
