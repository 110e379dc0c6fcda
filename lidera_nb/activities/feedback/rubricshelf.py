"""The rubrics of a course, in every version that a signed reading may be pinned to.

Levels mean what their descriptors said when somebody signed them. So each version that was
served is kept as a file of plain data named by its content hash, as cases are.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lidera_nb.errors import LideraError
from lidera_nb.reflection.rubric import LoadedRubric, load_rubric, rubric_of

FILES = "instruments/rubric-*.yaml"
FOLDER = "rubric_versions"
"""Within the folder of kept versions; no case can be called so."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RubricShelf:
    """Rubrics by content hash; `current` are those that the course has now."""

    current: tuple[LoadedRubric, ...]
    by_hash: Mapping[str, LoadedRubric]

    def get(self, digest: str) -> LoadedRubric | None:
        """The rubric with this content hash, None when it is not here."""
        return self.by_hash.get(digest)

    def keep(self, folder: Path) -> None:
        """Write the current versions to ``folder/rubric_versions/<hash>.json``."""
        for loaded in self.current:
            place = folder / FOLDER / f"{loaded.hash}.json"
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                # Under another name until it is whole: a crash leaves the shelf as it was.
                part = place.with_suffix(f".{os.getpid()}.part")
                part.write_text(json.dumps(loaded.content, ensure_ascii=False), "utf-8")
                part.replace(place)


def shelved(root: Path, kept: Path | None) -> RubricShelf:
    """The rubrics of the course in `root`, with the versions that were kept in `kept`.

    Raises
    ------
    ContentError
        The first fault of a rubric of the course.
    """
    current = tuple(load_rubric(path) for path in sorted(root.glob(FILES)))
    older = _older(kept / FOLDER) if kept else ()
    return RubricShelf(current, {one.hash: one for one in (*older, *current)})


def _older(folder: Path) -> Iterator[LoadedRubric]:
    for place in sorted(folder.glob("*.json")):
        try:
            found = rubric_of(json.loads(place.read_bytes()))
        except (OSError, ValueError, TypeError, LookupError, LideraError) as error:
            _log.warning("the kept rubric %s cannot be read (%s)", place, type(error).__name__)
            continue
        if found.hash == place.stem:
            yield found
        else:
            _log.warning("the kept rubric %s holds other content than its name says", place)
