"""A server whose cohort is surveyed: colleagues with names and schools, and rounds on demand."""

from __future__ import annotations

from collections.abc import Sequence

from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.house import House
from tests.running import Running

MODULE = "11-quien-aprende-de-quien"
PAGE = f"/m/{MODULE}"
DESK = "/staff/survey"
FIRST = ("Ana", "Beatriz", "Carlos", "Daniela", "Eduardo", "Fernanda", "Gonzalo", "Hortensia",
         "Iván", "Jimena", "Karina", "Luis", "María Paz", "Nicolás", "Óscar", "Pía")  # fmt: skip
LAST = ("Ñancupil", "Órdenes", "Pérez", "Quispe", "Rojas", "Soto", "Tapia")
LANDS = ("arica_parinacota", "valparaiso", "metropolitana", "maule", "biobio", "araucania",
         "los_lagos", "magallanes")  # fmt: skip


def colleague(i: int) -> tuple[str, str]:
    """The id and the made-up name of a colleague; no two have the same."""
    return f"p-c{i:03d}", f"{FIRST[i % 16]} {LAST[i % 7]} {LAST[(i // 7 + i) % 7]}"


async def people(house: House, many: int, cohort: str = "test") -> None:
    """Enrol colleagues who told about their schools."""
    for i in range(many):
        person, name = colleague(i)
        joined = kinds.PersonEnrolled(person=person, role="participant", name=name)
        await house.sessions.note(f"cohort:{cohort}", (NewEvent(joined, person),), "system")
        await tell_school(house, person, LANDS[i % len(LANDS)])


async def tell_school(house: House, person: str, territory: str) -> None:
    """Consent, and a school profile, as the page would note them."""
    module = house.course.modules[MODULE]
    forms = {key: module.step(key).definition for key in ("consent", "profile")}
    ctx = {
        key: kinds.Context(module=MODULE, step=key, definition=one.form.id,
                           version=one.form.version, hash=one.hash, lang="es")
        for key, one in forms.items()
    }  # fmt: skip
    agreed = ("learning", "evaluation")
    purposes = {field.id: field.id in agreed for field in forms["consent"].form.fields}
    answers = {"territory": territory, "level": "primary", "dependence": "slep"}
    consented = kinds.ConsentGiven(ctx=ctx["consent"], purposes=purposes, text_hash="0")
    saved = kinds.ProfileSaved(ctx=ctx["profile"], answers=answers)
    events = (NewEvent(consented, person), NewEvent(saved, person))
    await house.sessions.note(f"person:{person}", events, person)


async def opens(house: House, cohort: str = "test", by: str = "p-ivo") -> None:
    """The next round begins."""
    loaded = house.course.modules[MODULE].step("survey").definition
    waves = house.sessions.registry.cohorts[cohort].survey.waves
    opened = kinds.SurveyOpened(
        wave=len(waves) + 1, instrument=loaded.instrument.id,
        version=loaded.instrument.version, hash=loaded.hash, content=dict(loaded.content),
    )  # fmt: skip
    await house.sessions.note(f"cohort:{cohort}", (NewEvent(opened),), by)


async def answers(
    house: House, person: str, names: Sequence[str], written: Sequence[tuple[str, str]] = ()
) -> None:
    """Somebody names these people in every relation, and writes these names, as events."""
    loaded = house.course.modules[MODULE].step("survey").definition
    instrument = loaded.instrument
    ctx = kinds.Context(module=MODULE, step="survey", definition=instrument.id,
                        version=instrument.version, hash=loaded.hash, lang="es")  # fmt: skip
    told = {"ctx": ctx, "cohort": "test", "wave": 1}
    events = [NewEvent(kinds.SurveyConsented(**told, purposes={}, text_hash="0"), person)]
    for relation in instrument.relations:
        tie = {"frequency": 2 if relation.frequency else None, "topics": relation.topics[:1]}
        ties = dict.fromkeys((*names, *(token for token, _ in written)), tie)
        answered = kinds.SurveyAnswered(
            **told, relation=relation.id, whole=True, ties=ties, names=dict(written)
        )
        events.append(NewEvent(answered, person))
    events.append(NewEvent(kinds.SurveyFinished(**told), person))
    await house.sessions.note(f"person:{person}", tuple(events), person)


def surveyed(server: Running, many: int = 24) -> None:
    """Colleagues join the cohort of `tests.running`, and a round is opened."""
    server.do(people(server.house, many))
    server.do(opens(server.house))
