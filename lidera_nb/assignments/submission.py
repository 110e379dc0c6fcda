"""What was handed in as the files that nbgrader grades: a notebook and the moment.

``submitted/<person>/<assignment>/`` holds the last hand-in that stands, as nbgrader expects;
``handed/<person>/<assignment>/<number>.ipynb`` keeps every one there ever was, for nbgrader takes
each notebook within a submission for a part of it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lidera_nb.assignments.answers import line, parse
from lidera_nb.assignments.cells import grade_id, ours, source_of
from lidera_nb.assignments.notebook import LoadedAssignment
from lidera_nb.assignments.released import released
from lidera_nb.errors import LideraError

STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"
"""How nbgrader writes the moment of a submission."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


@dataclass(frozen=True, slots=True)
class Handin:
    """Who handed in which assignment, for which time, when, and whether late."""

    person: str
    assignment: str
    number: int
    at: datetime
    late: bool = False


def submission(
    loaded: LoadedAssignment, answers: Mapping[str, Any], handin: Handin | None = None
) -> dict[str, Any]:
    """The released notebook with a participant's answers in it, as plain data.

    Cells, metadata and ``grade_id`` are those that were released. A question left open keeps the
    cell that was released, so that nbgrader sees that nobody answered it.

    Parameters
    ----------
    loaded
        The assignment.
    answers
        Question id to an accepted answer; ids that the assignment does not know are passed over.
    handin
        Written into the notebook's metadata: number, moment, and whether it was late.
    """
    notebook = released(loaded)
    for cell in notebook["cells"]:
        name = grade_id(cell)
        if "question" in ours(cell) and answers.get(name) is not None:
            cell["source"] = line(name, answers[name])
    if handin is not None:
        notebook["metadata"]["lidera"]["handed"] = {
            "number": handin.number,
            "at": stamp(handin.at),
            "late": handin.late,
        }
    return notebook


def answers_in(loaded: LoadedAssignment, notebook: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a submission by question; None where the cell was left as released.

    Raises
    ------
    NotAnAnswer
        A cell holds anything but a literal: it was not written here.
    """
    open_still = {grade_id(cell): source_of(cell) for cell in released(loaded)["cells"]}
    found = {grade_id(cell): source_of(cell) for cell in notebook["cells"]}
    return {
        question.id: None
        if found.get(question.id, "") in ("", open_still[question.id])
        else parse(found[question.id])
        for question in loaded.questions
    }


def stamp(at: datetime) -> str:
    """A moment as nbgrader writes it into ``timestamp.txt``."""
    return at.astimezone(UTC).strftime(STAMP)


def write(root: Path, handin: Handin, notebook: Mapping[str, Any], *, stands: bool = True) -> Path:
    """Write a hand-in, and let it be the one that nbgrader finds; returns its folder.

    Every file appears whole or not at all, the moment last: whoever reads meanwhile finds the
    earlier notebook or this one. Writing the same again changes nothing, and a later hand-in that
    is there already stays.

    Parameters
    ----------
    root
        nbgrader's working course, ``var/assignments``.
    handin
        Whose it is, for which time, and when.
    notebook
        What `submission` made.
    stands
        False for one that was taken back or replaced: it is kept, but nbgrader does not find it.

    Raises
    ------
    LideraError
        A name cannot be that of a folder, or the disk refuses.
    """
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    folder = _folder(root, "submitted", handin.person, handin.assignment)
    kept = _folder(root, "handed", handin.person, handin.assignment) / f"{handin.number}.ipynb"
    moment = stamp(handin.at)
    try:
        if not kept.exists():
            _replace(root, kept, text)
        if stands and _moment(folder) < moment:
            _replace(root, folder / f"{handin.assignment}.ipynb", text)
            _replace(root, folder / "timestamp.txt", moment)
    except OSError as error:
        raise LideraError(
            f"{folder}: the hand-in cannot be written ({error.strerror}); make room or mend the "
            "rights, then run 'lidera assignments collect'"
        ) from None
    return folder


def take_back(root: Path, person: str, assignment: str, until: datetime) -> bool:
    """Take away what nbgrader finds if it was handed in at `until` or before; true if it was.

    What was handed in stays under ``handed``.
    """
    folder = _folder(root, "submitted", person, assignment)
    if not folder.exists() or _moment(folder) > stamp(until):
        return False
    with tempfile.TemporaryDirectory(dir=_room(root)) as gone:
        folder.rename(Path(gone) / "submission")
    return True


def forget(root: Path, person: str) -> None:
    """Delete what a person handed in, wherever nbgrader's steps put it: they asked for erasure."""
    for step in ("submitted", "handed", "autograded", "feedback"):
        shutil.rmtree(_folder(root, step, person), ignore_errors=True)


def _folder(root: Path, step: str, *names: str) -> Path:
    for name in names:
        if not _NAME.fullmatch(name):
            raise LideraError(f"'{name[:40]}' cannot be the name of a folder; nothing was written")
    return root.joinpath(step, *names)


def _moment(folder: Path) -> str:
    """When the hand-in that lies there was made; empty if none does."""
    try:
        return (folder / "timestamp.txt").read_text("utf-8").strip()
    except OSError:
        return ""


def _room(root: Path) -> Path:
    """Where files are written before they are put in place; nbgrader looks at no such folder."""
    room = root / ".writing"
    room.mkdir(parents=True, exist_ok=True)
    return room


def _replace(root: Path, path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=_room(root), delete=False
    ) as stream:
        try:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
            Path(stream.name).chmod(0o640)
            Path(stream.name).replace(path)
        except OSError:
            Path(stream.name).unlink(missing_ok=True)
            raise
