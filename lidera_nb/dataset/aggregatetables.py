"""The two tables of an aggregate release: numbers of people, and means over people."""

from __future__ import annotations

from lidera_nb.dataset.schema import Column, Table

_WHERE = (
    Column(
        "of",
        "string",
        "Qué se cuenta: stage (etapa), profile (perfil), choice (opción), ending (final), rating "
        "(respuesta en una escala), level (nivel leído), answered (respuesta a una medición de "
        "la red), visit (pasantía), lab (laboratorio), confidence, share, minutes, indicator, "
        "points o ties.",
        "What is counted: stage, profile, choice, ending, rating, level (of a reading), answered "
        "(a wave of the network), visit, lab, confidence, share, minutes, indicator, points or "
        "ties.",
        ("stage", "profile", "choice", "ending", "rating", "level", "answered", "confidence",
         "share", "minutes", "indicator", "points", "ties", "visit", "lab"),
    ),
    Column("module", "string", "Módulo, si corresponde.", "Module, if any."),
    Column("source", "string", "Caso, formulario, rúbrica, tarea o encuesta.",
           "Case, form, rubric, assignment or survey."),
    Column("version", "integer", "Su versión.", "Its version."),
    Column("hash", "string", "Huella de su contenido.", "Hash of its content."),
    Column("place", "string", "Escena, pregunta, criterio, medición o campo.",
           "Scene, question, criterion, wave or field."),
)  # fmt: skip

COUNTS = Table(
    "counts",
    "Una fila por cifra de personas. Solo en una entrega agregada.",
    "One row per number of people. In an aggregate release only.",
    (
        *_WHERE,
        Column("item", "string", "Qué respondieron; vacío en el total.",
               "What they answered; empty for the total."),
        Column("people", "integer", "Personas; vacío si se reserva.",
               "People; empty where withheld.", (), 0),
        Column("suppressed", "boolean",
               "Si se reserva: tan pocas personas, ella o lo que se deduciría de ella.",
               "Whether it is withheld: so few people, or what would follow from it."),
    ),
)  # fmt: skip

SUMMARIES = Table(
    "summaries",
    "Una fila por promedio sobre personas. Solo en una entrega agregada.",
    "One row per mean over people. In an aggregate release only.",
    (
        *_WHERE,
        Column("people", "integer", "Personas; vacío si se reserva.",
               "People; empty where withheld.", (), 0),
        Column("mean", "number", "Promedio; vacío si se reserva.", "Mean; empty where withheld."),
        Column("sd", "number", "Desviación estándar de la muestra; vacío si se reserva.",
               "Sample standard deviation; empty where withheld."),
        Column("suppressed", "boolean", "Si se reserva.", "Whether it is withheld."),
    ),
)  # fmt: skip

AGGREGATE_TABLES = (COUNTS, SUMMARIES)
NAMES = tuple(table.name for table in AGGREGATE_TABLES)
"""The tables that other releases lack."""
