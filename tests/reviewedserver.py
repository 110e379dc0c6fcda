"""A server whose cohort handed in reflections, for tests of the review desk."""

from __future__ import annotations

from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.house import House
from tests.running import Running
from tests.surveyedserver import colleague, people

MODULE, STEP = "01-los-que-faltan", "reflection"
DESK = "/staff/marking"
WORDS = (
    "Llamé a las casas una por una. {name} me dijo que no servía de nada, y su teléfono es "
    "+56 9 8765 4321. Creo que buscaba que se supiera que llamé, más que saber quién faltaba. "
    "La otra vez pondría primero a quien nadie nombra."
)
"""What a made-up colleague wrote: it names somebody of the roster, and a telephone."""


def reviewed(server: Running, many: int) -> None:
    """Enrol colleagues, each with a reflection handed in, and tell instructors' names."""
    server.do(people(server.house, many))
    server.do(_named(server.house))
    for i in range(many):
        other = colleague((i + 1) % many)[1]
        server.do(reflects(server.house, colleague(i)[0], WORDS.format(name=other)))


async def _named(house: House) -> None:
    for person, name in (("p-ivo", "Ivo Sandoval"), ("p-ines", "Inés Maturana")):
        joined = kinds.PersonEnrolled(person=person, role="instructor", name=name)
        await house.sessions.note("cohort:test", (NewEvent(joined, person),), "system")


async def reflects(house: House, person: str, text: str, module: str = MODULE) -> None:
    """Hand in a reflection, as the page would note it."""
    loaded = house.course.modules[module].step(STEP).definition
    ctx = kinds.Context(module=module, step=STEP, definition=loaded.form.id,
                        version=loaded.form.version, hash=loaded.hash, lang="es")  # fmt: skip
    asked = [field.id for field in loaded.form.fields if field.kind == "text"]
    said = kinds.ReflectionSubmitted(ctx=ctx, ratings={}, answers={asked[0]: text})
    await house.sessions.note(f"person:{person}", (NewEvent(said, person),), person)
