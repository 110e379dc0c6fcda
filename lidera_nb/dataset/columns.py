"""Columns that several tables of the package have, explained in both languages."""

from __future__ import annotations

from lidera_nb.dataset.schema import Column

STUDY_ID = Column(
    "study_id",
    "string",
    "Identificador al azar de la persona, estable entre exportaciones de la misma cohorte.",
    "Random id of the person, stable across exports of the same cohort.",
)
MODULE = Column("module", "string", "Módulo del curso.", "Module of the course.")
SCENARIO = Column("scenario", "string", "Caso que se jugó.", "Case that was played.")
LANG = Column(
    "lang", "string", "Idioma en pantalla: es o en.", "Language on screen: es or en.", ("es", "en")
)
SCENARIO_VERSION = Column(
    "scenario_version", "integer", "Versión del caso.", "Version of the case."
)
SCENARIO_HASH = Column(
    "scenario_hash",
    "string",
    "SHA-256 del contenido exacto que se jugó.",
    "SHA-256 of the exact content that was played.",
)
ATTEMPT = Column(
    "attempt",
    "integer",
    "Intento de la persona en ese caso, desde 1.",
    "The person's attempt at the case, from 1.",
)
COUNTS = Column(
    "counts",
    "boolean",
    "Si es el intento que cuenta según la regla del módulo (exactamente uno por persona y caso).",
    "Whether it is the attempt that counts by the module's rule (exactly one a person and case).",
)
POSITION = Column(
    "position",
    "integer",
    "Número de la decisión dentro del caso, desde 1.",
    "Number of the decision within the case, from 1.",
)
FROM_START = Column(
    "position",
    "integer",
    "0 al comienzo; después, número de la decisión.",
    "0 at the start; then the number of the decision.",
)
