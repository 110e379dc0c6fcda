"""Backing up a server's folder while the server runs.

The journal is copied first and the keys after it, so that no event lacks its key. Both parts are
made under names that nobody looks for, read back from the disk, and only then given theirs: the
keys' first, as a journal without its newest keys is of less use than the reverse.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import lidera_nb
from lidera_nb.errors import BackupError, JournalDamaged
from lidera_nb.events.check import JournalReport, examine_file
from lidera_nb.events.keys import Keys
from lidera_nb.events.stamps import stamp
from lidera_nb.events.store import open_keys
from lidera_nb.safekeeping import manifest as manifests
from lidera_nb.safekeeping.box import Box
from lidera_nb.safekeeping.contents import JOURNAL, KEYS, course_hash, files, take
from lidera_nb.safekeeping.manifest import FORMAT, Manifest, Part, Told
from lidera_nb.safekeeping.opened import open_backup, read_through
from lidera_nb.safekeeping.places import (
    alone,
    let_go,
    name_of,
    put_in_place,
    sweep,
    told_of,
    workshop,
)
from lidera_nb.safekeeping.retention import spare, undoing
from lidera_nb.safekeeping.sealing import begin
from lidera_nb.safekeeping.snapshot import source_of
from lidera_nb.settings import Settings

Heard = Callable[[str, int, int], object]
"""Told what is being done, and how much of how much of it is."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to back up, and to where.

    Attributes
    ----------
    to, keys_to
        Where the lasting and the brief part go; None leaves the brief part out.
    keep, keep_keys
        How many backups of each part stay; None keeps all.
    passphrase
        Seals both parts; empty leaves them plain.
    """

    settings: Settings
    to: Path
    now: datetime
    keys_to: Path | None = None
    keep: int | None = None
    keep_keys: int = 2
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The backup's two parts, what they tell, and the older backups that were let go of."""

    lasting: Path
    brief: Path | None
    told: Told
    files: int
    let_go: tuple[Path, ...]


def backup(order: Order, heard: Heard) -> Made:
    """Make a backup, verify it, and let go of older ones.

    Raises
    ------
    JournalDamaged
        The server's journal does not verify: nothing was backed up or let go of.
    BackupError
        A folder cannot be used, or what was written does not verify.
    """
    _refuse(order)
    with ExitStack() as stack:
        stack.enter_context(told_of(order.to))
        for folder in filter(None, (order.settings.var, order.to, order.keys_to)):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            stack.enter_context(alone(folder))
            sweep(folder)
        room = stack.enter_context(workshop(order.settings.var))
        keys = stack.enter_context(closing(open_keys(order.settings, read_only=True)))
        return _Making(order, room, keys, heard).made()


def _refuse(order: Order) -> None:
    if not order.settings.store and not order.settings.journal.exists():
        raise BackupError(
            f"there is no journal at {order.settings.journal}: name the server's folder with --var"
        )
    places = {"--to": order.to.resolve()}
    if order.keys_to is not None:
        places["--keys-to"] = order.keys_to.resolve()
    for option, place in places.items():
        if place.is_relative_to(order.settings.var.resolve()):
            raise BackupError(
                f"{option} {place} lies within the server's folder and would be lost with it: "
                "name a folder elsewhere, best on another disk"
            )
    here = places["--to"]
    there = places.get("--keys-to")
    if there and (here.is_relative_to(there) or there.is_relative_to(here)):
        raise BackupError(
            "--to and --keys-to lie within each other: keep the keys in another place, or whoever "
            "gets at the backups can read everything, also of people who were erased"
        )


@dataclass(slots=True)
class _Making:
    order: Order
    room: Path
    keys: Keys
    heard: Heard

    def made(self) -> Made:
        report = self._copy()
        parts: dict[Part, Path] = {"brief": self.order.keys_to} if self.order.keys_to else {}
        parts["lasting"] = self.order.to
        with ExitStack() as stack:
            shops = {part: stack.enter_context(workshop(to)) for part, to in parts.items()}
            told = {part: self._fill(part, shop / "made", report) for part, shop in shops.items()}
            name = {part: name_of(part, self.order.now) for part in parts}
            places = {
                part: put_in_place(shops[part] / "made", parts[part], name[part]) for part in parts
            }
        gone = self._let_go(told)
        count = sum(one.files for one in told.values())
        lasting = told["lasting"].journal
        return Made(places["lasting"], places.get("brief"), lasting, count, gone)

    def _copy(self) -> JournalReport:
        """The journal and then the keys, into the workshop; the copy must verify."""
        # Read before the snapshot: a checkpoint taken in between would look like a loss.
        mirror = self.keys.mirror()
        journal = self.room / JOURNAL
        source_of(self.order.settings).copy_to(
            journal,
            self.room / "keys.db" if self.order.keys_to else None,
            lambda done, every: self.heard("Copying the journal", done, every),
        )
        self.heard("Verifying the journal", 0, 1)
        self.keys.refresh()
        report = examine_file(journal, self.keys, mirror)
        self.heard("Verifying the journal", 1, 1)
        if report.faults:
            raise JournalDamaged(
                f"{self._where()} does not verify, so nothing was backed up: "
                f"{report.faults[0].replace(str(journal), 'it')}; run lidera doctor"
            )
        return report

    def _where(self) -> str:
        settings = self.order.settings
        return "the journal in PostgreSQL" if settings.store else str(settings.journal)

    def _fill(self, part: Part, folder: Path, report: JournalReport) -> Manifest:
        """Write one part and read it back."""
        folder.mkdir(mode=0o700)
        passphrase = self.order.passphrase
        sealing, key = begin(passphrase) if passphrase else (None, None)
        box = Box(folder, key)
        box.put(*((self.room / JOURNAL, JOURNAL) if part == "lasting" else self._keys_file()))
        rest = list(files(self.order.settings, part))
        for number, (path, name) in enumerate(rest, start=1):
            take(box, path, name, self.room)
            self.heard(f"Copying files ({part} part)", number, len(rest))
        manifest = Manifest(
            format=FORMAT,
            part=part,
            lidera=lidera_nb.__version__,
            made_at=stamp(self.order.now),
            server=self.keys.public_key().hex(),
            journal=_told(report),
            course=course_hash(self.order.settings.course),
            destroyed=tuple(sorted(self.keys.destroyed())),
            listed=box.close(),
            files=len(box.digests),
            sealing=sealing,
        ).signed(self.keys)
        manifests.write(folder, manifest)
        self.heard(f"Reading it back ({part} part)", 0, 1)
        read_through(open_backup(folder, part, passphrase))
        self.heard(f"Reading it back ({part} part)", 1, 1)
        return manifest

    def _keys_file(self) -> tuple[Path, str]:
        return self.room / "keys.db", KEYS

    def _let_go(self, told: dict[Part, Manifest]) -> tuple[Path, ...]:
        server = told["lasting"].server
        gone = spare(self.order.to, "lasting", server, self.order.keep)
        if self.order.keys_to is not None:
            gone += undoing(self.order.keys_to, told["brief"])
            gone += spare(self.order.keys_to, "brief", server, self.order.keep_keys)
        for path in dict.fromkeys(gone):
            let_go(path)
        return tuple(dict.fromkeys(gone))


def _told(report: JournalReport) -> Told:
    signed = report.signed.id if report.signed else 0
    return Told(
        seq=report.seq,
        at=report.at,
        events=report.events,
        streams=report.streams,
        heads=report.heads,
        checkpoint=signed,
    )
