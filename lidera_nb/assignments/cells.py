"""A notebook's cells as plain data: their source as one text, and what nbgrader's metadata say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lidera_nb.errors import ContentError

Cell = Mapping[str, Any]
MOST_BYTES = 2_000_000
SCHEMA = 3
"""The version of nbgrader's metadata that is written and read here."""


def read_notebook(path: Path) -> dict[str, Any]:
    """A notebook of format 4 as plain data.

    Raises
    ------
    ContentError
        It is not there, is larger than 2 MB or is no notebook.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ContentError(f"the notebook cannot be read: {error.strerror}", path) from None
    if len(raw) > MOST_BYTES:
        raise ContentError("the notebook is larger than 2 MB; clear its outputs", path)
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise ContentError("this is no notebook: it is not JSON; save it anew", path) from None
    if not _is_notebook(data):
        raise ContentError(
            "this is no notebook of format 4 with its cells and metadata; save it anew from "
            "JupyterLab",
            path,
        )
    return dict(data)


def _is_notebook(data: Any) -> bool:
    if not isinstance(data, dict) or data.get("nbformat") != 4:
        return False
    cells = data.get("cells")
    return (
        isinstance(data.get("metadata"), dict)
        and isinstance(cells, list)
        and all(isinstance(cell, dict) and _is_cell(cell) for cell in cells)
    )


def _is_cell(cell: Cell) -> bool:
    source, metadata = cell.get("source"), cell.get("metadata")
    lines = source if isinstance(source, list) else [source]
    if not isinstance(metadata, dict) or not all(isinstance(line, str) for line in lines):
        return False
    return all(isinstance(metadata.get(name, {}), dict) for name in ("nbgrader", "lidera"))


def source_of(cell: Cell) -> str:
    """A cell's source as one text; a file may hold it as a list of lines."""
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def graded(cell: Cell) -> Mapping[str, Any]:
    """What nbgrader's metadata say of a cell; nothing if it is none of nbgrader's."""
    found: Mapping[str, Any] = cell["metadata"].get("nbgrader", {})
    return found


def ours(cell: Cell) -> Mapping[str, Any]:
    """What our own metadata say of a cell."""
    found: Mapping[str, Any] = cell["metadata"].get("lidera", {})
    return found


def grade_id(cell: Cell) -> str:
    """The name under which nbgrader knows a cell; empty if it does not."""
    return str(graded(cell).get("grade_id", ""))


def locked(cell: Cell) -> bool:
    """Whether nbgrader puts the cell's source back before it grades."""
    marks = graded(cell)
    if marks.get("solution"):
        return False
    return bool(marks.get("grade") or marks.get("locked"))


def checksum(cell: Cell) -> str:
    """A cell's checksum as nbgrader computes it (``nbgrader.utils.compute_checksum``)."""
    marks = graded(cell)
    flags = (bool(marks.get("grade")), bool(marks.get("solution")), locked(cell))
    parts = [source_of(cell), cell["cell_type"], *map(str, flags), marks["grade_id"]]
    if marks.get("grade"):
        parts.append(str(float(marks["points"])))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()
