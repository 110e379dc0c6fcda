"""A process full of bots, told by lines of JSON on its standard input: ``_crew.py SPEC``.

``join`` lets people arrive up to a number, ``run`` lets those who are here act, ``storm`` drops
everyone and lets them come back, ``end`` writes down what each sent and had acknowledged. Each is
answered with one line.
"""

from __future__ import annotations

import asyncio
import gc
import json
import math
import random
import sys
import time
from pathlib import Path
from typing import Any

from _bot import Bot, Log
from _browser import Browser
from _formcourse import Answers
from _lines import LostError
from _paths import Path as Cases

from lidera_nb.activities.course import load_course

AT_ONCE = 40
"""People of this process who log in at a time."""
A_SECOND = 2_250
"""Acts a second of a whole process that are worked out for a run without pauses."""
DRAIN = 60.0
"""Seconds that answers may still take after a run."""


class Crew:
    """The bots of this process."""

    def __init__(self, spec: dict[str, Any]) -> None:
        course = load_course(Path(spec["course"]))
        way = Answers if spec["forms"] else Cases
        self.log, self.out = Log(), Path(spec["out"])
        self.bots = [
            Bot(who, code, Browser(spec["port"], number), way(course, who, number).moves(),
                random.Random(f"{spec['seed']}:{who}"), self.log)
            for number, (who, code) in spec["people"]
        ]  # fmt: skip
        self.here: list[Bot] = []

    async def join(self, upto: int, seconds: float) -> dict[str, Any]:
        """People arrive evenly over `seconds` until `upto` are here."""
        begun, fresh = time.perf_counter(), self.bots[len(self.here) : upto]
        gate = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(
            *(
                self._comes(bot.arrive, seconds * i / len(fresh), gate)
                for i, bot in enumerate(fresh)
            )
        )
        self.here += fresh
        return {"here": len(self.here), "seconds": time.perf_counter() - begun}

    async def storm(self, seconds: float) -> dict[str, Any]:
        """Everyone is cut off at once, and comes back within `seconds`."""
        for bot in self.here:
            bot.drop()
        await asyncio.sleep(1)
        begun, gate, backs = time.perf_counter(), asyncio.Semaphore(500), []

        async def back(bot: Bot, after: float) -> None:
            await self._comes(bot.connect, after, gate)
            backs.append(time.perf_counter() - begun - after)

        n = len(self.here)
        await asyncio.gather(*(back(bot, seconds * i / n) for i, bot in enumerate(self.here)))
        return {"seconds": time.perf_counter() - begun, "waits": backs}

    def cuts(self) -> dict[str, Any]:
        """Say no more than every answer says: how often people were cut off."""
        return {}

    async def _comes(self, how: Any, after: float, gate: asyncio.Semaphore) -> None:
        await asyncio.sleep(after)
        async with gate:
            try:
                await how()
            except (LostError, OSError, TimeoutError) as error:
                self.log.faults.append(repr(error))

    async def prepare(self, mean: float, seconds: float) -> dict[str, Any]:
        """Work out all acts that a run will need, so that none is worked out in it."""
        often = seconds / mean if mean else seconds * A_SECOND / max(1, len(self.here))
        for bot in self.here:
            bot.prepare(math.ceil(often + 4 * math.sqrt(often) + 3))
            await asyncio.sleep(0)  # the server's pings want an answer meanwhile
        gc.collect()
        gc.freeze()
        return {"prepared": len(self.here)}

    async def run(self, mean: float, begin: float, seconds: float) -> dict[str, Any]:
        """Everyone who is here acts, from `begin` (of perf_counter) on."""
        self.log.waits, self.log.served, self.log.decided = [], [], 0
        gc.disable()
        await asyncio.sleep(begin - time.perf_counter())
        cpu = time.process_time()
        for bot in self.here:
            bot.run(mean, begin, begin + seconds)
        await asyncio.sleep(begin + seconds - time.perf_counter())
        answered, cpu = len(self.log.served), time.process_time() - cpu
        end = time.perf_counter() + DRAIN
        while not all(map(Bot.settled, self.here)) and time.perf_counter() < end:
            await asyncio.sleep(0.05)
        gc.enable()
        late = [bot for bot in self.here if not bot.settled()]
        # What was never answered waited for at least so long: without it a stall would look short.
        if mean:
            self.log.waits += [bot.overdue(time.perf_counter()) for bot in late]
        return {"waits": self.log.waits, "served": self.log.served, "unanswered": len(late),
                "in_time": answered, "client_cpu_s": cpu, "decided": self.log.decided}  # fmt: skip

    def end(self) -> dict[str, Any]:
        """Write down what was sent and acknowledged."""
        told = {
            bot.person: {"acked": bot.acked, "sent": bot.sent, "head": bot.head}
            for bot in self.here
        }
        self.out.write_text(json.dumps(told))
        for bot in self.here:
            bot.drop()
        return {"pages": self.log.pages, "out_of_case": self.log.out_of_case,
                "aways": self.log.aways, "diary": self.log.diary}  # fmt: skip


async def main(spec: dict[str, Any]) -> None:
    """Do what is told, line by line, until there is no more."""
    crew, loop = Crew(spec), asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        told = json.loads(line)
        done = getattr(crew, told.pop("do"))(**told)
        answer = await done if asyncio.iscoroutine(done) else done
        faults, crew.log.faults = crew.log.faults, []
        print(json.dumps({**answer, "faults": faults, "cuts": crew.log.cuts}), flush=True)


if __name__ == "__main__":
    asyncio.run(main(json.loads(Path(sys.argv[1]).read_text())))
