"""The versions of a case that are at hand: the one played from now on, and older ones by hash.

A play is pinned to the content it began with. Each version that was served is kept as one file
of plain data, named by its content hash, so that a play goes on as it began after the author
changed the case. A kept file that is damaged costs the plays of that version, nothing else.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lidera_nb.scenario import engine
from lidera_nb.scenario.load import Case, case_of, load
from lidera_nb.scenario.panel.load import Panel, panel_of
from lidera_nb.scenario.state import Play

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A case in all versions that a play may be pinned to, and the experts of the current one."""

    current: Case
    older: Mapping[str, Case] = field(default_factory=dict)
    panel: Panel | None = None

    def get(self, digest: str) -> Case | None:
        """The version with this content hash, None when it is not here."""
        return self.current if digest == self.current.hash else self.older.get(digest)

    def begin(self, case: Case, seed: int, role: str | None) -> Play:
        """A play of one of these versions at its beginning.

        Raises
        ------
        PlayError
            The case is not played in this role.
        """
        return engine.begin(case.scenario, seed, role)

    def panel_for(self, digest: str) -> Panel | None:
        """The experts who played this very version, None when nobody did."""
        return self.panel if digest == self.current.hash else None

    def keep(self, folder: Path) -> None:
        """Write the current version to ``folder/<scenario>/<hash>.json``, if it is not there."""
        place = folder / self.current.scenario.id / f"{self.current.hash}.json"
        if place.exists() and _kept(place) is not None:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        # Under a name that nobody looks for until it is whole: a crash leaves the shelf as it was.
        part = place.with_suffix(f".{os.getpid()}.part")
        content = json.dumps(self.current.content, ensure_ascii=False, sort_keys=True)
        part.write_text(content, encoding="utf-8")
        part.replace(place)


def stocked(source: Path, kept: Path | None) -> Shelf:
    """The case in `source`, with the versions of it that were kept in the folder `kept`."""
    current = load(source)
    older = _older(kept / current.scenario.id, current.hash) if kept else ()
    return Shelf(current, {case.hash: case for case in older}, panel_of(current, source))


def _older(folder: Path, current: str) -> Iterator[Case]:
    for place in sorted(folder.glob("*.json")):
        case = _kept(place) if place.stem != current else None
        if case is not None:
            yield case


def _kept(place: Path) -> Case | None:
    """The version in a file, None (and a line in the log) if it is not what its name says."""
    try:
        case = case_of(json.loads(place.read_bytes()))
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
        _log.warning("the kept version %s cannot be read (%s)", place, type(error).__name__)
        return None
    if case.hash != place.stem:
        _log.warning("the kept version %s holds other content than its name says", place)
        return None
    return case
