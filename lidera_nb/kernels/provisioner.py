"""The door for jupyter_client: a provisioner that asks a warm parent for each kernel.

Found by the entry point ``jupyter_client.kernel_provisioners`` under the name ``lidera-fork``, so
that every Jupyter program can use it through a kernelspec (`spec`). Only the launch differs from
a local kernel's: everything after it goes through the process that is given back (`process`).
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Dict, List, Unicode

from lidera_nb.errors import SettingsError
from lidera_nb.kernels.parent import FIXED, SINGLE, Request, fork_kernel
from lidera_nb.kernels.process import ForkedProcess
from lidera_nb.kernels.shared import shared_parent
from lidera_nb.kernels.shown import LAUNCH


class ForkProvisioner(LocalProvisioner):  # type: ignore[misc]
    """Forks the kernel where it can, and starts it in the standard way where it cannot.

    The kernelspec may set the traits under ``metadata.kernel_provisioner.config``.
    """

    warm = List(Unicode(), help="Modules that kernels find imported.").tag(config=True)
    limits = Dict(help="Resource limits by their names in `resource`.").tag(config=True)
    address = Unicode(help="The socket of a warm parent that is there already.").tag(config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Called by the kernel manager once the connection file is written.

        Afterwards `process` is there and `connection_info` is returned. `pgid` stays empty, so
        that signals go through `process`: a pid may be another's as soon as its kernel has ended.
        """
        env = kwargs.get("env") or dict(os.environ)
        argv = forkable(cmd, kwargs)
        address = await self._parent(env) if argv is not None else ""
        if argv is None or not address:
            return await super().launch_kernel(cmd, **kwargs)
        cwd = str(kwargs.get("cwd") or Path.cwd())
        request = Request(argv, env, cwd, dict(self.limits))
        self.process = await asyncio.to_thread(_forked, address, request, kwargs)
        self.pid, self.pgid, self.cwd = self.process.pid, None, cwd
        return self.connection_info

    async def _parent(self, env: Mapping[str, str]) -> str:
        """The address of a parent that fits, or nothing."""
        if self.address:
            return str(self.address)
        given = {**os.environ, **SINGLE}
        if any(env[name] != given.get(name) for name in FIXED if name in env):
            return ""
        try:
            # Off the loop: the first kernel waits until its parent is warm.
            return (await asyncio.to_thread(shared_parent, tuple(self.warm))).address
        except SettingsError as error:
            self.log.warning("The kernel is started in the standard way: %s", error)
            return ""


def _forked(address: str, request: Request, kwargs: Mapping[str, Any]) -> ForkedProcess:
    nothing = os.open(os.devnull, os.O_RDWR)
    defaults = {"stdin": nothing, "stdout": 1, "stderr": 2}
    try:
        descriptors = [_descriptor(kwargs.get(name), own) for name, own in defaults.items()]
        return fork_kernel(address, request, descriptors)
    finally:
        os.close(nothing)


def _descriptor(given: Any, own: int) -> int:
    """A descriptor that the manager gave as a number or a file, else our own."""
    if given is None:
        return own
    return given if isinstance(given, int) else int(given.fileno())


def forkable(cmd: Sequence[str], kwargs: Mapping[str, Any]) -> list[str] | None:
    """The arguments for IPython's kernel, if a fork can be what is asked for; else None.

    It can where processes fork, if the command starts that kernel with this very Python, and if
    the kernel is not to outlive the process that asked.
    """
    ours = tuple(cmd[: len(LAUNCH)]) == LAUNCH
    if not ours or not hasattr(os, "fork") or kwargs.get("independent"):
        return None
    return list(cmd[len(LAUNCH) :])
