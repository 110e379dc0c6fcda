"""A backup that was opened: its manifest is as it was signed, and its list of files is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lidera_nb.errors import BackupDamaged, BackupError
from lidera_nb.events.check import JournalReport, examine_file
from lidera_nb.events.journal import Event
from lidera_nb.events.keys import Keys
from lidera_nb.safekeeping import manifest as manifests
from lidera_nb.safekeeping.box import Box, write
from lidera_nb.safekeeping.manifest import Manifest, Part
from lidera_nb.safekeeping.places import backups
from lidera_nb.safekeeping.sealing import key_of


@dataclass(frozen=True, slots=True)
class Backup:
    """Where it lies, what it says of itself, and its files."""

    place: Path
    manifest: Manifest
    box: Box


@contextmanager
def naming(place: Path) -> Iterator[None]:
    """Say in which backup something is wrong."""
    try:
        yield
    except BackupError as error:
        raise type(error)(f"{place}: {error}") from None


def newest(place: Path, part: Part) -> Path:
    """The backup that is meant: `place` itself, or the newest in it.

    Raises
    ------
    BackupError
        There is none.
    """
    if (place / manifests.FILE).exists():
        return place
    found = backups(place, part)
    if not found:
        raise BackupError(
            f"there is no backup in {place}: name the folder that was given to lidera backup, "
            "or one backup in it"
        )
    return found[0]


def open_backup(place: Path, part: Part, passphrase: str = "") -> Backup:
    """Open a backup and see that its manifest and its list were not changed.

    Raises
    ------
    BackupError
        It is none of this part, of a newer LIDERA, damaged, or sealed with another passphrase.
    """
    with naming(place):
        manifest = manifests.read(place)
        manifest.verify()
        if manifest.part != part:
            raise BackupError(f"it is the {manifest.part} part of a backup, not the {part} one")
        box = Box(place, _key(manifest, passphrase))
        box.open(manifest.listed)
        return Backup(place, manifest, box)


def read_through(backup: Backup) -> None:
    """Read every file and see that it is what was put in.

    Raises
    ------
    BackupDamaged
        At the first that is not, or is missing, or is too much.
    """
    with naming(backup.place):
        for _, pieces in backup.box.contents():
            for _ in pieces:
                pass
        _nothing_strange(backup)


def unpack(backup: Backup, folder: Path) -> None:
    """Write every file out below `folder`, verified on the way.

    Raises
    ------
    BackupDamaged
        At the first that is not what was put in.
    """
    with naming(backup.place):
        _nothing_strange(backup)
        for path, pieces in backup.box.contents():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write(place, pieces)


def verified_journal(
    backup: Backup, journal: Path, keys: Keys | None, each: Callable[[Event], object] | None = None
) -> JournalReport:
    """Verify a backup's journal, which lies at `journal`: chains, checkpoints, and its manifest.

    Raises
    ------
    BackupDamaged
        Something does not verify.
    BackupError
        The keys are those of another server.
    """
    told = backup.manifest.journal
    with naming(backup.place):
        if keys is not None and keys.public_key().hex() != backup.manifest.server:
            raise BackupError(
                f"the keys in {keys.where} are those of another server: give --keys-from its own"
            )
        public = bytes.fromhex(backup.manifest.server)
        report = examine_file(journal, keys, public=public, each=each)
        if report.faults:
            raise BackupDamaged(f"{report.faults[0]} ({len(report.faults)} faults in all)")
        if (report.seq, report.heads) != (told.seq, told.heads):
            raise BackupDamaged("its journal is not the one that its manifest tells of")
    return report


def _key(manifest: Manifest, passphrase: str) -> bytes | None:
    if manifest.sealing is None:
        return None
    if not passphrase:
        raise BackupError(
            "it is sealed: give its passphrase with --passphrase-file or in "
            "LIDERA_BACKUP_PASSPHRASE"
        )
    return key_of(manifest.sealing, passphrase)


def _nothing_strange(backup: Backup) -> None:
    strange = backup.box.strange()
    if strange:
        raise BackupDamaged(f"it holds {strange[0]}, which was not backed up: take another backup")
