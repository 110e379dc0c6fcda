"""Kernel managers for programs that make their own: kernels with a clean environment, forked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from lidera_nb.cleankernel import manager_in
from lidera_nb.kernels.parent import WarmParent, usage
from lidera_nb.kernels.shown import LAUNCH
from lidera_nb.kernels.spec import kernel_json, register


class WarmKernels:
    """Kernels of one warm parent, for the process that started it and for others.

    Parameters
    ----------
    address
        The socket of the warm parent, or empty where processes cannot be forked.
    """

    def __init__(self, address: str) -> None:
        self.address = address

    def manager(
        self, place: Path, told: Mapping[str, str] | None = None
    ) -> type[AsyncKernelManager]:
        """A kernel manager class, as `lidera_nb.cleankernel.manager_in` makes them.

        The kernels have the same clean environment, private sockets and folder `place`; only
        their start differs.
        """
        clean = manager_in(place, told)
        return _forking(clean, self.address) if self.address else clean

    def usage(self) -> float:
        """CPU seconds of the parent and of all its kernels that have ended.

        ``resource.RUSAGE_CHILDREN`` of the owner knows of neither before the parent has ended.
        """
        return float(usage(self.address)["cpu_seconds"]) if self.address else 0.0


def _forking(clean: type[AsyncKernelManager], address: str) -> type[AsyncKernelManager]:
    register()

    class ForkedKernelManager(clean):  # type: ignore[misc]
        """Has its kernels forked from the warm parent."""

        def __init__(self, **given: Any) -> None:
            """Called once by nbclient."""
            super().__init__(**given)
            self._kernel_spec = KernelSpec(**kernel_json([], address=address))

        def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
            """Called by jupyter_client for the command; of it, a fork needs the connection file."""
            return [*LAUNCH, "-f", self.connection_file, *(extra_arguments or [])]

    return ForkedKernelManager


@contextmanager
def warm_parent(warm: Sequence[str], env: Mapping[str, str] | None = None) -> Iterator[WarmKernels]:
    """A warm parent for as long as the block lasts; its kernels end with it.

    Parameters
    ----------
    warm
        Names of the modules that its kernels find imported.
    env
        The parent's environment, by default a clean one; a kernel's is its own.

    Raises
    ------
    SettingsError
        It cannot be warmed up; the sentence says why.

    Examples
    --------
    >>> with warm_parent(["json"]) as kernels:  # doctest: +SKIP
    ...     client = NotebookClient(notebook, kernel_manager_class=kernels.manager(place))
    """
    if not hasattr(os, "fork"):
        yield WarmKernels("")
        return
    parent = WarmParent(warm, env)
    try:
        parent.ready()
        yield WarmKernels(parent.address)
    finally:
        parent.close()
