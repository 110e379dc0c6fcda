"""Going through many things without holding up whoever waits meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import TypeVar

T = TypeVar("T")


async def in_turns(things: Sequence[T], most: int) -> AsyncIterator[Sequence[T]]:
    """At most so many things at a time, in order; after them everyone else has a turn."""
    for at in range(0, len(things), most):
        yield things[at : at + most]
        await asyncio.sleep(0)
