"""The dated folders of backups: made whole or not at all, found newest first, let go of.

Until it is whole and verified a backup lies under a name that no command looks for; what a
killed one left goes with the next. This module must not know what is in a backup.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from lidera_nb.errors import BackupError
from lidera_nb.safekeeping.manifest import FILE, Part

_PREFIX: dict[Part, str] = {"lasting": "lidera-", "brief": "lidera-keys-"}
_UNDER_WAY = ".partial-"


def name_of(part: Part, now: datetime) -> str:
    """The name of a backup's folder.

    >>> name_of("lasting", datetime(2026, 4, 7, 7, 52, tzinfo=UTC))
    'lidera-20260407T075200Z'
    """
    return f"{_PREFIX[part]}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def backups(folder: Path, part: Part) -> list[Path]:
    """The backups of a part that lie in a folder, newest first."""
    keys = _PREFIX["brief"]
    found = [
        path
        for path in folder.glob(f"{_PREFIX[part]}*")
        if path.name.startswith(keys) == (part == "brief") and (path / FILE).is_file()
    ]
    return sorted(found, key=lambda path: path.name, reverse=True)


@contextmanager
def told_of(place: Path) -> Iterator[None]:
    """Say in a sentence what the system refused."""
    try:
        yield
    except OSError as error:
        raise BackupError(
            f"{error.filename or place} cannot be read or written ({error.strerror}): see to "
            "the disk and the permissions and run the command again; nothing was left half done"
        ) from None


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else backs up this folder, or into it, meanwhile.

    Raises
    ------
    BackupError
        Somebody does.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise BackupError(
            f"another backup of or into {folder} is running: wait until it has ended"
        ) from None
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what backups that were killed left; nobody else may be at work here."""
    for left in folder.glob(f"{_UNDER_WAY}*"):
        shutil.rmtree(left)


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder for as long as it is worked in, under a name that nobody looks for."""
    place = Path(tempfile.mkdtemp(prefix=_UNDER_WAY, dir=folder))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def put_in_place(made: Path, folder: Path, name: str) -> Path:
    """Give a whole backup its name, durably; a second one of the same second gets a number."""
    for path in (*made.rglob("*"), made):
        if path.is_dir():
            _sync(path)
    place = folder / name
    for number in range(2, 1000):
        try:
            made.rename(place)
        except OSError:
            if not place.exists():
                raise
            place = folder / f"{name}-{number:03}"
        else:
            break
    _sync(folder)
    return place


def let_go(folder: Path) -> None:
    """Remove a backup so that at no moment half of one looks whole."""
    hidden = Path(tempfile.mkdtemp(prefix=_UNDER_WAY, dir=folder.parent))
    folder.rename(hidden / folder.name)
    shutil.rmtree(hidden)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
