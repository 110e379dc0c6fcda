"""The table of ratings on scales, which are asked more than once: one row per person and item.

A package has it only where a scale was answered; older packages are read without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lidera_nb.dataset.columns import LANG, STUDY_ID
from lidera_nb.dataset.schema import Column, Table
from lidera_nb.events import kinds
from lidera_nb.forms.scale import LoadedScale
from lidera_nb.texts import ZONE

if TYPE_CHECKING:
    from lidera_nb.dataset.rows import Participant

Row = dict[str, Any]

SCALES = Table(
    "scales",
    "Una fila por persona, vez y frase de una escala entregada; solo cuenta la primera entrega de "
    "cada vez.",
    "One row per person, wave and item of a scale that was handed in; of each wave only the first "
    "answer counts.",
    (
        STUDY_ID,
        Column("wave", "integer", "Qué vez se preguntó, desde 1.",
               "Which time it was asked, from 1."),
        Column("instrument", "string", "Escala.", "Scale."),
        Column("version", "integer", "Versión de la escala.", "Version of the scale."),
        Column("hash", "string", "Huella del contenido de la escala.",
               "Hash of the scale's content."),
        Column("item", "string", "Frase.", "Item."),
        Column("subscale", "string", "Parte de la escala a la que pertenece.",
               "Part of the scale that it belongs to."),
        Column("rating", "integer",
               "Respuesta tal como se marcó, desde 1; vacío si se dejó sin responder.",
               "The rating as it was marked, from 1; empty where it was left open."),
        Column("points", "integer", "Puntos de la escala.", "Points of the scale."),
        Column("reversed", "boolean",
               "Si un número alto significa menos: al sumar, use points + 1 - rating.",
               "Whether a high number means less: when adding up, use points + 1 - rating."),
        Column("answered_on", "date", "Día de la entrega (hora de Chile).",
               "Day of handing in (Chilean time)."),
        LANG,
    ),
    ("study_id", "wave", "instrument", "item"),
)  # fmt: skip

NAME = SCALES.name


def scale_rows(people: Sequence[Participant]) -> dict[str, list[Row]]:
    """The rows of all people by table; no table where nobody answered a scale."""
    found = [row for person in people for row in _of(person)]
    return {NAME: found} if found else {}


def _of(person: Participant) -> Iterator[Row]:
    told = [(event, step) for step in person.steps("scale") for event in person.within(step)]
    seen: set[tuple[str, int]] = set()
    for event, step in sorted(told, key=lambda one: one[0].n):
        said = event.payload
        if not isinstance(said, kinds.ScaleAnswered) or (said.ctx.definition, said.wave) in seen:
            continue
        seen.add((said.ctx.definition, said.wave))
        day = event.at.astimezone(ZONE).date()
        for row in _items(step.definition, said):
            yield {"study_id": person.study_id, **row, "answered_on": day}


def _items(loaded: LoadedScale, said: kinds.ScaleAnswered) -> Iterator[Row]:
    """Every item of today's scale; of an older version only what was rated can be told."""
    same = loaded.hash == said.ctx.hash
    for item in loaded.scale.items:
        if same or item.id in said.ratings:
            yield {
                "wave": said.wave,
                "instrument": said.ctx.definition,
                "version": said.ctx.version,
                "hash": said.ctx.hash,
                "item": item.id,
                "subscale": item.subscale,
                "rating": said.ratings.get(item.id),
                "points": loaded.scale.points,
                "reversed": item.reversed,
                "lang": said.ctx.lang,
            }
