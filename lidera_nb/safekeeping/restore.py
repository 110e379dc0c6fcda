"""Putting a backup back where there is nothing: all of it, verified before, or nothing.

The folder is made beside its place and given its name at the end. What had been destroyed stays
destroyed: erasures that the journal tells of, and those that any backup at hand knows of, are
applied to the keys before anybody can read with them.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lidera_nb.errors import BackupError
from lidera_nb.events.checkpoints import Checkpoint
from lidera_nb.events.keys import Keys
from lidera_nb.safekeeping.contents import JOURNAL, KEYS, course_hash
from lidera_nb.safekeeping.erasures import Erasures
from lidera_nb.safekeeping.keysource import Fetched, fetch, nothing_missing, without_words_of
from lidera_nb.safekeeping.manifest import Manifest
from lidera_nb.safekeeping.opened import Backup, newest, open_backup, unpack, verified_journal
from lidera_nb.safekeeping.places import backups, told_of
from lidera_nb.safekeeping.retention import known_destroyed

Heard = Callable[[str], object]
"""Told what is being done."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to restore, and where to; `course` is the one that will be served."""

    source: Path
    var: Path
    course: Path
    keys_from: Path | None = None
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place.

    Attributes
    ----------
    place, manifest
        The backup, and what it says of itself.
    keys
        Where the keys came from, None without.
    lost
        The newest checkpoint that the keys know of, where it is newer than the journal.
    newer
        Backups in the same folder that are newer than the one restored.
    erased
        How many keys were destroyed again.
    same_course
        Whether the course here is the one that was served then.
    """

    place: Path
    manifest: Manifest
    keys: Path | None
    lost: Checkpoint | None
    newer: tuple[Path, ...]
    erased: int
    same_course: bool


def restore(wish: Wish, heard: Heard) -> Restored:
    """Verify a backup and put it in place.

    Raises
    ------
    BackupError
        There is something in the way, or the backup cannot be opened or does not verify.
    """
    with told_of(wish.var):
        _nothing_in_the_way(wish.var)
        backup = open_backup(newest(wish.source, "lasting"), "lasting", wish.passphrase)
        wish.var.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{wish.var.name}-", dir=wish.var.parent))
        try:
            heard("Reading the backup")
            unpack(backup, stage)
            restored = _verified(wish, backup, stage, heard)
            _put_in_place(stage, wish.var)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return restored


def _nothing_in_the_way(var: Path) -> None:
    if var.exists() and (not var.is_dir() or any(var.iterdir())):
        raise BackupError(
            f"{var} is not empty, and nothing is ever overwritten: move it away (its keys can be "
            "named with --keys-from), or name another folder with --var"
        )


def _verified(wish: Wish, backup: Backup, stage: Path, heard: Heard) -> Restored:
    heard("Verifying the journal")
    lost, erased, fetched = None, 0, None
    if wish.keys_from is None:
        verified_journal(backup, stage / JOURNAL, None)
    else:
        server = backup.manifest.server
        fetched = fetch(wish.keys_from, server, wish.passphrase, stage)
        with closing(Keys.open(stage / KEYS)) as keys:
            lost, erased = _with_keys(backup, stage, keys, fetched)
    return Restored(
        backup.place,
        backup.manifest,
        fetched.place if fetched else None,
        lost,
        tuple(_newer(backup.place)),
        erased,
        course_hash(wish.course) == backup.manifest.course,
    )


def _with_keys(
    backup: Backup, stage: Path, keys: Keys, fetched: Fetched
) -> tuple[Checkpoint | None, int]:
    """Verify with the keys, destroy again what was, and forget the checkpoints that are gone."""
    erasures = Erasures()
    if keys.public_key().hex() == backup.manifest.server:
        nothing_missing(stage / JOURNAL, keys, fetched.place)
    report = verified_journal(backup, stage / JOURNAL, keys, erasures.hear)
    known = known_destroyed(backup.place.parent, "lasting", backup.manifest.server)
    erased = erasures.apply(keys, {*known, *fetched.destroyed, *backup.manifest.destroyed})
    without_words_of(stage, set(keys.destroyed().values()))
    mirror = keys.mirror()
    keys.wind_back(report.signed)
    return (mirror if mirror and mirror.upto_seq > report.seq else None), erased


def _newer(place: Path) -> list[Path]:
    return [path for path in backups(place.parent, "lasting") if path.name > place.name]


def _put_in_place(stage: Path, var: Path) -> None:
    try:
        stage.rename(var)
    except OSError as error:
        if error.errno not in (errno.EBUSY, errno.EXDEV):
            raise
        raise BackupError(
            f"{var} is where a disk is mounted, so that nothing can take its place: name a folder "
            "within it with --var"
        ) from None
