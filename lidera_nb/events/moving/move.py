"""Copying a journal and its keys, row by row as they are stored, while a server writes.

What is read first is covered by what is read later: the mirror, then the checkpoints, then the
events, then the keys. So whatever is appended meanwhile, the copy holds every event that a
checkpoint in it names and every key that seals an event in it. A copy that was interrupted is
gone on with: what is there already is compared, and only the rest is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events.chain import Chains, Row
from lidera_nb.events.checkpoints import Checkpoint, heads_hash
from lidera_nb.events.keys import SIGNING
from lidera_nb.events.moving.ends import End
from lidera_nb.events.vault import Vault


@dataclass(frozen=True, slots=True)
class Moved:
    """What the copy holds, and how many of its events were copied `now`.

    `heads_hash` is the hash over the heads of all streams, alike on both sides.
    """

    events: int
    streams: int
    checkpoints: int
    keys: int
    now: int
    heads_hash: str


def move(source: End, target: End, tell: Callable[[int], None] = lambda _: None) -> Moved:
    """Copy all that the target lacks; `tell` hears of every page how far it is.

    Raises
    ------
    JournalDamaged
        A hash of the source does not fit, a checkpoint is not signed, or the copy differs.
    JournalError
        The target holds something else, or one of them cannot be read or written.
    """
    mirror, checkpoints = source.keys.mirror(), source.journal.checkpoints()
    _verify(source, checkpoints)
    _refuse_foreign(source, target)
    _copy_keys(source.keys, target.keys)
    chains = Chains()
    total, now = _copy_events(source, target, chains, tell)
    keys = _copy_keys(source.keys, target.keys)
    _copy_checkpoints(target, checkpoints)
    if mirror is not None:
        target.keys.set_mirror(mirror)
    digest = heads_hash(chains.heads)
    if heads_hash(target.journal.heads()) != digest:
        raise _other(target, "its streams do not end as those of the source")
    return Moved(total, len(chains.heads), len(checkpoints), keys, now, digest.hex())


def _verify(source: End, checkpoints: list[Checkpoint]) -> None:
    signing = source.keys.secret(SIGNING)
    if signing is None:
        raise JournalError(f"there are no keys of a server at {source.keys.where}: check the path")
    public = Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw()
    for one in checkpoints:
        if not one.signed_by(public):
            raise JournalDamaged(
                f"checkpoint {one.id} of {source.journal.where} is not signed by the key in "
                f"{source.keys.where}: nothing was copied; run `lidera check --journal`"
            )


def _refuse_foreign(source: End, target: End) -> None:
    """See that the target is empty, or a copy of this source that was begun."""
    ours, theirs = source.keys.secrets(), target.keys.secrets()
    strange = any(ours.get(name) != secret for name, secret in theirs.items())
    nobodys = not theirs and (target.keys.rows() or target.journal.rows(0))
    if strange or nobodys:
        raise _other(target, "it holds another server's journal or keys")


def _copy_keys(source: Vault, target: Vault) -> int:
    """Copy secrets first, by which a copy that was begun is known again, then people's keys."""
    for name, secret in source.secrets().items():
        target.add_secret(name, secret)
    rows = source.rows()
    there = {row.id: row for row in target.rows()}
    target.add(row for row in rows if row.id not in there)
    for row in rows:
        if row.destroyed_at and row.id in there and not there[row.id].destroyed_at:
            target.blank(row)  # erased since it was copied
    return len(rows)


def _copy_events(
    source: End, target: End, chains: Chains, tell: Callable[[int], None]
) -> tuple[int, int]:
    """How many events there are, and how many of them were new."""
    total, now, after = 0, 0, 0
    while page := source.journal.rows(after):
        _follow(chains, page)
        there = target.journal.rows(after)[: len(page)]
        if there != page[: len(there)]:
            raise _other(target, f"it differs after event {after}")
        if fresh := page[len(there) :]:
            target.journal.put(fresh)
        total, now, after = total + len(page), now + len(fresh), page[-1].seq
        tell(total)
    if target.journal.rows(after):
        raise _other(target, f"it goes on after event {after}, where the source ends")
    return total, now


def _follow(chains: Chains, page: list[Row]) -> None:
    for row in page:
        for fault in chains.follow(row):
            raise JournalDamaged(f"{fault}; copying stopped before it")


def _copy_checkpoints(target: End, checkpoints: list[Checkpoint]) -> None:
    there = target.journal.checkpoints()
    if not set(there) <= set(checkpoints):
        raise _other(target, "it holds checkpoints that the source has not")
    target.journal.put_checkpoints([one for one in checkpoints if one not in there])


def _other(target: End, why: str) -> JournalError:
    return JournalError(
        f"{target.journal.where} is not empty and no copy of this journal ({why}): "
        "name an empty place, or the one where the copy was begun"
    )
