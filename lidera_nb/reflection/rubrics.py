"""The rubrics of a course: every ``rubric-*.yaml`` beside the one that is used by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lidera_nb.errors import ContentError
from lidera_nb.reflection.rubric import LoadedRubric, load_rubric

FILES = "rubric-*.yaml"


@dataclass(frozen=True)
class Rubrics:
    """Rubrics by id, in the order of their files; `default` is read with where none is named."""

    default: LoadedRubric
    by_id: Mapping[str, LoadedRubric]

    def get(self, name: str) -> LoadedRubric | None:
        """The rubric of that id, None if the course has none."""
        return self.by_id.get(name)

    def or_default(self, name: str) -> LoadedRubric:
        """The rubric of that id, or the default one."""
        return self.by_id.get(name, self.default)


def load_rubrics(default: Path) -> Rubrics:
    """The rubrics of the folder in which the default one lies.

    Raises
    ------
    ContentError
        The first fault of any of them, or two that have the same id.
    """
    found: dict[str, LoadedRubric] = {}
    for path in dict.fromkeys([default, *sorted(default.parent.glob(FILES))]):
        loaded = load_rubric(path)
        if loaded.rubric.id in found:
            raise ContentError(
                f"another rubric is called '{loaded.rubric.id}', too; give each its own id", path
            )
        found[loaded.rubric.id] = loaded
    return Rubrics(next(iter(found.values())), found)
