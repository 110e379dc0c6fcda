"""The packages of all cohorts of a server, exported anew only if something happened since.

An export tells a cohort's disclosure log, and gives a package of its own: without this, nothing
would ever be unchanged for a second batch.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from lidera_nb.activities import registry
from lidera_nb.cli.console import note, progress
from lidera_nb.cli.options import journal_of
from lidera_nb.errors import PackageError
from lidera_nb.settings import Settings

FOLDER, STATE = "packages", ".exported.json"


def fresh_packages(
    found: Settings, out: Path, export: Callable[[Settings, str, Path], Any]
) -> Path:
    """The folder of the packages of all cohorts, below the folder of the batch.

    Parameters
    ----------
    found
        The server's settings.
    out
        The folder of the batch.
    export
        Exports a cohort to a folder and notes that.

    Raises
    ------
    PackageError
        If there is no cohort yet.
    """
    folder = out / FOLDER
    cohorts, state = _state(found)
    if not cohorts:
        raise PackageError(f"there is no cohort in {found.var} yet; make one with 'lidera people'")
    if _noted(folder) != state:
        note(f"Exporting {len(cohorts)} cohorts…")
        with progress() as bar:
            for cohort in bar.track(cohorts, description="Packages"):
                export(found, cohort, folder / cohort)
        (folder / STATE).write_text(json.dumps(_state(found)[1]), "utf-8")
    return folder


def _state(found: Settings) -> tuple[list[str], dict[str, Any]]:
    """The cohorts; where the journal ends and what the course is."""
    with journal_of(found) as (journal, _):
        cohorts = sorted(registry.read(journal).cohorts)
        return cohorts, {"journal": journal.last(), "course": _digest(found.course)}


def _digest(course: Path) -> str:
    digest = sha256()
    for path in sorted(path for path in course.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(course)}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _noted(folder: Path) -> Any:
    try:
        return json.loads((folder / STATE).read_text("utf-8"))
    except (OSError, ValueError):
        return None
