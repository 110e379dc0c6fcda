"""The demonstration's feedback, from double reading to a participant's answer, in its order.

What was signed cannot be drawn for double reading, so that comes first.
"""

from __future__ import annotations

from collections.abc import Mapping

from lidera_nb.activities.course import Course, Module
from lidera_nb.demo import cohort, doubling, reviewing
from lidera_nb.demo.reviewing import Desk
from lidera_nb.demo.wire import Wire

READERS = (cohort.visitor("instructor"), cohort.READER)
"""Who reads: both of them what is read twice, the first of them the rest."""


class Readers:
    """The synthetic facilitators before a served demonstration; `codes` are by person."""

    def __init__(self, address: str, codes: Mapping[str, str], course: Course) -> None:
        self._address, self._codes = address, codes
        self._marking = _page(course, "marking")
        self._agreement = _page(course, "agreement")

    async def read(self) -> int:
        """Read some twice, then the queue; returns how many texts were signed."""
        if self._marking is None:
            return 0
        if self._agreement is not None:
            await self._twice(self._agreement, self._marking)
        desk, wire = await self._desk(READERS[0], self._marking)
        signed = await desk.reads_all(READERS[0])
        wire.close()
        return signed

    async def _twice(self, agreement: Module, marking: Module) -> None:
        wire = Wire(self._address)
        place = await doubling.at_the_page(wire, self._codes[READERS[0]], agreement)
        if not place.view["samples"] and await doubling.draw(place, READERS):
            for reader in READERS:
                desk, opened = await self._desk(reader, marking)
                await desk.reads_blind(reader)
                opened.close()
            await doubling.close(place)
        wire.close()

    async def _desk(self, reader: str, marking: Module) -> tuple[Desk, Wire]:
        wire = Wire(self._address)
        return await reviewing.at_the_desk(wire, self._codes[reader], marking), wire


def _page(course: Course, activity: str) -> Module | None:
    """The staff's page with a step of this kind, if the course has one."""
    return next((page for page in course.of("staff") if page.has(activity)), None)
