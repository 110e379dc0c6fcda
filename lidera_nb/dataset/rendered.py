"""A table as the bytes of its files: CSV for people, Parquet for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lidera_nb.dataset.schema import Table

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(),
          "boolean": pa.bool_(), "date": pa.date32(),
          "datetime": pa.timestamp("s", tz="UTC")}  # fmt: skip


def rendered(table: Table, frame: pd.DataFrame) -> dict[str, bytes]:
    """The contents of a table's files by their ending."""
    arrow = _arrow(table, frame)
    return {"csv": _csv(table, arrow), "parquet": _parquet(arrow)}


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> safe_cell("=1+1"), safe_cell("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(_RISKY) else text


def _arrow(table: Table, frame: pd.DataFrame) -> pa.Table:
    # Column by column and without pandas' own metadata: the file then means the same to every
    # reader, and many small tables cost little.
    types = {str(name): _ARROW[table.column(str(name)).type] for name in frame.columns}
    arrays = (column.array for _, column in frame.items())
    columns = [
        pa.array(array, type=kind, from_pandas=True)
        for array, kind in zip(arrays, types.values(), strict=True)
    ]
    return pa.table(columns, schema=pa.schema(list(types.items())))


def _parquet(arrow: pa.Table) -> bytes:
    stream = io.BytesIO()
    pq.write_table(arrow, stream)
    return stream.getvalue()


def _csv(table: Table, arrow: pa.Table) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(arrow.column_names)
    kinds = [table.column(name).type for name in arrow.column_names]
    cells = [_cells(c.to_pylist(), kind) for c, kind in zip(arrow.columns, kinds, strict=True)]
    writer.writerows(zip(*cells, strict=True))
    return stream.getvalue().encode()


def _cells(values: list[Any], kind: str) -> list[str]:
    """A column as it is written; a missing value is empty."""
    write = _WRITTEN.get(kind, str)
    told = {value: write(value) for value in set(values) - {None}} | {None: ""}
    return [told[value] for value in values]


_WRITTEN: dict[str, Callable[[Any], str]] = {
    "string": lambda value: safe_cell(str(value)),
    "boolean": lambda value: "true" if value else "false",
    "datetime": lambda value: str(value.strftime("%Y-%m-%dT%H:%M:%SZ")),
}
"""How a value of a type is written, where it is not as it prints."""
