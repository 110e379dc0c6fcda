"""What a data package says of itself, verified file by file, without reading a table.

Needs no library of tables: whoever only asks whether a package is the one of before, asks here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lidera_nb.errors import PackageError

DESCRIPTION = "datapackage.json"
MARK = "lidera"
"""Key of the description under which our own facts stand; it tells our packages from others."""

FORMAT = 4
AGAIN = "export the cohort again"


@dataclass(frozen=True, slots=True)
class Meta:
    """What a package says of itself, and the SHA-256 of each of its files.

    `tier` is one of `lidera_nb.dataset.release.TIERS`; `left_out` are tables that it may not hold.
    """

    cohort: str
    title: str
    synthetic: bool
    created: str
    hashes: Mapping[str, str]
    pilot: bool = False
    tier: str = "coded"
    left_out: tuple[str, ...] = ()


def read_meta(path: Path) -> Meta:
    """What a package says of itself, once every file of it was verified.

    Raises
    ------
    PackageError
        If the folder is missing or no package of ours, or a file of it is missing or changed.
    """
    described = _description(path)
    hashes = {DESCRIPTION: _sha256(path / DESCRIPTION)}
    for resource in described["resources"]:
        hashes[resource["path"]] = _verified(path, resource)
    ours = described[MARK]
    return Meta(
        cohort=ours["cohort"],
        title=described["title"],
        synthetic=ours["synthetic"],
        created=described["created"],
        hashes=hashes,
        pilot=bool(ours.get("pilot")),
        tier=str(ours.get("tier", "coded")),
        left_out=tuple(ours.get("left_out", ())),
    )


def read_metas(folder: Path) -> Meta:
    """What stands for all packages in a folder: the hash of their hashes, the day of the latest.

    Raises
    ------
    PackageError
        If there is none, or one of them is not as it was written.
    """
    metas = [read_meta(path.parent) for path in sorted(folder.glob(f"*/{DESCRIPTION}"))]
    if not metas:
        raise PackageError(f"there is no data package in {folder}; name another folder")
    return joined(metas)


def joined(metas: Sequence[Meta]) -> Meta:
    """What stands for several packages together, under the name ``portfolio``."""
    whole = {meta.cohort: meta.hashes[DESCRIPTION] for meta in metas}
    return Meta(
        cohort="portfolio",
        title="",
        synthetic=any(meta.synthetic for meta in metas),
        created=max(meta.created for meta in metas),
        hashes={DESCRIPTION: combined(whole), **whole},
        pilot=any(meta.pilot for meta in metas),
    )


def combined(hashes: Mapping[str, str]) -> str:
    """One hash for the descriptions of several packages, by cohort."""
    told = json.dumps(dict(hashes), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


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
        raise PackageError(f"{path / DESCRIPTION} cannot be read; {AGAIN}") from None
    if not isinstance(described, dict) or MARK not in described:
        raise PackageError(f"{path} is a data package, but not one of LIDERA; name another folder")
    if described[MARK].get("format") != FORMAT:
        raise PackageError(f"{path} was written by another version of LIDERA; {AGAIN}")
    return described


def _verified(folder: Path, resource: Mapping[str, Any]) -> str:
    name = str(resource["path"])
    path = folder / name
    if path.resolve().parent != folder.resolve() or not path.is_file():
        raise PackageError(f"{folder}: the file '{name}' is missing; {AGAIN}")
    digest = _sha256(path)
    if resource["hash"] != f"sha256:{digest}":
        raise PackageError(
            f"{folder}: the file '{name}' was changed after the export; restore it or {AGAIN}"
        )
    return digest


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
