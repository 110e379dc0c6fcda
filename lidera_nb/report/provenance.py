"""Where a report comes from: code, libraries and run, for the page and for the file beside it."""

from __future__ import annotations

import platform
import re
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

_LIBRARIES = ("pandas", "numpy", "altair", "vl-convert-python", "papermill", "pyarrow")
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Record:
    """The code and the run behind a report; `commit` and `notebook` are empty when unknown."""

    version: str
    commit: str
    libraries: dict[str, str] = field(default_factory=dict)
    run: str = "—"
    notebook: str = ""


def record(run: str = "—", notebook: str = "") -> Record:
    """The record of this installation."""
    return Record(_version("lidera"), commit(_ROOT), _libraries(), run, notebook)


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
