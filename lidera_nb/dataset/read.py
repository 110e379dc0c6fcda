"""Reading a data package back, and refusing one that is not as it was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lidera_nb.dataset.dictionary import OPTIONAL, TABLES
from lidera_nb.dataset.write import DESCRIPTION, FORMAT, MARK
from lidera_nb.errors import PackageError

_AGAIN = "export the cohort again"
_NULLABLE = {
    pa.string(): pd.StringDtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


@dataclass(frozen=True, slots=True)
class Meta:
    """What a package says of itself, and the SHA-256 of each of its files."""

    cohort: str
    title: str
    synthetic: bool
    created: str
    hashes: Mapping[str, str]
    pilot: bool = False


@dataclass(frozen=True)
class Package:
    """A package: what it says of itself and its tables by name."""

    meta: Meta
    tables: Mapping[str, pd.DataFrame]


def read_package(path: Path) -> Package:
    """Read a package and verify every file of it.

    Raises
    ------
    PackageError
        If the folder is missing or no package of ours, or a file of it is missing or changed.
    """
    described = _description(path)
    hashes = {DESCRIPTION: _sha256(path / DESCRIPTION)}
    for resource in described["resources"]:
        hashes[resource["path"]] = _verified(path, resource)
    present = [name for name in TABLES if f"{name}.parquet" in hashes]
    missing = [name for name in TABLES if name not in (*present, *OPTIONAL)]
    if missing:
        raise PackageError(f"{path}: the table '{missing[0]}' is missing; {_AGAIN}")
    meta = Meta(
        cohort=described[MARK]["cohort"],
        title=described["title"],
        synthetic=described[MARK]["synthetic"],
        created=described["created"],
        hashes=hashes,
        pilot=bool(described[MARK].get("pilot")),
    )
    return Package(meta, {name: _table(path / f"{name}.parquet") for name in present})


def _description(path: Path) -> dict[str, Any]:
    if not path.is_dir():
        raise PackageError(f"there is no folder {path}; name the folder of a data package")
    try:
        described = json.loads((path / DESCRIPTION).read_text("utf-8"))
    except FileNotFoundError:
        raise PackageError(
            f"{path} is not a data package: it has no {DESCRIPTION}; name another folder"
        ) from None
    except (OSError, ValueError):
        raise PackageError(f"{path / DESCRIPTION} cannot be read; {_AGAIN}") from None
    if not isinstance(described, dict) or MARK not in described:
        raise PackageError(f"{path} is a data package, but not one of LIDERA; name another folder")
    if described[MARK].get("format") != FORMAT:
        raise PackageError(f"{path} was written by another version of LIDERA; {_AGAIN}")
    return described


def _verified(folder: Path, resource: Mapping[str, Any]) -> str:
    name = str(resource["path"])
    path = folder / name
    if path.resolve().parent != folder.resolve() or not path.is_file():
        raise PackageError(f"{folder}: the file '{name}' is missing; {_AGAIN}")
    digest = _sha256(path)
    if resource["hash"] != f"sha256:{digest}":
        raise PackageError(
            f"{folder}: the file '{name}' was changed after the export; restore it or {_AGAIN}"
        )
    return digest


def _table(path: Path) -> pd.DataFrame:
    return pq.read_table(path).to_pandas(types_mapper=_NULLABLE.get)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
