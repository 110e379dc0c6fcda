"""A kernel with a clean environment: this very Python, in a folder of its own, without secrets.

Used where LIDERA itself executes a notebook: rendering a page, making a report.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager

HARMLESS = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "OMP_NUM_THREADS")
"""The only variables of the outer environment that a kernel or a second process is given."""

STARTUP = "from lidera_nb.fastimport import skip_slow_grammar as skip; skip(); del skip"


def clean_environment(outer: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """A few harmless variables of the outer environment, and what a process needs to be told."""
    return {name: outer[name] for name in HARMLESS if name in outer} | dict(told)


def manager_in(workplace: Path, told: Mapping[str, str] | None = None) -> type[AsyncKernelManager]:
    """A kernel manager class whose kernels live in the folder `workplace`.

    Parameters
    ----------
    workplace
        A private folder for sockets, settings and temporary files; its path must be short, for
        the names of sockets are limited to about a hundred characters.
    told
        Variables that the kernel is to find in its environment.
    """
    # Sockets in a private folder where there are such things: ports are open to the whole machine.
    local = os.name == "posix"

    class CleanKernelManager(AsyncKernelManager):  # type: ignore[misc]
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
            places = dict.fromkeys(("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "TMPDIR"), str(workplace))
            # The kernel finds what its parent finds, also where the project is not installed.
            path = os.pathsep.join(part for part in sys.path if part)
            known = {**places, "PYTHONPATH": path, **(told or {})}
            given["env"] = clean_environment(os.environ, known)
            await super().start_kernel(**given)

    return CleanKernelManager
