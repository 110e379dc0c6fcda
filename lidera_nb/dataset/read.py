"""Reading a data package back, and refusing one that is not as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lidera_nb.dataset.described import AGAIN, Meta, read_meta
from lidera_nb.dataset.dictionary import OPTIONAL, TABLES
from lidera_nb.dataset.framed import frames
from lidera_nb.errors import PackageError

__all__ = ["Meta", "Package", "glance", "read_package"]

_NULLABLE = {
    pa.string(): pd.StringDtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


@dataclass(frozen=True)
class Package:
    """A package: what it says of itself and its tables by name."""

    meta: Meta
    tables: Mapping[str, pd.DataFrame]


def read_package(path: Path) -> Package:
    """Read a package and verify every file of it.

    A table that the tier may not hold is there without rows.

    Raises
    ------
    PackageError
        If the folder is missing or no package of ours, a file of it is missing or changed, or it
        is an aggregate release, which tells of nobody.
    """
    seen = glance(path)
    return Package(seen.meta, dict(seen.tables))


def glance(path: Path) -> Package:
    """A package that is verified as `read_package` does, each table read when it is asked for."""
    meta = read_meta(path)
    if meta.tier == "aggregate":
        raise PackageError(
            f"{path} is an aggregate release: it holds numbers and no rows of people; export the "
            "cohort with '--tier coded'"
        )
    tables = _Tables(path, meta)
    held = {*tables, *OPTIONAL}
    missing = [name for name in TABLES if name not in held]
    if missing:
        raise PackageError(f"{path}: the table '{missing[0]}' is missing; {AGAIN}")
    return Package(meta, tables)


def read_release(path: Path) -> Package:
    """Read a package of any tier, with the tables that it holds; see `read_package`."""
    meta = read_meta(path)
    tables = _Tables(path, meta)
    return Package(meta, {name: tables[name] for name in tables.present})


class _Tables(Mapping[str, pd.DataFrame]):
    """The tables in a folder, read one by one; those that it may not hold are empty."""

    def __init__(self, folder: Path, meta: Meta) -> None:
        self._folder = folder
        self.present = [name for name in TABLES if f"{name}.parquet" in meta.hashes]
        self._empty = frames({name: [] for name in meta.left_out if name not in OPTIONAL})

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name in self._empty:
            return self._empty[name]
        if name not in self.present:
            raise KeyError(name)
        return pq.read_table(self._folder / f"{name}.parquet").to_pandas(types_mapper=_NULLABLE.get)

    def __iter__(self) -> Iterator[str]:
        yield from self.present
        yield from self._empty

    def __len__(self) -> int:
        return len(self.present) + len(self._empty)
