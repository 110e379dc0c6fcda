"""Folders that are written whole or not at all: made beside their place and moved there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from lidera_nb.errors import PackageError

Told = TypeVar("Told")


def replaced(out: Path, fill: Callable[[Path], Told]) -> Told:
    """Fill a new folder and put it at `out`, in place of the one that is there.

    What the top level of the old one holds under a name with a dot (``.git``) goes along.

    Raises
    ------
    PackageError
        It cannot be written; what was there is still there.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as place:
            new = Path(place) / "new"
            new.mkdir()
            told = fill(new)
            _readable(new)
            _swap(Path(place), out)
    except OSError as error:
        raise PackageError(f"{out}: the folder cannot be written: {error.strerror}") from None
    return told


def put(path: Path, data: bytes) -> str:
    """Write a file and the folders above it; its SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return sha256(data).hexdigest()


def _readable(folder: Path) -> None:
    """Let other accounts read it, such as a web server's: all of it is for everybody."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _swap(place: Path, out: Path) -> None:
    old, new = place / "old", place / "new"
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    for kept in old.glob(".*"):
        kept.rename(out / kept.name)
    shutil.rmtree(old, ignore_errors=True)
