"""How synthetic participants take feedback: some look at it, and some of these answer."""

from __future__ import annotations

from lidera_nb.activities.course import Module
from lidera_nb.demo.persona import Persona
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import AccessError

ANSWERS = (
    "Gracias. Lo de escribirlo desde quien pierde me costó, y por eso lo voy a hacer.",
    "Me sirvió. En el punto 1 lo vi distinto: ese día no había a quién preguntar.",
    "Lo conversé con mi equipo; vamos a partir por una sola señal.",
)


async def feedback(wire: Wire, key: str, who: Persona, _module: Module) -> bool:
    """Look at the latest that came back, and say something to it."""
    new = [one for one in wire.views[key].get("items", ()) if one["fresh"]]
    if new:
        at = {name: new[0][name] for name in ("module", "step", "number")}
        text = who.rng("answer").choice(ANSWERS)
        said = await wire.act(key, {"do": "answer", **at, "text": text})
        if said["status"] != "saved":
            raise AccessError(f"a bot's answer was refused: {said['reason']}")
    return True
