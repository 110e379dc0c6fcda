"""How synthetic participants answer an assignment: from what the form offers, and by chance.

They know no key: choices and orders are drawn, numbers lie somewhere, words come from templates.
So scores spread, and a report about them says nothing about anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from lidera_nb.activities.course import Module
from lidera_nb.demo.persona import Persona
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import AccessError

WORDS = (
    (
        "Miré primero el promedio, que es lo que me piden informar, y tardé en preguntar por quién "
        "falta. La próxima vez parto por la lista."
    ),
    (
        "Lo conversaría antes con la jefa de UTP: ella ve a los cursos y yo veo la planilla. "
        "No estoy seguro de tener el dato que importa."
    ),
    "Hice lo que hacemos siempre en estos casos y quedó registrado.",
    (
        "Pensé que el problema era de las familias. Al escribirlo veo que falta que alguien "
        "en la escuela tenga el encargo de llamar, y ese alguien soy yo."
    ),
    "Es una situación difícil y tiene muchas causas; habría que trabajarla en equipo.",
)


async def assignment(wire: Wire, key: str, who: Persona, _module: Module) -> bool:
    """Hand the assignment in, unless it is."""
    view = wire.views[key]
    if view["status"] != "open":
        return True
    rng = who.rng("assignment", key)
    values = {one["id"]: answer(one, rng) for one in _questions(view)}
    body = {"do": "hand_in", "assignment": view["assignment"], "values": values}
    said = await wire.act(key, body)
    if said["status"] != "saved":
        raise AccessError(f"a bot's assignment was refused: {said['reason']}")
    return True


def _questions(view: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for section in view["sections"]:
        yield from section["questions"]


def answer(question: Mapping[str, Any], rng: Random) -> Any:
    """An answer that the form takes."""
    options = [one["id"] for one in question.get("options", ())]
    match question["kind"]:
        case "choice":
            several = question["pick"] > 1
            taken = rng.sample(options, rng.randint(1, min(question["pick"], len(options))))
            return sorted(taken, key=options.index) if several else taken[0]
        case "ranking":
            return rng.sample(options, len(options))
        case "number":
            return _number(question, rng)
        case "table":
            return {row["id"]: _row(question, options, rng) for row in question["rows"]}
        case _:
            return rng.choice(WORDS)[: question.get("most") or None]


def _row(question: Mapping[str, Any], options: list[str], rng: Random) -> dict[str, Any]:
    return {column["id"]: _cell(question, options, rng) for column in question["columns"]}


def _cell(question: Mapping[str, Any], options: list[str], rng: Random) -> Any:
    if question["cells"] == "choice":
        return rng.choice(options)
    return _number(question, rng) if question["cells"] == "number" else "Por conversar"


def _number(question: Mapping[str, Any], rng: Random) -> int:
    """A whole number that the question takes, not far above the least."""
    least = int(question["least"])
    return rng.randint(least, min(int(question["top"]), least + 100))
