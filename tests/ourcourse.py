"""The project's own course, read once in a process: nothing that reads it can change it."""

from functools import cache
from pathlib import Path

from lidera_nb.activities.course import Course, load_course
from lidera_nb.settings import PROJECT

COURSE = PROJECT / "course"


@cache
def our_course() -> Course:
    """The course as it is shipped."""
    return load_course(COURSE)


def loaded(root: Path, kept: Path | None = None) -> Course:
    """What `load_course` gives; the shipped course is read once, unless versions of it are kept."""
    if root == COURSE and (kept is None or not kept.exists()):
        return our_course()
    return load_course(root, kept)
