"""Kernels that belong to someone: started for a visit, capped, and ended when nobody needs them."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

from lidera_nb.cleankernel import clean_environment
from lidera_nb.kernels.spec import kernel_json, register
from lidera_nb.serve.live.config import LiveConfig
from lidera_nb.serve.live.visits import Visit

WARM = ("ipywidgets", "anywidget", "lidera_nb.pages.explora.charts")
"""What the kernels find imported."""


@dataclass(slots=True)
class Held:
    """A kernel's owner, and since when no page is connected to it.

    While the page is still being `written`, it cannot connect: that time does not count.
    """

    visit: Visit
    alone_since: float
    written: bool = False
    claimed: bool = False


class OwnedKernels(AsyncMappingKernelManager):  # type: ignore[misc]
    """Starts a kernel only for a visit, and remembers whose it is from before it runs."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._held: dict[str, Held] = {}
        register()

    @property
    def live(self) -> LiveConfig:
        """The limits."""
        live: LiveConfig = self.parent.live
        return live

    def owner(self, kernel_id: str | None) -> Visit | None:
        """The visit that a kernel was started for, None if there is no such kernel."""
        held = self._held.get(kernel_id or "")
        return held.visit if held else None

    async def serves(self, visit: Visit, kernel_id: str) -> bool:
        """Whether this kernel is there, alive, and the visitor's own."""
        owner = self.owner(kernel_id)
        mine = owner is not None and owner.person == visit.person
        return mine and await self._lives(kernel_id)

    def visits(self) -> list[Visit]:
        """The visits that have a kernel."""
        return list({id(held.visit): held.visit for held in self._held.values()}.values())

    async def start_for(self, visit: Visit, kernel_name: str) -> str:
        """Start a kernel in the folder of the visit's notebook; returns its id.

        Raises
        ------
        HTTPError
            429 if the person has too many, 503 if everyone together has.
        """
        await self._make_room(visit.person)
        kernel_id = str(uuid.uuid4())
        self._held[kernel_id] = Held(visit, time.monotonic())
        try:
            await self.start_kernel(
                kernel_id=kernel_id,
                kernel_name=kernel_name,
                path=PurePosixPath(visit.notebook).parent.as_posix(),
                env=environment(visit, self.live),
            )
        except BaseException:
            self._held.pop(kernel_id, None)
            raise
        return kernel_id

    def page_written(self, kernel_id: str) -> None:
        """The kernel's page has been sent: from now on it may connect."""
        held = self._held.get(kernel_id)
        if held:
            held.written, held.alone_since = True, time.monotonic()

    def pre_start_kernel(self, kernel_name: str | None, kwargs: Any) -> Any:
        """Jupyter makes a kernel's manager: forked from what is warm, sockets in a private folder.

        Sockets, because ports are open to the whole machine; named here, because by default they
        would lie in the folder where this process was started.
        """
        manager, name, kernel_id = super().pre_start_kernel(kernel_name, kwargs)
        manager._kernel_spec = KernelSpec(**kernel_json(WARM))
        manager.transport = "ipc"
        manager.ip = f"{self.connection_dir}/{kernel_id[:8]}"
        return manager, name, kernel_id

    async def end(self, kernel_ids: Iterable[str]) -> None:
        """End kernels; one that is gone already is nobody's fault."""
        for kernel_id in tuple(kernel_ids):
            self._held.pop(kernel_id, None)
            if kernel_id in self:
                await self.shutdown_kernel(kernel_id, now=True)

    async def shutdown_kernel(
        self, kernel_id: str, now: bool = False, restart: bool = False
    ) -> Any:
        """End a kernel, and with it what is known of it."""
        self._held.pop(kernel_id, None)
        return await super().shutdown_kernel(kernel_id, now=now, restart=restart)

    async def end_of(self, visits: Iterable[Visit]) -> None:
        """End the kernels of these visits."""
        gone = [id(visit) for visit in visits]
        await self.end(key for key, held in self._held.items() if id(held.visit) in gone)

    async def sweep(self) -> None:
        """End the kernels that died, and those without a page for too long."""
        for kernel_id in tuple(self._held):
            if self._forsaken(kernel_id) or not await self._lives(kernel_id):
                await self.end([kernel_id])

    def notify_connect(self, kernel_id: str) -> None:
        """Jupyter tells that a page connected to a kernel."""
        super().notify_connect(kernel_id)
        if kernel_id in self._held:
            self._held[kernel_id].claimed = True

    def notify_disconnect(self, kernel_id: str) -> None:
        """Jupyter tells that a page's connection ended."""
        super().notify_disconnect(kernel_id)
        if kernel_id in self._held:
            self._held[kernel_id].alone_since = time.monotonic()

    def _alone(self, kernel_id: str) -> bool:
        connected: int = self._kernel_connections.get(kernel_id, 0)
        return connected <= 0

    def _forsaken(self, kernel_id: str) -> bool:
        """Whether the kernel has been without a page for longer than it may."""
        held = self._held.get(kernel_id)
        if held is None or not held.written or not self._alone(kernel_id):
            return False
        limit = self.live.dropped_seconds if held.claimed else self.live.unclaimed_seconds
        return time.monotonic() - held.alone_since > limit

    async def _lives(self, kernel_id: str) -> bool:
        kernel = self._kernels.get(kernel_id)
        return kernel is None or bool(await kernel.is_alive())

    async def _make_room(self, person: str) -> None:
        """Give up the person's kernels without a page before refusing another."""
        mine = [key for key, held in self._held.items() if held.visit.person == person]
        if len(mine) >= self.live.kernels_each:
            alone = [key for key in mine if self._held[key].claimed and self._alone(key)]
            await self.end(alone[: len(mine) - self.live.kernels_each + 1])
            mine = [key for key in mine if key in self._held]
        if len(mine) >= self.live.kernels_each:
            raise HTTPError(429)
        if len(self._held) >= self.live.kernels_most:
            raise HTTPError(503)


def environment(visit: Visit, live: LiveConfig) -> dict[str, str]:
    """All that a kernel is told: a few harmless variables, and the way back for this visit."""
    told = {
        "LIDERA_API": live.api,
        "LIDERA_TOKEN": visit.token,
        "LIDERA_LANG": visit.lang,
        "LIDERA_WHO": visit.who,
        "LIDERA_COURSE": live.course,
    }
    return clean_environment(os.environ, told)
