"""Writing a data package: CSV and Parquet per table, a description, a README, all at once.

A package appears whole or not at all: it is written beside its place and moved there.
`lidera_nb.dataset.describe` says what its description holds.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from lidera_nb.dataset.about import About
from lidera_nb.dataset.cardtables import CARD_WORDS
from lidera_nb.dataset.describe import SCHEMA, file_resource, table_resource
from lidera_nb.dataset.described import DESCRIPTION, FORMAT, MARK
from lidera_nb.dataset.dictionary import PROFILE, TABLES
from lidera_nb.dataset.exchangetables import EXCHANGE_WORDS
from lidera_nb.dataset.ladders import widened
from lidera_nb.dataset.readme import readme
from lidera_nb.dataset.rendered import rendered
from lidera_nb.errors import PackageError

Ready = Mapping[str, Mapping[str, bytes]]
"""Table to the contents of its files by ending, as `rendered` makes them."""


def write_package(
    out: Path,
    about: About,
    frames: Mapping[str, pd.DataFrame],
    disclose: Callable[[str], None] = lambda _: None,
    files: Mapping[str, bytes] = MappingProxyType({}),
    ready: Ready = MappingProxyType({}),
) -> str:
    """Write the package at `out` and return the SHA-256 of its description.

    Parameters
    ----------
    out, about, frames
        Where, what the package says of itself, and its tables.
    disclose
        Called with the SHA-256 when the package is whole and not yet in its place. If it raises,
        the package is thrown away: none exists that was not disclosed.
    files
        Further files by name: networks as GraphML, tables for SPSS.
    ready
        Tables that were rendered already.

    Raises
    ------
    PackageError
        If `out` exists and is no data package of ours, or cannot be written.
    """
    _may_replace(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as place:
            digest = _fill(Path(place) / "new", about, frames, files, ready)
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


def _may_replace(out: Path) -> None:
    if out.exists() and not is_package(out) and not (out.is_dir() and not any(out.iterdir())):
        raise PackageError(
            f"{out} exists and is not a data package, so it is left alone; name a new folder"
        )


def _fill(
    folder: Path,
    about: About,
    frames: Mapping[str, pd.DataFrame],
    files: Mapping[str, bytes],
    ready: Ready,
) -> str:
    folder.mkdir()
    labels = _labels(frames)
    resources: list[dict[str, Any]] = []
    for name, frame in frames.items():
        table = widened(TABLES[name], about.tier)
        for ending, content in (ready.get(name) or rendered(table, frame)).items():
            told = table_resource(table, frame, ending, frames, labels)
            resources.append(told | _put(folder / told["path"], content))
    for name, content in files.items():
        resources.append(file_resource(name) | _put(folder / name, content))
    (folder / "README.md").write_text(readme(about, frames), "utf-8")
    (folder / DESCRIPTION).write_text(_description(about, resources), "utf-8")
    return _sha256(folder / DESCRIPTION)


def _put(path: Path, content: bytes) -> dict[str, Any]:
    path.write_bytes(content)
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _labels(frames: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str], str]:
    """Labels of the closed words of schools, cards and visits, as the codebook gives them."""
    if "codebook" not in frames:
        return {}
    told = frames["codebook"]
    closed = told["parent"].isin(list(PROFILE)) | told["source"].isin([CARD_WORDS, EXCHANGE_WORDS])
    options = told[(told["kind"] == "option") & closed]
    rows = options[["parent", "id", "es", "en"]].itertuples(index=False, name=None)
    return {(column, value): f"{es} / {en}" for column, value, es, en in rows}


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


def _description(about: About, resources: list[dict[str, Any]]) -> str:
    """The description as JSON, a line for each resource: indented whole, it takes long to write."""
    told = {
        "$schema": SCHEMA,
        "name": f"lidera-{about.cohort}",
        "title": about.title,
        "created": about.created.astimezone(UTC).isoformat(timespec="seconds"),
        MARK: {
            "format": FORMAT,
            "cohort": about.cohort,
            "synthetic": about.synthetic,
            "pilot": about.pilot,
            "tier": about.tier,
            **about.release,
        },
    }
    head = json.dumps(told, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in resources)
    return f'{head},\n "resources": [\n{lines}\n ]\n}}\n'


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
