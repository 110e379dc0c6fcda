"""A zip from outside, of which only what is asked for is read, and never more than may be.

The directory at its end is measured before it is parsed; a name that leads out, a link, a
password, a doubled name or a rare packing refuses the whole. Nothing is ever unpacked to disk.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lidera_nb.scenario.importers.story import Ledger, shown

MOST_FILE = 300_000_000
"""Bytes of the package itself: it may hold videos, which are not read."""
MOST_UNPACKED = 1_000_000_000
MOST_READ = 20_000_000
MOST_MEMBERS = 5_000
MOST_DIRECTORY = 2_000_000
_MOST_PARTS, _MOST_LETTERS = 20, 255
_TAIL = 65_557
_WHERE_TO_BEGIN = "download it again from where it was made"


class Archive:
    """The files of a package, read one at a time out of one budget."""

    def __init__(self, zipped: ZipFile, ledger: Ledger) -> None:
        self._zipped, self._ledger, self._left = zipped, ledger, MOST_READ
        self._members = {info.filename: info for info in zipped.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file of the package, up to `most`.

        Raises
        ------
        ContentError
            It is not there, damaged, or larger than it may be.
        """
        if name not in self._members:
            raise self._ledger.refuse(f"the package holds no '{shown(name)}'; {_WHERE_TO_BEGIN}")
        most = min(most, self._left)
        try:
            with self._zipped.open(self._members[name]) as stream:
                raw = stream.read(most + 1)
        except _BROKEN:
            raise self._ledger.refuse(f"'{shown(name)}' is damaged; {_WHERE_TO_BEGIN}") from None
        if len(raw) > most:
            raise self._ledger.refuse(
                f"'{shown(name)}' unpacks to more than {most} bytes, which is no file of a scenario"
            )
        self._left -= len(raw)
        return raw

    def size(self, name: str) -> int:
        """How many bytes a file says that it holds."""
        return self._members[name].file_size


# zipfile says of a compression that it does not know that it is not implemented: a RuntimeError.
_BROKEN = (BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError,
           OverflowError)  # fmt: skip


@contextmanager
def opened(ledger: Ledger) -> Iterator[Archive]:
    """The package that is imported, once all that can be said of it beforehand is in order.

    Raises
    ------
    ContentError
        It cannot be read, is no zip, is too large, or holds something that no package needs.
    """
    try:
        with ledger.path.open("rb") as stream:
            _measure(stream, ledger)
            with _zip(stream, ledger) as zipped:
                _inspect(zipped.infolist(), ledger)
                yield Archive(zipped, ledger)
    except OSError as error:
        raise ledger.refuse(f"the file cannot be read: {error.strerror}") from None


def _measure(stream: BinaryIO, ledger: Ledger) -> None:
    """Refuse a directory that would not fit, by the record at the file's end, unparsed."""
    size = stream.seek(0, 2)
    if size > MOST_FILE:
        raise ledger.refuse(
            f"the package is larger than {MOST_FILE // 1_000_000} MB; take out its videos"
        )
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + 22 > len(tail):
        raise ledger.refuse(f"this is no zip file, or not the whole of it; {_WHERE_TO_BEGIN}")
    count, length, _, comment = struct.unpack_from("<HIIH", tail, at + 10)
    if at + 22 + comment != len(tail):
        raise ledger.refuse(f"something stands behind the end of the zip; {_WHERE_TO_BEGIN}")
    if b"PK\x06\x07" in tail[max(0, at - 20) : at] or length > MOST_DIRECTORY:
        raise ledger.refuse(f"the package's list of files is too large; {_WHERE_TO_BEGIN}")
    if count > MOST_MEMBERS:
        raise ledger.refuse(f"the package holds more than {MOST_MEMBERS} files; {_WHERE_TO_BEGIN}")


def _zip(stream: BinaryIO, ledger: Ledger) -> ZipFile:
    try:
        return ZipFile(stream)
    except _BROKEN:
        raise ledger.refuse(f"the package's list of files is damaged; {_WHERE_TO_BEGIN}") from None


def _inspect(members: list[ZipInfo], ledger: Ledger) -> None:
    seen: set[str] = set()
    if len(members) > MOST_MEMBERS:
        raise ledger.refuse(f"the package holds more than {MOST_MEMBERS} files; {_WHERE_TO_BEGIN}")
    if sum(info.file_size for info in members) > MOST_UNPACKED:
        most = MOST_UNPACKED // 1_000_000
        raise ledger.refuse(f"the package would unpack to more than {most} MB; take out its videos")
    for info in members:
        if fault := _fault(info):
            raise ledger.refuse(f"the package's file '{shown(info.orig_filename)}' {fault}")
        name = unicodedata.normalize("NFC", info.filename).casefold()
        if name in seen:
            raise ledger.refuse(
                f"the package holds '{shown(info.filename)}' twice; {_WHERE_TO_BEGIN}"
            )
        seen.add(name)


def _fault(info: ZipInfo) -> str:
    name = info.orig_filename
    if not name.isprintable() or len(name) > _MOST_LETTERS:
        return "has a name that no file should have; make the package again"
    parts = name.removesuffix("/").split("/")
    if name.startswith("/") or "\\" in name or re.match(r"[A-Za-z]:", name):
        return "has an absolute name or one of another system; make the package again"
    if ".." in parts or "." in parts or "" in parts or len(parts) > _MOST_PARTS:
        return "has a name that leads out of the package; make the package again"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device, not a file; make the package again"
    if info.flag_bits & 0x41:
        return "is locked with a password; make the package without one"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is packed in a way that H5P does not use; make the package again"
    return ""
