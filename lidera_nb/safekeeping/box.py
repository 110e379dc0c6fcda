"""The files of one backup's folder: put in, listed by SHA-256, and taken out again.

In a plain backup each file lies under its own name; in a sealed one under its number, and the
list of names is sealed, too. This module must not know what the files are for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath

from lidera_nb.errors import BackupDamaged, BackupError
from lidera_nb.safekeeping.sealing import CHUNK, Reader, seal, unseal

LIST = "SHA256SUMS"
_SEALED = ".sealed"


@dataclass(slots=True)
class Box:
    """A backup's folder, its key (None: plain) and, in order, its files' digests by path."""

    folder: Path
    key: bytes | None = None
    digests: dict[str, str] = field(default_factory=dict)

    def put(self, source: Path, path: str) -> None:
        """Take a file in under a relative path; durable when this returns.

        Raises
        ------
        BackupError
            The path cannot stand in a list.
        """
        if not path.isprintable():
            raise BackupError(f"{source} has a name that no list can hold: rename the file")
        digest = sha256()
        place = self._place(len(self.digests), path)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with source.open("rb") as file:
            write(place, self._stored(_Watched(file, digest.update), place.name))
        self.digests[path] = digest.hexdigest()

    def close(self) -> str:
        """Write the list; returns its digest."""
        lines = "".join(f"{digest}  {path}\n" for path, digest in self.digests.items()).encode()
        place = self._list()
        write(place, self._stored(BytesIO(lines), place.name))
        return sha256(lines).hexdigest()

    def open(self, listed: str) -> None:
        """Read the list.

        Raises
        ------
        BackupDamaged
            It is missing, was changed, or names a place outside the backup.
        """
        lines = b"".join(self._pieces(self._list()))
        if sha256(lines).hexdigest() != listed:
            raise BackupDamaged(f"its {LIST} was changed: take another backup")
        for line in lines.decode("utf-8").splitlines():
            digest, _, path = line.partition("  ")
            if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
                raise BackupDamaged(f"its {LIST} names {path}, which lies outside: use another")
            self.digests[path] = digest

    def contents(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Every file's path and content, in pieces, to be read in this order.

        A content ends with `BackupDamaged` where the file is missing, cut off or was changed.
        """
        for number, (path, digest) in enumerate(self.digests.items()):
            yield path, self._verified(self._place(number, path), path, digest)

    def _verified(self, place: Path, path: str, expected: str) -> Iterator[bytes]:
        digest = sha256()
        for piece in self._pieces(place):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != expected:
            raise BackupDamaged(f"its {path} is not what was backed up: take another backup")

    def strange(self) -> list[str]:
        """Files that lie in the folder and stand in no list."""
        ours = {self._place(number, path) for number, path in enumerate(self.digests)}
        ours |= {self._list(), self.folder / "manifest.json"}
        files = (path for path in self.folder.rglob("*") if not path.is_dir())
        return sorted(str(path.relative_to(self.folder)) for path in files if path not in ours)

    def _place(self, number: int, path: str) -> Path:
        return self.folder / (path if self.key is None else f"{number:06}{_SEALED}")

    def _list(self) -> Path:
        return self.folder / (LIST if self.key is None else LIST + _SEALED)

    def _stored(self, source: Reader, name: str) -> Iterator[bytes]:
        if self.key is not None:
            yield from seal(source, self.key, name)
            return
        while piece := source.read(CHUNK):
            yield piece

    def _pieces(self, place: Path) -> Iterator[bytes]:
        try:
            if place.is_symlink():
                raise BackupDamaged(f"its {place.name} is a link: take another backup")
            with place.open("rb") as file:
                if self.key is not None:
                    yield from unseal(file, self.key, place.name)
                    return
                while piece := file.read(CHUNK):
                    yield piece
        except OSError as error:
            raise BackupDamaged(
                f"its {place.name} cannot be read ({error.strerror}): take another backup"
            ) from None


@dataclass(slots=True)
class _Watched:
    """A file of which somebody sees every byte that is read."""

    file: Reader
    see: Callable[[bytes], object]

    def read(self, size: int, /) -> bytes:
        piece = self.file.read(size)
        self.see(piece)
        return piece


def write(place: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that nobody else may read, durably."""
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
