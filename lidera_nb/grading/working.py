"""The working course of nbgrader in ``var/assignments``: all that is personal is there alone.

``source`` is a link into the course; ``release``, ``submitted``, ``autograded``, ``feedback`` and
``gradebook.db`` are nbgrader's own, so that its commands and its formgrader, started in this
folder, find what LIDERA's commands left, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lidera_nb.errors import GradingError

Stage = Literal["submitted", "autograded", "feedback"]
"""The folders of nbgrader that hold one folder a person, and in it one an assignment."""

CONFIG = """\
# Written by 'lidera assignments'. The settings are the course's own; only the place is this one.
c = get_config()
load_subconfig("nbgrader_config.py", path={course!r})
c.CourseDirectory.root = {root!r}
c.CourseDirectory.source_directory = "source"
"""


@dataclass(frozen=True, slots=True)
class Working:
    """A working course at `root`, whose assignments come from the folder `course`."""

    root: Path
    course: Path

    @property
    def source(self) -> Path:
        """The folder of the assignments as their authors wrote them."""
        return self.course / "source"

    @property
    def gradebook(self) -> Path:
        """The database of nbgrader."""
        return self.root / "gradebook.db"

    def assignments(self) -> tuple[str, ...]:
        """The names of the course's assignments, sorted."""
        found = self.source.glob("*/*.ipynb")
        return tuple(sorted(path.stem for path in found if path.stem == path.parent.name))

    def folder(self, stage: Stage, person: str, name: str) -> Path:
        """Where nbgrader keeps one person's assignment at a stage."""
        return self.root / stage / person / name

    def notebook(self, stage: Stage, person: str, name: str) -> Path:
        """The notebook in that folder."""
        return self.folder(stage, person, name) / f"{name}.ipynb"

    def people(self, stage: Stage, name: str) -> tuple[str, ...]:
        """Who has an assignment at a stage, sorted."""
        suffix = "html" if stage == "feedback" else "ipynb"
        found = (self.root / stage).glob(f"*/{name}/{name}.{suffix}")
        return tuple(sorted(path.parent.parent.name for path in found))

    def moment(self, stage: Stage, person: str, name: str) -> str:
        """When what lies at a stage was handed in, as nbgrader writes it; empty if unknown."""
        try:
            stamp = self.folder(stage, person, name) / "timestamp.txt"
            return stamp.read_text(encoding="utf-8").strip()
        except OSError:
            return ""


def prepare(course: Path, var: Path) -> Working:
    """Make the working course, or bring it up to date; what is in it already stays.

    Parameters
    ----------
    course
        The course folder, which holds ``assignments/``.
    var
        The server's folder.

    Raises
    ------
    GradingError
        The course has no assignments, or a folder stands where the link to them belongs.
    """
    working = Working((var / "assignments").resolve(), (course / "assignments").resolve())
    if not working.assignments():
        raise GradingError(
            f"{working.source} holds no assignment; put one into a folder of its own there, as "
            "source/<name>/<name>.ipynb, or name another course with --course"
        )
    for stage in ("release", "submitted", "autograded", "feedback"):
        (working.root / stage).mkdir(parents=True, exist_ok=True)
    _link(working.root / "source", working.source)
    config = CONFIG.format(course=str(working.course), root=str(working.root))
    (working.root / "nbgrader_config.py").write_text(config, encoding="utf-8")
    return working


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() != target:
        link.unlink()
    if link.is_symlink():
        return
    if link.exists():
        raise GradingError(
            f"{link} is a folder of its own, but should lead to {target}; move it away and run "
            "the command again"
        )
    link.symlink_to(target, target_is_directory=True)


def chosen(working: Working, names: tuple[str, ...]) -> Iterator[str]:
    """The assignments that are meant: those that are named, or all.

    Raises
    ------
    GradingError
        The course has no assignment of a name.
    """
    known = working.assignments()
    for name in names or known:
        if name not in known:
            raise GradingError(f"the course has no assignment '{name}'; it has: {', '.join(known)}")
        yield name
