"""A package's description as Data Package v2 wants it: fields, their limits, keys between tables.

Descriptions stand in both languages, joined in the standard's own property and apart under
``descriptions``, which other programs pass over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from lidera_nb.dataset import networktables
from lidera_nb.dataset.columns import STUDY_ID
from lidera_nb.dataset.schema import Column, Table

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_PARQUET = "-parquet"
MEDIA = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "graphml": "application/graphml+xml",
    "sav": "application/x-spss-sav",
}

Labels = Mapping[tuple[str, str], str]
"""Column and value to its label in both languages."""


def resource_name(table: str, ending: str) -> str:
    """The name of a table's resource in one format."""
    return f"{table}{_PARQUET}" if ending == "parquet" else table


def table_resource(
    table: Table, frame: pd.DataFrame, ending: str, tables: Collection[str], labels: Labels
) -> dict[str, Any]:
    """The description of a table in one format, without what its file says of itself."""
    return {
        "name": resource_name(table.name, ending),
        "type": "table",
        "path": f"{table.name}.{ending}",
        "format": ending,
        "mediatype": MEDIA[ending],
        **({"encoding": "utf-8"} if ending == "csv" else {}),
        "description": f"{table.es} / {table.en}",
        "descriptions": {"es": table.es, "en": table.en},
        "rows": len(frame),
        "schema": schema(table, [str(name) for name in frame.columns], ending, tables, labels),
    }


def schema(
    table: Table, columns: list[str], ending: str, tables: Collection[str], labels: Labels
) -> dict[str, Any]:
    """The table schema: fields in order, what names a row, which other tables it points to."""
    told: dict[str, Any] = {
        "$schema": _TABLE_SCHEMA,
        "fields": [_field(table.column(name), name in table.key, labels) for name in columns],
        "missingValues": [""],
    }
    if table.key:
        told["primaryKey"] = list(table.key)
    if pointers := _foreign(table, ending, tables):
        told["foreignKeys"] = pointers
    return told


def file_resource(name: str) -> dict[str, Any]:
    """The description of a file that is no table of the dictionary."""
    ending = name.rpartition(".")[2]
    plain = name.replace("_", "-").replace(".", "-")
    return {"name": plain, "path": name, "format": ending, "mediatype": MEDIA[ending]}


def _field(column: Column, key: bool, labels: Labels) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if key else {}
    if column.values:
        limits["enum"] = list(column.values)
    limits |= {"minimum": column.least} if column.least is not None else {}
    limits |= {"maximum": column.most} if column.most is not None else {}
    return {
        "name": column.name,
        "type": column.type,
        "description": f"{column.es} / {column.en}",
        "descriptions": {"es": column.es, "en": column.en},
        **({"constraints": limits} if limits else {}),
        **({"categories": _categories(column, labels)} if column.values else {}),
    }


def _categories(column: Column, labels: Labels) -> list[dict[str, str]]:
    return [
        {"value": value, "label": labels.get((column.name, value), value)}
        for value in column.values
    ]


_NAMED = {"network_ties": ("source", "target"), "visits": (STUDY_ID.name, "host")}
"""Columns that name somebody, of the tables where it is not one of this name."""


def _foreign(table: Table, ending: str, tables: Collection[str]) -> list[dict[str, Any]]:
    """Which columns name somebody of another table.

    People of a network are their own table: in a de-identified release their ids are others.
    """
    network = table.name in networktables.NAMES
    home = networktables.NAMES[0] if network else "participants"
    named = _NAMED.get(table.name, (STUDY_ID.name,))
    known = {column.name for column in table.columns}
    if table.name == home or home not in tables or not known.issuperset(named):
        return []
    at = {"resource": resource_name(home, ending), "fields": [STUDY_ID.name]}
    return [{"fields": [name], "reference": at} for name in named]
