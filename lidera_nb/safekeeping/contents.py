"""What a backup holds of a server's folder, and in which of its two parts.

Nothing here can be made again from anything else. Hand-ins and the gradebook can be read by
whoever has the file, no key needed, so they go with the keys into the brief part.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from lidera_nb.safekeeping.box import Box
from lidera_nb.safekeeping.manifest import Part
from lidera_nb.safekeeping.snapshot import copy_database
from lidera_nb.settings import Settings

JOURNAL = "journal.db"
KEYS = "keys/keys.db"
_SQLITE = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database: the copy has it within."""


def files(settings: Settings, part: Part) -> Iterator[tuple[Path, str]]:
    """Each file beside the databases of journal and keys, and its path in the backup."""
    lasting = (settings.shelf, settings.cardfiles)
    for folder in lasting if part == "lasting" else (settings.keys.parent, settings.assignments):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(settings.var).as_posix()
            if path.is_file() and not path.is_symlink() and name != KEYS and _whole(path):
                yield path, name


def take(box: Box, source: Path, name: str, room: Path) -> None:
    """Put a file into a backup; a database is copied first, with what waits beside it.

    A file that goes away meanwhile was let go of by the server, and is let go of here.
    """
    try:
        if not _is_database(source):
            box.put(source, name)
            return
        copy = room / "database"
        copy_database(source, copy)
        box.put(copy, name)
        copy.unlink()
    except FileNotFoundError:
        return


def course_hash(course: Path) -> str:
    """SHA-256 over the names and contents of a course's files.

    Examples
    --------
    >>> course_hash(Path("/no/such/course"))[:8]
    'e3b0c442'
    """
    digest = sha256()
    for path in sorted(course.rglob("*")):
        name = path.relative_to(course)
        if path.is_file() and not any(p.startswith((".", "__")) for p in name.parts):
            digest.update(f"{name.as_posix()}\0".encode())
            digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _whole(path: Path) -> bool:
    """Not a file under way, nor one that belongs to a database."""
    return path.suffix != ".part" and not path.name.endswith(_BESIDE)


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE
