"""Writing a data package: CSV and Parquet per table, a description, a README, all at once.

The format is Data Package v2 with the descriptions in both languages. A package appears whole
or not at all: it is written beside its place and moved there.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.readme import readme
from lidera_nb.dataset.schema import Table
from lidera_nb.errors import PackageError

DESCRIPTION = "datapackage.json"
MARK = "lidera"
"""Key of the description under which our own facts stand; it tells our packages from others."""

FORMAT = 3
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(),
          "boolean": pa.bool_(), "date": pa.date32()}  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """What a package says of itself."""

    cohort: str
    title: str
    synthetic: bool
    created: datetime
    pilot: bool = False


def write_package(
    out: Path,
    about: About,
    frames: dict[str, pd.DataFrame],
    disclose: Callable[[str], None] = lambda _: None,
) -> str:
    """Write the package at `out` and return the SHA-256 of its description.

    Parameters
    ----------
    out, about, frames
        Where, what the package says of itself, and its tables.
    disclose
        Called with the SHA-256 when the package is whole and not yet in its place. If it raises,
        the package is thrown away: none exists that was not disclosed.

    Raises
    ------
    PackageError
        If `out` exists and is no data package of ours, or cannot be written.
    """
    _may_replace(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as place:
            digest = _fill(Path(place) / "new", about, frames)
            disclose(digest)
            _swap(Path(place), out)
    except OSError as error:
        raise PackageError(f"{out}: the package cannot be written: {error.strerror}") from None
    return digest


def is_package(path: Path) -> bool:
    """Whether a folder holds a data package of ours."""
    try:
        return MARK in json.loads((path / DESCRIPTION).read_text("utf-8"))
    except (OSError, ValueError, TypeError):
        return False


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> safe_cell("=1+1"), safe_cell("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(_RISKY) else text


def _may_replace(out: Path) -> None:
    if out.exists() and not is_package(out) and not (out.is_dir() and not any(out.iterdir())):
        raise PackageError(
            f"{out} exists and is not a data package, so it is left alone; name a new folder"
        )


def _fill(folder: Path, about: About, frames: dict[str, pd.DataFrame]) -> str:
    folder.mkdir()
    resources: list[dict[str, Any]] = []
    for name, frame in frames.items():
        table = TABLES[name]
        (folder / f"{name}.csv").write_bytes(_csv(table, frame))
        _parquet(table, frame, folder / f"{name}.parquet")
        resources += [_resource(folder, table, frame, ending) for ending in ("csv", "parquet")]
    told = readme(about.title, about.synthetic, about.pilot, frames)
    (folder / "README.md").write_text(told, "utf-8")
    description = json.dumps(_description(about, resources), ensure_ascii=False, indent=1)
    (folder / DESCRIPTION).write_text(description + "\n", "utf-8")
    return _sha256(folder / DESCRIPTION)


def _swap(place: Path, out: Path) -> None:
    if out.exists():
        out.rename(place / "old")
    try:
        (place / "new").rename(out)
    except OSError:
        if (place / "old").exists():
            (place / "old").rename(out)
        raise
    shutil.rmtree(place / "old", ignore_errors=True)


def _csv(table: Table, frame: pd.DataFrame) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(frame.columns)
    kinds = [table.column(name).type for name in frame.columns]
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([_cell(value, kind) for value, kind in zip(row, kinds, strict=True)])
    return stream.getvalue().encode()


def _cell(value: Any, kind: str) -> str:
    if value is None or pd.isna(value):
        return ""
    if kind == "boolean":
        return "true" if value else "false"
    return safe_cell(str(value)) if kind == "string" else str(value)


def _parquet(table: Table, frame: pd.DataFrame, path: Path) -> None:
    fields = [(name, _ARROW[table.column(name).type]) for name in frame.columns]
    # Without pandas' own metadata: the file then means the same to every reader.
    arrow = pa.Table.from_pandas(frame, schema=pa.schema(fields), preserve_index=False)
    pq.write_table(arrow.replace_schema_metadata(None), path)


def _resource(folder: Path, table: Table, frame: pd.DataFrame, ending: str) -> dict[str, Any]:
    path = folder / f"{table.name}.{ending}"
    parquet = ending == "parquet"
    return {
        "name": f"{table.name}-parquet" if parquet else table.name,
        "type": "table",
        "path": path.name,
        "format": ending,
        "mediatype": "application/vnd.apache.parquet" if parquet else "text/csv",
        **({} if parquet else {"encoding": "utf-8"}),
        "description": f"{table.es} / {table.en}",
        "descriptions": {"es": table.es, "en": table.en},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_sha256(path)}",
        "rows": len(frame),
        "schema": {"fields": [_field(table, name) for name in frame.columns]},
    }


def _field(table: Table, name: str) -> dict[str, Any]:
    column = table.column(name)
    return {
        "name": name,
        "type": column.type,
        "description": f"{column.es} / {column.en}",
        "descriptions": {"es": column.es, "en": column.en},
    }


def _description(about: About, resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"lidera-{about.cohort}",
        "title": about.title,
        "created": about.created.astimezone(UTC).isoformat(timespec="seconds"),
        MARK: {
            "format": FORMAT,
            "cohort": about.cohort,
            "synthetic": about.synthetic,
            "pilot": about.pilot,
        },
        "resources": resources,
    }


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
