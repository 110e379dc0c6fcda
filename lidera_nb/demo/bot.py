"""A bot: one persona going through a module, looking only at the views it is sent.

It goes on from wherever its person stands, so an interrupted demonstration resumes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lidera_nb.activities.course import Module
from lidera_nb.activities.shelf import Shelf
from lidera_nb.demo import persona as rules
from lidera_nb.demo.answering import feedback
from lidera_nb.demo.assigning import assignment
from lidera_nb.demo.persona import Persona
from lidera_nb.demo.rating import ratings
from lidera_nb.demo.surveying import survey
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import AccessError
from lidera_nb.serve.render.pages import address


async def play(wire: Wire, code: str, who: Persona, module: Module) -> None:
    """Log in and go through the module as the persona does.

    Raises
    ------
    AccessError
        The server refused an act that its own view allowed.
    """
    await wire.log_in(code)
    await wire.open(address(module))
    try:
        for step in module.steps:
            done = _STEPS.get(step.activity)
            if done is not None and not await done(wire, step.key, who, module):
                return
    finally:
        wire.close()
    if who.rights:
        await wire.ask("/my-data", {"action": who.rights, "sure": "yes"})


async def _act(wire: Wire, key: str, body: Mapping[str, Any]) -> None:
    answer = await wire.act(key, body)
    if answer["status"] != "saved":
        raise AccessError(f"a bot's act was refused: {answer['reason']}")


async def _submit(wire: Wire, key: str, values: Mapping[str, Any]) -> None:
    body = {"do": "submit", "form": wire.views[key]["form"], "values": values}
    await _act(wire, key, body)


async def _consent(wire: Wire, key: str, who: Persona, _module: Module) -> bool:
    if wire.views[key]["status"] == "open":
        fields = [field["id"] for field in wire.views[key]["fields"]]
        await _submit(wire, key, rules.consent(who, fields))
    return True


async def _profile(wire: Wire, key: str, who: Persona, _module: Module) -> bool:
    if wire.views[key]["status"] == "open":
        await _submit(wire, key, rules.profile(who, wire.views[key]["fields"]))
    return True


async def _simulation(wire: Wire, key: str, who: Persona, module: Module) -> bool:
    if "briefing" in wire.views[key]:
        await _act(wire, key, {"do": "start"})
    while wire.views[key]["status"] == "open":
        scene = wire.views[key]["scene"]
        if scene.get("advance"):
            await _act(wire, key, {"do": "advance", "scene": scene["id"]})
            continue
        if who.stops_after is not None and scene["decision"]["number"] > who.stops_after:
            return False
        await _consult(wire, key, who, scene)
        await _decide(wire, key, who, module)
    return True


async def _consult(wire: Wire, key: str, who: Persona, scene: Mapping[str, Any]) -> None:
    for document in scene["documents"]:
        if "body" not in document and rules.reads(who, scene["id"], document["id"]):
            await _act(wire, key, {"do": "consult", "document": document["id"]})


async def _decide(wire: Wire, key: str, who: Persona, module: Module) -> None:
    scene = wire.views[key]["scene"]
    offered = [choice["id"] for choice in scene["decision"]["choices"]]
    body: dict[str, Any] = {
        "do": "decide",
        "scene": scene["id"],
        "choice": rules.choose(who, _shelf(module, key).current.scenario, scene["id"], offered),
        "reason": rules.reason(who, scene["id"], _labels(module, key)),
    }
    if "prediction" in scene["decision"]:
        body["confidence"] = rules.confidence(who, scene["id"])
    await _act(wire, key, body)


async def _reflection(wire: Wire, key: str, who: Persona, module: Module) -> bool:
    if wire.views[key]["status"] == "open":
        case = next(step.key for step in module.steps if step.activity == "simulation")
        fields = wire.views[key]["fields"]
        await _submit(wire, key, rules.reflection(who, fields, _labels(module, case)))
    return True


async def _scale(wire: Wire, key: str, who: Persona, module: Module) -> bool:
    step = module.step(key)
    assert step is not None
    values = ratings(who, step.definition.scale, step.wave)
    if wire.views[key]["status"] == "open" and values:
        await _submit(wire, key, values)
    return True


async def _debrief(wire: Wire, key: str, _who: Persona, _module: Module) -> bool:
    if wire.views[key]["status"] == "open":
        await _act(wire, key, {"do": "seen"})
    return True


def _shelf(module: Module, key: str) -> Shelf:
    step = module.step(key)
    assert step is not None
    shelf: Shelf = step.definition
    return shelf


def _labels(module: Module, key: str) -> dict[str, str]:
    case = _shelf(module, key).current
    return {name: case.texts["es"][f"indicator.{name}.label"] for name in case.scenario.indicators}


_STEPS = {
    "consent": _consent,
    "profile": _profile,
    "simulation": _simulation,
    "reflection": _reflection,
    "scale": _scale,
    "debrief": _debrief,
    "survey": survey,
    "assignment": assignment,
    "feedback": feedback,
}
"""What a bot does at a step; at any other it only looks."""
