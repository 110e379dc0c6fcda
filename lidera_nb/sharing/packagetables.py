"""The tables of a package of cards, explained in both languages, and its description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
DESCRIPTION = "datapackage.json"
MARK = "lidera_cards"
"""Key of the description under which our own facts stand; it tells these packages from others."""

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Data Package type and what it means; an array is JSON."""

    name: str
    type: str
    es: str
    en: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, its columns in order, and those that name a row."""

    name: str
    es: str
    en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


CARDS = Table(
    "cards", "Una ficha publicada por fila.", "One published card a row.",
    (
        Column("id", "string", "Identificador en su red.", "Id in its network."),
        Column("version", "integer", "Versión publicada.", "Published version."),
        Column("name", "string", "Nombre permanente.", "Lasting name."),
        Column("kind", "string", "Tipo: practice o judgement.", "Kind: practice or judgement."),
        Column("licence", "string", "Licencia.", "Licence."),
        Column("byline", "string", "Cómo aceptó aparecer la autora o el autor; vacío si no.",
               "How the author agreed to be shown; empty if not at all."),
        Column("credit", "string", "De quién era, si llegó de otra red.",
               "Whose it was, if it came from another network."),
        Column("published", "date", "Día de publicación.", "Day of publication."),
        Column("synthetic", "boolean", "Si es inventada.", "Whether it is made up."),
        Column("stage", "string", "Etapa, según sus reglas.", "Stage, by its rules."),
        Column("security", "integer", "Solidez del resultado, de 0 a 5.",
               "Security of the result, 0 to 5."),
        Column("evidence", "string", "Cómo se sabe su resultado.", "How its result is known."),
        Column("weeks", "integer", "Semanas hasta el primer resultado.",
               "Weeks until a first result."),
        Column("cost_band", "integer", "Banda de costo, de 0 a 5.", "Cost band, 0 to 5."),
        Column("cost_clp", "integer", "Pesos chilenos por estudiante y año.",
               "Chilean pesos per student and year."),
        Column("cost_usd", "integer", "Dólares por estudiante y año.",
               "US dollars per student and year."),
        Column("students", "array", "Para quiénes.", "For whom."),
        Column("dimensions", "array", "Dimensiones del Marco para la Buena Dirección.",
               "Dimensions of Chile's leadership standards."),
        Column("psel", "array", "Estándares profesionales de EE. UU.",
               "US professional standards."),
        Column("partners", "array", "Con quiénes se hizo.", "With whom it was done."),
        Column("level", "array", "Nivel de las escuelas.", "Level of the schools."),
        Column("size", "array", "Matrícula de las escuelas.", "Enrollment of the schools."),
        Column("dependence", "array", "De quién dependen.", "By whom they are run."),
        Column("vulnerability", "array", "Vulnerabilidad.", "Vulnerability."),
        Column("rurality", "array", "Entorno.", "Setting."),
        Column("territory", "array", "Región.", "Region."),
    ),
    ("id",),
)  # fmt: skip

WORDS = Table(
    "words", "Un texto de una ficha por fila.", "One text of a card a row.",
    (
        Column("card", "string", "Ficha.", "Card."),
        Column("lang", "string", "Idioma: es o en.", "Language: es or en."),
        Column("field", "string", "Parte de la ficha; los pasos llevan su número (steps.0).",
               "Part of the card; steps bear their number (steps.0)."),
        Column("text", "string", "El texto.", "The text."),
    ),
    ("card", "lang", "field"),
)  # fmt: skip

TRIES = Table(
    "tries", "Cómo terminó o va, en otras escuelas.", "How it ended or stands in other schools.",
    (
        Column("card", "string", "Ficha.", "Card."),
        Column("status", "string", "Cómo terminó o va.", "How it ended or stands."),
        Column("schools", "integer", "Cuántas escuelas.", "How many schools."),
        Column("why", "object", "Razones, y cuántas escuelas dieron cada una.",
               "Reasons, and how many schools gave each."),
    ),
    ("card", "status"),
)  # fmt: skip

TABLES = (CARDS, WORDS, TRIES)


def resource(table: Table, size: int, digest: str) -> dict[str, Any]:
    """A table as the description tells it."""
    schema: dict[str, Any] = {
        "$schema": _TABLE_SCHEMA,
        "fields": [
            {"name": c.name, "type": c.type, "description": f"{c.es} / {c.en}"}
            for c in table.columns
        ],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table is not CARDS:
        whose = {"resource": CARDS.name, "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["card"], "reference": whose}]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "description": f"{table.es} / {table.en}",
        "schema": schema,
    }
