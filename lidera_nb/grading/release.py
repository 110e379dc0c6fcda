"""Releasing: nbgrader makes the participants' version of an assignment and notes its cells."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lidera_nb.assignments.cells import read_notebook
from lidera_nb.assignments.notebook import load_assignment
from lidera_nb.grading.files import replace_text
from lidera_nb.grading.nbgraded import api_of, gradebook_of, succeeded
from lidera_nb.grading.outcome import Outcome
from lidera_nb.grading.working import Working


def release(working: Working, name: str) -> Outcome:
    """Release one assignment; again if it changed since, and not at all if it did not.

    Raises
    ------
    ContentError
        The assignment has a fault.
    GradingError
        nbgrader refuses, for instance because questions came or went after somebody handed in.
    """
    source = read_notebook(working.source / name / f"{name}.ipynb")
    if "lidera" in source["metadata"]:
        load_assignment(working.source / name)
    now = _digest(working.source / name)
    if is_released(working, name) and _noted(working, name) == now:
        return Outcome(name, "", "skipped", "released as it is")
    with gradebook_of(working):
        pass  # it has to be there before nbgrader looks for it
    succeeded(api_of(working).generate_assignment(name), f"{name} was not released")
    replace_text(_note(working, name), now)
    return Outcome(name, "", "done")


def is_released(working: Working, name: str) -> bool:
    """Whether nbgrader knows the assignment's cells."""
    return (working.root / "release" / name / f"{name}.ipynb").exists() and (
        working.gradebook.exists()
    )


def _note(working: Working, name: str) -> Path:
    return working.root / ".released" / f"{name}.sha256"


def _noted(working: Working, name: str) -> str:
    note = _note(working, name)
    return note.read_text(encoding="utf-8") if note.exists() else ""


def _digest(folder: Path) -> str:
    """SHA-256 over an assignment's files and their names."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
