"""What a kernel costs until its first answer, and what it has for itself: forked, and started.

CPU seconds are the kernel's own (`time.process_time` in it, so from the fork or the start of its
interpreter) and, for a fork, what its parent used meanwhile. Memory is the unique set size after
the data stack was imported.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager

from lidera_nb.cleankernel import manager_in
from lidera_nb.fastimport import skip_slow_grammar
from lidera_nb.kernels import warm_parent
from lidera_nb.kernels.memory import unique_mib

DATA = ("pandas", "altair", "networkx", "scipy.stats")
KERNELS = 9
SECONDS = 120.0
NOW = "import time; print(time.process_time())"
Maker = Callable[[Path], type[AsyncKernelManager]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one kernel: CPU seconds to the first answer and with the data stack; unique MiB."""

    first: float
    heavy: float
    uss: float


async def cost(maker: Maker, others: Callable[[], float] = float) -> Cost:
    """Start a kernel, ask what it is, run a cell, import the data stack, look, end it.

    `others` tells the CPU seconds that somebody else used so far: their share is added.
    """
    before = others()
    with tempfile.TemporaryDirectory(prefix="lidera-") as place:
        manager = maker(Path(place))()
        await manager.start_kernel(cwd=place)
        client = manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=SECONDS)  # answered who it is
            await _said(client, "1")
            first = float(await _said(client, NOW)) + others() - before
            await _said(client, f"import {', '.join(DATA)}")
            heavy = float(await _said(client, NOW)) + others() - before
            return Cost(first, heavy, unique_mib(manager.provisioner.pid))
        finally:
            client.stop_channels()
            await manager.shutdown_kernel()


async def _said(client: Any, code: str) -> str:
    said: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        said.append(message["content"].get("text", ""))

    await client.execute_interactive(code, timeout=SECONDS, output_hook=hear)
    return "".join(said)


def medians(costs: list[Cost], name: str) -> dict[str, float]:
    """The middle of each figure."""
    return {
        f"{name}_cpu_s": round(statistics.median(c.first for c in costs), 4),
        f"{name}_heavy_cpu_s": round(statistics.median(c.heavy for c in costs), 4),
        f"{name}_uss_mib": round(statistics.median(c.uss for c in costs), 1),
    }


def forked(warm: tuple[str, ...] = DATA, kernels: int = KERNELS) -> dict[str, float]:
    """``fork_cpu_s``, ``fork_heavy_cpu_s``, ``fork_uss_mib``, and two figures more.

    ``fork_whole_cpu_s`` is a kernel's from the request to its end, both with the parent's share;
    ``warm_cpu_s`` is what warming up the parent took.
    """
    skip_slow_grammar()
    with warm_parent(warm) as parent:
        warming = parent.usage()
        costs = [asyncio.run(cost(parent.manager, parent.usage)) for _ in range(kernels)]
        whole = parent.usage() - warming
    found = medians(costs, "fork")
    return {**found, "fork_whole_cpu_s": round(whole / kernels, 4), "warm_cpu_s": round(warming, 2)}


def started(name: str, kernels: int = 3) -> dict[str, float]:
    """The same figures of kernels that are started: ``stock``, or ``untaxed``."""
    maker = manager_in if name == "untaxed" else (lambda _: AsyncKernelManager)
    return medians([asyncio.run(cost(maker)) for _ in range(kernels)], name)
