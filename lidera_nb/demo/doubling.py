"""The demonstration's double reading: a sample of reflections, read blind by two, then compared."""

from __future__ import annotations

from typing import Any

from lidera_nb.activities.course import Module
from lidera_nb.demo.reviewing import Desk
from lidera_nb.demo.wire import Wire
from lidera_nb.serve.render.pages import address

TWICE = 12
"""How many texts are read twice."""


async def at_the_page(wire: Wire, code: str, page: Module) -> Desk:
    """Log somebody in on the page of double reading."""
    await wire.log_in(code)
    await wire.open(address(page))
    return Desk(wire, next(step.key for step in page.steps if step.activity == "agreement"))


async def draw(place: Desk, readers: tuple[str, ...]) -> bool:
    """Draw the sample unless there is one; False if there is too little to draw from."""
    if place.view["samples"]:
        return True
    free = [one for one in place.view["sources"] if one["free"] >= place.view["fewest"]]
    if not free:
        return False
    source, rubric = free[0], _rubric(place.view["rubrics"], free[0]["rubric"])
    asked: dict[str, Any] = {"of": source["of"], "number": TWICE, "readers": list(readers)}
    await place.says("draw", rubric=rubric[0], hash=rubric[2], **asked)
    await place.until(lambda view: bool(view["samples"]))
    return True


def _rubric(rubrics: list[list[str]], wanted: str) -> list[str]:
    """A step's own rubric, or the first, which is the usual one: id, title, hash."""
    return next((one for one in rubrics if one[0] == wanted), rubrics[0])


async def close(place: Desk) -> None:
    """End the blind reading, and settle what both found alike."""
    sample = place.view["sample"]
    if not sample["closed"]:
        await place.says("close", sample=sample["id"])
        await place.says("agreed", sample=sample["id"])
