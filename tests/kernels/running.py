"""Helpers: kernels of a warm parent, started and asked; what /proc tells of a process."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lidera_nb.kernels import WarmKernels

SECONDS = 30.0


class Running:
    """A kernel and its client."""

    def __init__(self, manager: Any, client: Any) -> None:
        self.manager, self.client = manager, client

    @property
    def pid(self) -> int:
        return self.manager.provisioner.pid

    async def says(self, code: str) -> str:
        """What a cell prints; or the name of its error."""
        said: list[str] = []

        def hear(message: dict[str, Any]) -> None:
            content = message["content"]
            said.append(content.get("text", "") + content.get("ename", ""))

        await self.client.execute_interactive(code, timeout=SECONDS, output_hook=hear)
        return "".join(said).strip()


@asynccontextmanager
async def kernel(kernels: WarmKernels, **start: Any) -> AsyncIterator[Running]:
    """A started kernel, shut down afterwards."""
    told = start.pop("told", None)
    with tempfile.TemporaryDirectory(prefix="lidera-") as place:
        manager = kernels.manager(Path(place), told)()
        await manager.start_kernel(**{"cwd": place, **start})
        async with connected(manager) as running:
            yield running


@asynccontextmanager
async def connected(manager: Any) -> AsyncIterator[Running]:
    """A client of a manager's kernel; the kernel is shut down afterwards."""
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=SECONDS)
        yield Running(manager, client)
    finally:
        client.stop_channels()
        await manager.shutdown_kernel()


def said_by(kernels: WarmKernels, *cells: str, **start: Any) -> list[str]:
    """What cells print, one after the other, in a new kernel."""

    async def run() -> list[str]:
        async with kernel(kernels, **start) as running:
            return [await running.says(cell) for cell in cells]

    return asyncio.run(run())


def in_kernel(kernels: WarmKernels, act: Callable[[Running], Awaitable[Any]]) -> Any:
    """Do something with a new kernel."""

    async def run() -> Any:
        async with kernel(kernels) as running:
            return await act(running)

    return asyncio.run(run())


def state(pid: int) -> str:
    """The state letter of a process, empty if there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def children_of(pid: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and state(int(folder.name)):
            try:
                found += [int(folder.name)] if parent_of(int(folder.name)) == pid else []
            except OSError:
                continue
    return found


def soon(happens: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether something happens within a while."""
    end = time.monotonic() + seconds
    while not happens() and time.monotonic() < end:
        time.sleep(0.02)
    return happens()
