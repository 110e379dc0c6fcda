"""What a backup says of itself: `manifest.json`, signed with the server's key for checkpoints.

The list of files stands apart, in the form of `sha256sum`, and the manifest holds its digest: so
a plain backup can be checked without LIDERA, and a sealed one does not tell the files' names.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, ValidationError

import lidera_nb
from lidera_nb.errors import BackupDamaged, BackupError
from lidera_nb.events.chain import canonical
from lidera_nb.events.keys import Keys
from lidera_nb.safekeeping.sealing import Sealing

FILE = "manifest.json"
FORMAT = 1
Part = Literal["lasting", "brief"]


class Told(BaseModel):
    """Where the journal stood: the last event, all heads, and the last signed checkpoint."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    seq: int
    at: str
    events: int
    streams: int
    heads: str
    checkpoint: int


class Manifest(BaseModel):
    """The facts of a backup.

    Attributes
    ----------
    part
        ``lasting`` or ``brief``.
    lidera, made_at
        The version that made it, and when (UTC).
    server
        The public key of the server whose journal it is, in hex.
    journal
        Where the journal of the same backup stood.
    course
        `course_hash` of the course that was served.
    destroyed
        Ids of the keys that had been destroyed: no later restore brings one of them back.
    listed, files
        SHA-256 of the list of files, and how many it names.
    sealing
        How the files were sealed, None if they were not.
    signature
        Ed25519 over everything else, in hex.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    format: int
    part: Part
    lidera: str
    made_at: str
    server: str
    journal: Told
    course: str
    destroyed: tuple[str, ...]
    listed: str
    files: int
    sealing: Sealing | None
    signature: str = ""

    def signed(self, keys: Keys) -> Manifest:
        """The same with its signature."""
        return self.model_copy(update={"signature": keys.sign(self._message()).hex()})

    def verify(self) -> None:
        """See that nobody changed it.

        Raises
        ------
        BackupDamaged
            The signature does not fit.
        """
        try:
            public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.server))
            public.verify(bytes.fromhex(self.signature), self._message())
        except (InvalidSignature, ValueError):
            raise BackupDamaged(
                f"its {FILE} was changed after it was signed: take another backup"
            ) from None

    def _message(self) -> bytes:
        facts = self.model_dump(exclude={"signature"})
        return canonical(["lidera backup", json.dumps(facts, sort_keys=True)])


def write(folder: Path, manifest: Manifest) -> None:
    """Put the manifest into a backup's folder."""
    (folder / FILE).write_text(manifest.model_dump_json(indent=1) + "\n", "utf-8")


def read(folder: Path) -> Manifest:
    """The manifest of a backup, as it stands; `verify` says whether it was changed.

    Raises
    ------
    BackupError
        There is none, it is none, or a newer LIDERA wrote it.
    """
    try:
        raw = json.loads((folder / FILE).read_bytes())
    except FileNotFoundError:
        raise BackupError(f"it holds no {FILE}: name a folder that lidera backup made") from None
    except (OSError, ValueError):
        raise BackupDamaged(f"its {FILE} cannot be read: take another backup") from None
    _not_newer(raw)
    try:
        return Manifest.model_validate(raw)
    except ValidationError:
        raise BackupDamaged(f"its {FILE} is not that of a backup: take another backup") from None


def _not_newer(raw: object) -> None:
    facts = raw if isinstance(raw, dict) else {}
    made, ours = str(facts.get("lidera", "")), lidera_nb.__version__
    newer = isinstance(facts.get("format"), int) and facts["format"] > FORMAT
    if newer or _numbers(made) > _numbers(ours):
        raise BackupError(
            f"it was made by LIDERA {made}, and this is {ours}: upgrade this one and try again"
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))
