"""Is the journal whole? Everything that can be verified, read-only, beside a running server.

One pass over one consistent snapshot. This module changes nothing and mends nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from lidera_nb.errors import JournalError
from lidera_nb.events.chain import Chains, Row
from lidera_nb.events.checkpoints import Checkpoint, heads_hash, lost_tail
from lidera_nb.events.journal import Event
from lidera_nb.events.keys import Keys
from lidera_nb.events.seal import unseal
from lidera_nb.events.snapshot import FileSnapshot
from lidera_nb.events.storage import in_use_now

_ROW_TYPES = (int, str, int, str, int, str, int, str, str, bytes, str, str, bytes, bytes)
_CHECKPOINT_TYPES = (int, int, int, bytes, str, bytes)


@dataclass(frozen=True, slots=True)
class JournalReport:
    """What was looked at, and every fault found as one sentence; none means it is whole.

    Attributes
    ----------
    seq, at
        The last event's place in the journal, and its time as stored.
    heads
        `heads_hash` of all streams as they stand at the end, in hex.
    signed
        The last checkpoint that the journal holds.
    broken
        By stream: the first `n` from which its events cannot be trusted.
    """

    events: int
    streams: int
    checkpoints: int
    faults: tuple[str, ...]
    seq: int = 0
    at: str = ""
    heads: str = ""
    signed: Checkpoint | None = None
    broken: Mapping[str, int] = field(default_factory=dict)


class Snapshot(Protocol):
    """A store as it was at one moment. Every call may raise `JournalError`."""

    where: str

    def structure(self) -> Iterable[str]:
        """What is wrong with the store itself, a sentence each."""

    def checkpoints(self) -> Iterable[Sequence[object]]:
        """The rows of the checkpoints, by what they cover."""

    def events(self) -> Iterable[Sequence[object]]:
        """The rows of all events, by `seq`."""

    def close(self) -> None:
        """Let go of the moment."""


def check_journal(path: Path | str, keys_path: Path | str) -> JournalReport:
    """Verify a journal in a file against itself and against its key file; see `examine`."""
    try:
        with closing(Keys.open(keys_path, read_only=True)) as keys:
            # Read before the snapshot: a checkpoint taken in between would look like a loss.
            return examine_file(Path(path), keys, keys.mirror())
    except JournalError as error:
        return _unread(error)


def examine_file(
    path: Path,
    keys: Keys | None,
    mirror: Checkpoint | None = None,
    *,
    public: bytes = b"",
    each: Callable[[Event], object] | None = None,
) -> JournalReport:
    """Verify a journal in a file; nothing is written, not even beside it. See `examine`."""
    in_use = in_use_now(path)
    report = examine(lambda: FileSnapshot.open(path), keys, mirror, public=public, each=each)
    if report.faults and not in_use and in_use_now(path):
        # A server began to write to what was read as a file at rest: look again, beside it.
        return examine_file(path, keys, mirror, public=public, each=each)
    return report


def examine(
    snapshot: Callable[[], Snapshot],
    keys: Keys | None,
    mirror: Checkpoint | None = None,
    *,
    public: bytes = b"",
    each: Callable[[Event], object] | None = None,
) -> JournalReport:
    """Verify a journal with open keys, or as much of it as can be verified without them.

    Looks at the store's structure, its migrations, every chain, every payload, every signed
    checkpoint and the mirror of the last one.

    Parameters
    ----------
    snapshot
        Opens the journal, read-only.
    keys
        The open keys; None leaves what is sealed unopened.
    mirror
        A checkpoint that the journal must hold, None if nothing is known of one.
    public
        Without keys: the public key that signed the checkpoints; empty if nobody knows it.
    each
        Called with every event that can be read; only with keys.
    """
    try:
        with closing(snapshot()) as moment:
            return _Examination(moment, keys, mirror, public, each).report()
    except JournalError as error:
        return _unread(error)


def _unread(error: JournalError) -> JournalReport:
    return JournalReport(0, 0, 0, (str(error),))


class _Examination:
    def __init__(
        self,
        snapshot: Snapshot,
        keys: Keys | None,
        mirror: Checkpoint | None,
        public: bytes,
        each: Callable[[Event], object] | None,
    ) -> None:
        self.snapshot, self.keys, self.mirror = snapshot, keys, mirror
        self.public, self.each = public, each
        self.faults: list[str] = []
        self.broken: dict[str, int] = {}
        self.chains = Chains()
        self.events, self.seq, self.at = 0, 0, ""
        self.checkpoints: list[Checkpoint] = []

    def report(self) -> JournalReport:
        try:
            self.faults += self.snapshot.structure()
            self._signatures()
            self._rows()
        except JournalError as error:
            self.faults.append(str(error))
        else:
            self._tail()
        return JournalReport(
            self.events,
            len(self.chains.heads),
            len(self.checkpoints),
            tuple(self.faults),
            self.seq,
            self.at,
            heads_hash(self.chains.heads).hex(),
            self.checkpoints[-1] if self.checkpoints else None,
            self.broken,
        )

    def _signatures(self) -> None:
        self.checkpoints = [
            Checkpoint(*row)  # type: ignore[arg-type]  # just looked at
            for row in self.snapshot.checkpoints()
            if self._fits(row, _CHECKPOINT_TYPES, "checkpoint")
        ]
        public, signer = self.public, "the key of its server"
        if self.keys is not None and (self.checkpoints or self.mirror):
            public, signer = self.keys.public_key(), f"the key in {self.keys.where}"
        for one in self.checkpoints:
            if public and not one.signed_by(public):
                self.faults.append(
                    f"checkpoint {one.id} is not signed by {signer}: "
                    "it was changed, or the key file belongs to another journal"
                )

    def _rows(self) -> None:
        due = deque(self._all_checkpoints())
        for values in self.snapshot.events():
            if not self._fits(values, _ROW_TYPES, "event with seq"):
                continue
            row = Row(*values)  # type: ignore[arg-type]  # just looked at
            while due and due[0].upto_seq < row.seq:
                self._compare(due.popleft())
            self.events, self.seq, self.at = self.events + 1, row.seq, row.at
            before = len(self.faults)
            self.faults += self.chains.follow(row)
            self._content(row)
            if len(self.faults) > before:
                self.broken[row.stream] = min(row.n, self.broken.get(row.stream, row.n))
        for checkpoint in due:
            self._compare(checkpoint)

    def _fits(self, values: Sequence[object], types: Sequence[type], what: str) -> bool:
        fits = all(map(isinstance, values, types))
        if not fits:
            self.faults.append(
                f"{what} {values[0]} holds values of the wrong type: restore it from a backup"
            )
        return fits

    def _all_checkpoints(self) -> list[Checkpoint]:
        """The journal's own, and the mirror where the journal does not have it."""
        lost = [self.mirror] if self.mirror and self.mirror not in self.checkpoints else []
        for one in lost:
            self.faults.append(
                f"checkpoint {one.id}, which the key file mirrors, is missing or was changed: "
                "the journal was replaced or lost its tail; restore the newest backup"
            )
        return sorted(self.checkpoints + lost, key=lambda one: one.upto_seq)

    def _compare(self, checkpoint: Checkpoint) -> None:
        if checkpoint.heads_hash != heads_hash(self.chains.heads):
            self.faults.append(
                f"checkpoint {checkpoint.id} ({checkpoint.at}) does not fit the events up to "
                f"seq {checkpoint.upto_seq}: some were removed or rewritten after it was signed"
            )

    def _content(self, row: Row) -> None:
        if self.keys is None:
            return
        try:
            event = unseal(row, self.keys)
        except JournalError as error:
            self.faults.append(str(error))
            return
        if self.each is not None:
            self.each(event)

    def _tail(self) -> None:
        if self.mirror is not None and self.mirror.upto_seq > self.seq:
            self.faults.append(lost_tail(self.snapshot.where, self.seq, self.mirror))
