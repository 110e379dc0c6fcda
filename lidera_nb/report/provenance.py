"""Where a report comes from: code and libraries, for the page and for the file beside it."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

_LIBRARIES = ("pandas", "numpy", "scipy", "altair", "vl-convert-python", "papermill", "pyarrow")
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Record:
    """The code behind a report; `commit` and `notebook` are empty when unknown."""

    version: str
    commit: str
    libraries: dict[str, str] = field(default_factory=dict)
    notebook: str = ""


def record(notebook: str = "") -> Record:
    """The record of this installation, and the hash of the notebook that ran."""
    return Record(_version("lidera"), commit(_ROOT), _libraries(), notebook)


NOTEBOOK = "LIDERA_NOTEBOOK"
"""Variable of a kernel's environment: the hash of the notebook that a run executes in it."""


def record_here() -> Record:
    """The record as a run wants it of its kernel; elsewhere, without a notebook."""
    return record(os.environ.get(NOTEBOOK, ""))


def commit(root: Path) -> str:
    """The commit that is checked out, read from git's own files; empty where there is none."""
    try:
        head = (root / ".git" / "HEAD").read_text("ascii").strip()
        if not head.startswith("ref: "):
            return head if re.fullmatch(r"[0-9a-f]{40,64}", head) else ""
        return _resolved(root / ".git", head.removeprefix("ref: "))
    except (OSError, UnicodeDecodeError):
        return ""


def _resolved(git: Path, ref: str) -> str:
    if (git / ref).is_file():
        return (git / ref).read_text("ascii").strip()
    packed = (git / "packed-refs").read_text("ascii").splitlines()
    return next((line.split()[0] for line in packed if line.endswith(f" {ref}")), "")


def _libraries() -> dict[str, str]:
    found = {name: _version(name) for name in _LIBRARIES}
    return {"python": platform.python_version(), **found}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"
