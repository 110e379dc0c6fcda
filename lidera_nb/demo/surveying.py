"""The demonstration's network survey: its facilitator opens a wave, bots answer, she closes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lidera_nb.activities.course import Module
from lidera_nb.demo import acquaintance, cohort
from lidera_nb.demo.persona import Persona
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import AccessError
from lidera_nb.serve.render.pages import address


async def open_wave(wire: Wire, code: str, page: Module) -> None:
    """Open the first wave, unless there is one already."""
    key = await _at_the_desk(wire, code, page)
    if not _mine(wire, key)["waves"]:
        await _act(wire, key, {"do": "open", "form": wire.views[key]["form"]})
    wire.close()


async def close_wave(wire: Wire, code: str, page: Module) -> None:
    """Close the first wave, unless it is closed: then everybody can look at their own network."""
    key = await _at_the_desk(wire, code, page)
    if not _mine(wire, key)["waves"][0]["closed"]:
        await _act(wire, key, {"do": "close", "wave": 1})
    wire.close()


async def survey(wire: Wire, key: str, who: Persona, _module: Module) -> bool:
    """Answer the survey as the persona does, from wherever it stands."""
    if not acquaintance.answers(who) or wire.views[key]["status"] != "open":
        return True
    if wire.views[key]["phase"] == "before":
        purposes = [one["id"] for one in wire.views[key]["purposes"]]
        agreed = acquaintance.agreed(who, purposes)
        body = {"do": "agree", "purposes": agreed, "refuse": acquaintance.refuses(who)}
        await _say(wire, key, body)
    for relation in wire.views[key]["relations"]:
        if relation["state"] != "whole":
            await _say(wire, key, _answer(wire, key, who, relation))
    return True


def _answer(wire: Wire, key: str, who: Persona, relation: Mapping[str, Any]) -> dict[str, Any]:
    ties = acquaintance.named(who, relation, wire.views[key]["roster"], _home(wire))
    names = []
    if relation["id"] == "advice" and (name := acquaintance.outsider(who)):
        names = [{"token": f"{int(who.person[-2:]):016x}", "name": name}]
        ties = [*ties[: relation["most"] - 1], {"who": names[0]["token"], "frequency": 1}]
    told = {"relation": relation["id"], "ties": ties, "names": names, "nobody": not ties}
    return {"do": "answer", **told}


def _home(wire: Wire) -> str:
    """The label of the territory that the persona's own profile tells, as its page words it."""
    fields = {field["id"]: field for field in wire.views["profile"]["fields"]}
    told = fields["territory"]
    return next((o["label"] for o in told["options"] if o["id"] == told["value"]), "")


async def _at_the_desk(wire: Wire, code: str, page: Module) -> str:
    """Log the facilitator in and open the page of waves; gives the key of its widget."""
    await wire.log_in(code)
    await wire.open(address(page))
    return next(step.key for step in page.steps if step.activity == "waves")


def _mine(wire: Wire, key: str) -> Mapping[str, Any]:
    """The demonstration's own cohort, among those of its facilitator."""
    found: Mapping[str, Any] = next(
        one for one in wire.views[key]["cohorts"] if one["id"] == cohort.COHORT
    )
    return found


async def _say(wire: Wire, key: str, body: Mapping[str, Any]) -> None:
    here = {name: wire.views[key][name] for name in ("cohort", "wave", "form")}
    await _act(wire, key, {**here, **body})


async def _act(wire: Wire, key: str, body: Mapping[str, Any]) -> None:
    answer = await wire.act(key, {"cohort": cohort.COHORT, **body})
    if answer["status"] != "saved":
        raise AccessError(f"an act of the demonstration was refused: {answer['reason']}")
