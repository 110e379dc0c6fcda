"""An encounter of synthetic schools with more answers than seats, and a diary of one visit.

Everything goes the way of any page's message, so that the rules decide what becomes of it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.registry import Cohort
from lidera_nb.demo.cohort import COHORT
from lidera_nb.demo.meeting import LEADS, PAGE, act
from lidera_nb.serve.sessions import Sessions

SEATS, ANSWERS = 4, 6
DESK, MINE, DIARY = ("visits", "encounters"), (PAGE, "encounters"), (PAGE, "diary")
ZONES = ("north", "centre", "metropolitan", "centre_south", "south", "austral")
NOTED = (
    "Partieron la reunión con una buena noticia de cada curso. Duró treinta y cinco minutos.",
    "Vi el llamado de las 8:30 a las casas. Llama siempre la misma persona, y los niños lo saben.",
)


async def write(sessions: Sessions) -> None:
    """Let them announce it, answer and note, unless there is an encounter already."""
    if _here(sessions).encounters.all:
        return
    today = sessions.clock().astimezone(texts.ZONE).date()
    await act(sessions, LEADS, DESK, _announced(today))
    (encounter,) = _here(sessions).encounters.all
    people = [member.person for member in _here(sessions).of_role("participant")]
    for person in people:
        if len(_here(sessions).encounters.all[encounter].coming) == ANSWERS:
            break
        body = {"do": "answer", "cohort": COHORT, "encounter": encounter, "comes": True}
        await act(sessions, person, MINE, body)
    for visit in [visit for made in _here(sessions).exchange.rounds for visit in made.visits][:1]:
        for n, text in enumerate(NOTED):
            day = (today - timedelta(days=len(NOTED) - n)).isoformat()
            noted = {"do": "note", "entry": "", "day": day, "visit": visit.id, "text": text}
            await act(sessions, visit.guest, DIARY, noted, n)


def _here(sessions: Sessions) -> Cohort:
    return sessions.registry.cohorts[COHORT]


def _announced(today: date) -> dict[str, Any]:
    """An encounter in six weeks, to which everybody whose school lies in Chile is invited."""
    first = today + timedelta(days=42)
    return {
        "do": "announce", "cohort": COHORT, "cohorts": [COHORT], "zones": list(ZONES),
        "begins": first.isoformat(), "ends": (first + timedelta(days=1)).isoformat(),
        "deadline": (today + timedelta(days=28)).isoformat(), "territory": "biobio",
        "place": "Liceo de ejemplo, Concepción", "topic": "Volver a clases después de faltar",
        "about": "Cada escuela trae un caso de asistencia que no resultó, y lo miramos entre tres.",
        "seats": SEATS, "guests": [],
    }  # fmt: skip
