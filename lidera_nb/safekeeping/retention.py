"""Which backups are let go of: by number, and those that would undo an erasure."""

from __future__ import annotations

from pathlib import Path

from lidera_nb.errors import BackupError
from lidera_nb.safekeeping import manifest as manifests
from lidera_nb.safekeeping.manifest import Manifest, Part
from lidera_nb.safekeeping.places import backups


def spare(folder: Path, part: Part, server: str, keep: int | None) -> list[Path]:
    """Backups of this server beyond the newest `keep`; None keeps all."""
    return [] if keep is None else [path for path, _ in _of(folder, part, server)][keep:]


def undoing(folder: Path, new: Manifest) -> list[Path]:
    """Brief parts that still hold a key that was destroyed since."""
    gone = set(new.destroyed)
    return [path for path, old in _of(folder, "brief", new.server) if gone - set(old.destroyed)]


def known_destroyed(folder: Path, part: Part, server: str) -> set[str]:
    """Ids of keys that any backup of this server in a folder knows to be destroyed."""
    return {key for _, one in _of(folder, part, server) for key in one.destroyed}


def _of(folder: Path, part: Part, server: str) -> list[tuple[Path, Manifest]]:
    """The backups of one server, newest first; what cannot be read is left to a person."""
    found = []
    for path in backups(folder, part):
        try:
            told = manifests.read(path)
            told.verify()
        except BackupError:
            continue
        if told.server == server:
            found.append((path, told))
    return found
