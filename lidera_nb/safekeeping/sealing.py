"""Sealing the files of a backup with a passphrase: scrypt, then AES-GCM in chunks.

A file is 16 bytes of salt and then chunks of a mebibyte, each with its tag. Every file has a key
of its own, from the backup's key, the salt and the file's name; a nonce counts the chunks and
marks the last one, so that none can be moved, left out or cut off. This module must not know
what is sealed.
"""

from __future__ import annotations

import hmac
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from pydantic import BaseModel, ConfigDict, Field

from lidera_nb.errors import BackupDamaged, BackupError

CHUNK = 1 << 20
_TAG, _SALT = 16, 16
COST = 1 << 16
"""Scrypt's cost: 64 MiB of memory for each guess, a fifth of a second here."""
_MOST = 1 << 20


class Reader(Protocol):
    """All that is asked of a file."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, none at the end."""


class Sealing(BaseModel):
    """How a backup was sealed; `check` tells a wrong passphrase from a damaged file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    salt: str
    cost: int = Field(ge=2, le=_MOST)
    check: str


def begin(passphrase: str, cost: int = COST) -> tuple[Sealing, bytes]:
    """A fresh way of sealing, and its key."""
    salt = os.urandom(_SALT)
    key = _derived(passphrase, salt, cost)
    return Sealing(salt=b64encode(salt).decode(), cost=cost, check=_check(key)), key


def key_of(sealing: Sealing, passphrase: str) -> bytes:
    """The key of a sealed backup.

    Raises
    ------
    BackupError
        The passphrase is another one.
    """
    try:
        key = _derived(passphrase, b64decode(sealing.salt, validate=True), sealing.cost)
    except ValueError:
        raise BackupDamaged("its manifest does not say how it was sealed") from None
    if not hmac.compare_digest(_check(key), sealing.check):
        raise BackupError("the passphrase does not open it: give the one it was sealed with")
    return key


def seal(source: Reader, key: bytes, name: str) -> Iterator[bytes]:
    """The sealed form of a file, in pieces."""
    salt = os.urandom(_SALT)
    cipher = _cipher(key, salt, name)
    yield salt
    number, block = 0, source.read(CHUNK)
    while True:
        following = source.read(CHUNK)
        yield cipher.encrypt(_nonce(number, last=not following), block, None)
        if not following:
            return
        number, block = number + 1, following


def unseal(source: Reader, key: bytes, name: str) -> Iterator[bytes]:
    """The content of a sealed file, in pieces.

    Raises
    ------
    BackupDamaged
        It was changed, cut off, or is another file.
    """
    cipher = _cipher(key, source.read(_SALT), name)
    number, block = 0, source.read(CHUNK + _TAG)
    while True:
        following = source.read(CHUNK + _TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), block, None)
        except (InvalidTag, ValueError):
            raise BackupDamaged(f"{name} was changed or cut off after it was sealed") from None
        if not following:
            return
        number, block = number + 1, following


def _derived(passphrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(passphrase.encode())


def _check(key: bytes) -> str:
    return HKDF(SHA256(), 16, None, b"lidera backup check").derive(key).hex()


def _cipher(key: bytes, salt: bytes, name: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, b"lidera backup " + name.encode()).derive(key))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
