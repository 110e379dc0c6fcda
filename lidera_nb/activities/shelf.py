"""The versions of a case that are at hand: the one played from now on, and older ones by hash.

A play is pinned to the content it began with. A server keeps a copy of each version that it
served, so that a play goes on as it began after the author changed the case.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lidera_nb.scenario.load import Case, load

FILES = ("scenario.yaml", "es.yaml", "en.yaml")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A case in all versions that a play may be pinned to."""

    current: Case
    source: Path
    older: Mapping[str, Case] = field(default_factory=dict)

    def get(self, digest: str) -> Case | None:
        """The version with this content hash, None when it is not here."""
        return self.current if digest == self.current.hash else self.older.get(digest)

    def keep(self, folder: Path) -> None:
        """Copy the current version to ``folder/<scenario>/<hash>``, if it is not there."""
        place = folder / self.current.scenario.id / self.current.hash
        if place.is_dir():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        making = place.with_suffix(".part")
        making.mkdir(exist_ok=True)
        for name in FILES:
            shutil.copyfile(self.source / name, making / name)
        making.rename(place)


def stocked(source: Path, kept: Path | None) -> Shelf:
    """The case in `source`, with the versions of it that were kept in the folder `kept`."""
    current = load(source)
    folders = kept.glob(f"{current.scenario.id}/*/scenario.yaml") if kept else ()
    cases = [load(path.parent) for path in folders if path.parent.name != current.hash]
    return Shelf(current, source, {case.hash: case for case in cases})
