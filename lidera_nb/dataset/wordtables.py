"""The two tables that only a full release has: what people wrote, and the moment of each act."""

from __future__ import annotations

from lidera_nb.dataset.columns import LANG, MODULE, STUDY_ID
from lidera_nb.dataset.reviewtables import NUMBER, READER, STEP
from lidera_nb.dataset.schema import Column, Table

_PINNED = (
    Column("definition", "string", "Caso, formulario o tarea.", "Case, form or assignment."),
    Column("version", "integer", "Su versión.", "Its version."),
    Column("hash", "string", "Huella de su contenido.", "Hash of its content."),
    Column("place", "string", "Escena, pregunta o línea.", "Scene, question or line."),
)

TEXTS = Table(
    "texts",
    "Una fila por texto que alguien escribió. Solo en una entrega completa.",
    "One row per text that somebody wrote. In a full release only.",
    (
        STUDY_ID,
        Column(
            "kind",
            "string",
            "Qué es: reason (razón de una decisión), vote (razón de un voto), reflection, "
            "assignment, answer (respuesta a una devolución), comment (comentario de quien leyó) "
            "o pilot (lo que dijo quien prueba un caso).",
            "What it is: reason (of a decision), vote (reason of a vote), reflection, assignment, "
            "answer (to feedback), comment (of a reader) or pilot (what a tester said).",
            ("reason", "vote", "reflection", "assignment", "answer", "comment", "pilot"),
        ),
        MODULE,
        STEP,
        *_PINNED,
        NUMBER,
        READER,
        Column("text", "string", "El texto.", "The text."),
        Column(
            "masked",
            "integer",
            "Cuántos pasajes se taparon porque parecían un nombre, un RUT, un teléfono o un "
            "correo; vacío si se pidió no tapar. Que sea 0 no asegura que no quede ninguno.",
            "How many passages were masked because they looked like a name, a RUT, a telephone or "
            "an e-mail; empty where masking was off. 0 does not mean that none is left.",
        ),
        LANG,
    ),
)

MOMENTS = Table(
    "moments",
    "Una fila por acto de una persona, con su momento exacto. Solo en una entrega completa.",
    "One row per act of a person, with its exact moment. In a full release only.",
    (
        STUDY_ID,
        Column("act", "integer", "Orden del acto, desde 1.", "Order of the act, from 1."),
        Column("kind", "string", "Qué hizo, como lo llama el registro.",
               "What they did, as the journal calls it."),
        MODULE,
        STEP,
        *_PINNED,
        Column("at", "datetime", "Momento según el servidor (UTC).",
               "Moment by the server's clock (UTC)."),
        LANG,
    ),
)  # fmt: skip

WORD_TABLES = (TEXTS, MOMENTS)
NAMES = tuple(table.name for table in WORD_TABLES)
"""The tables that other releases lack."""
