"""The files of cards on disk, each sealed under the key of the card's author.

A file lies at ``<folder>/<card>/<digest>``; its name is a digest of card and content, so that the
same file of two cards cannot be told to be the same. When the key is destroyed, what is left is
noise. Files that no card names any more go when the card is next given one.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag

from lidera_nb.events.keys import Keys

_NONCE = 12


class CardFiles:
    """The sealed files of all cards."""

    def __init__(self, folder: Path, keys: Keys) -> None:
        self.folder, self.keys = folder, keys

    def put(self, author: str, card: str, content: bytes) -> str:
        """Keep a file of an author's card; returns the digest by which it is kept.

        Raises
        ------
        JournalError
            The author's key was destroyed.
        OSError
            There is no room, or no right to write.
        """
        digest = sha256(card.encode() + b"\0" + content).hexdigest()
        key = self.keys.sealer(author)
        assert key.cipher is not None
        nonce = os.urandom(_NONCE)
        sealed = key.cipher.encrypt(nonce, content, _place(card, digest))
        path = self._path(card, digest)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_suffix(f".{os.urandom(4).hex()}")
        fresh.write_bytes(key.id.encode() + b"\n" + nonce + sealed)
        fresh.replace(path)
        return digest

    def get(self, card: str, digest: str) -> bytes | None:
        """A file, None if it is not there, or nobody can read it any more."""
        try:
            name, _, rest = self._path(card, digest).read_bytes().partition(b"\n")
        except OSError:
            return None
        key = self.keys.find(name.decode("ascii", "replace"))
        if key is None or key.cipher is None:
            return None
        with suppress(InvalidTag):
            return key.cipher.decrypt(rest[:_NONCE], rest[_NONCE:], _place(card, digest))
        return None

    def keep(self, card: str, digests: Collection[str]) -> None:
        """Let go of all files of a card but these."""
        with suppress(FileNotFoundError):
            for path in (self.folder / card).iterdir():
                if path.name not in digests:
                    path.unlink(missing_ok=True)

    def _path(self, card: str, digest: str) -> Path:
        return self.folder / card / digest


def _place(card: str, digest: str) -> bytes:
    """What a sealed file is bound to, so that one moved to another place does not open."""
    return f"card-file/{card}/{digest}".encode()
