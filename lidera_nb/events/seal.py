"""The envelope: how a payload becomes stored text, and how it is read back.

Private fields are stored as AES-GCM ciphertext under the key of the person whom they are about,
bound to their place, so that a ciphertext moved to another row doesn't open. When the key was
destroyed they read as blank and the event says `erased`. This module must not know SQL.
"""

from __future__ import annotations

import hmac
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from pydantic import ValidationError

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events.admission import sealed_fields, subject_to_seal
from lidera_nb.events.catalogue import blank, kind_of, parse
from lidera_nb.events.chain import Row, canonical
from lidera_nb.events.journal import Entry, Event
from lidera_nb.events.keys import Keys, PersonKey
from lidera_nb.events.kinds import VERSIONS
from lidera_nb.events.stamps import moment
from lidera_nb.events.text import text
from lidera_nb.events.upcast import upcast

_SEALED = "_sealed"
_NONCE = 12


class Sealed(NamedTuple):
    """What is stored of one payload."""

    kind: str
    version: int
    key_id: str
    payload: str


def seal(entry: Entry, i: int, keys: Keys) -> Sealed:
    """The stored form of the entry's event `i`.

    Raises
    ------
    JournalError
        The subject's key was destroyed, or a value has no place in JSON (NaN, half a surrogate).
    """
    event = entry.events[i]
    kind = kind_of(event.payload)
    person = subject_to_seal(event)
    try:
        if person is None:
            return Sealed(kind, VERSIONS[kind], "", text(event.payload))
        key = keys.sealer(person)
        private = text(event.payload, only=sealed_fields(kind))
        closed = _close(private, key, _place(entry.stream, entry.message_id, i, kind))
        clear = text(event.payload, but=sealed_fields(kind))
        return Sealed(kind, VERSIONS[kind], key.id, _with(clear, closed))
    except ValueError as error:
        raise JournalError(f"{entry.stream}: {kind} cannot be stored: {error}") from None


def unseal(row: Row, keys: Keys) -> Event:
    """The event that `row` stores, in today's version.

    Raises
    ------
    JournalDamaged
        The key is missing without having been destroyed, or the content doesn't verify.
    JournalError
        The kind or version is not known to this LIDERA.
    """
    raw: dict[str, Any]
    try:
        raw = json.loads(row.payload)
        closed = raw.pop(_SEALED, None)
        private = {} if closed is None else _open(closed, row, keys)
        payload = parse(row.kind, _todays(row, raw, private))
        at = moment(row.at)
    except (ValidationError, ValueError, AttributeError, TypeError):
        raise JournalDamaged(
            f"event {row.n} of {row.stream} does not hold a {row.kind}: restore a backup"
        ) from None
    return Event(
        row.seq,
        row.stream,
        row.n,
        row.message_id,
        row.i,
        row.kind,
        VERSIONS[row.kind],
        payload,
        row.actor,
        at,
        erased=private is None,
    )


def body_mac(
    stream: str, message_id: str, body: bytes, key_ids: Iterable[str], keys: Keys
) -> bytes:
    """A keyed digest of a message, by which a repeat is told from a conflict.

    It is made under the server's secret together with the keys of everyone about whom the
    message says something private, so that it dies with any of them: a bare digest of a short
    text could be guessed.

    Raises
    ------
    KeyError
        One of the keys is gone, so nothing can be compared any more.
    """
    parts = [keys.secret("body-mac")]
    for key_id in sorted({key_id for key_id in key_ids if key_id}):
        key = keys.find(key_id)
        if key is None or not key.secret:
            raise KeyError(key_id)
        parts.append(key.secret)
    return hmac.digest(canonical(parts), canonical([stream, message_id, body]), "sha256")


def same_body(rows: list[Row], body: bytes, keys: Keys) -> bool:
    """Whether `body` is the message that caused `rows`.

    Once a key is gone nobody can tell: then the message counts as the same, since a resend is
    likely and its answer discloses nothing.
    """
    first = rows[0]
    try:
        mac = body_mac(first.stream, first.message_id, body, (row.key_id for row in rows), keys)
    except KeyError:
        return True
    return hmac.compare_digest(mac, first.body_mac)


def _with(clear: str, closed: str) -> str:
    """A JSON object with the ciphertext (base64, which nothing in JSON escapes) as last field."""
    return f'{clear[:-1]}{"," * (clear != "{}")}"{_SEALED}":"{closed}"}}'


def _place(stream: str, message_id: str, i: int, kind: str) -> bytes:
    return canonical([stream, message_id, i, kind])


def _close(words: str, key: PersonKey, place: bytes) -> str:
    assert key.cipher is not None
    nonce = os.urandom(_NONCE)
    return b64encode(nonce + key.cipher.encrypt(nonce, words.encode(), place)).decode()


def _open(closed: str, row: Row, keys: Keys) -> dict[str, Any] | None:
    """The private fields, or None when their key was destroyed."""
    key = keys.find(row.key_id)
    if key is None:
        raise JournalDamaged(
            f"event {row.n} of {row.stream} is sealed under {row.key_id}, which {keys.where} "
            "never held: restore the key file that belongs to this journal"
        )
    if key.cipher is None:
        return None
    raw = b64decode(closed)
    place = _place(row.stream, row.message_id, row.i, row.kind)
    try:
        opened: dict[str, Any] = json.loads(key.cipher.decrypt(raw[:_NONCE], raw[_NONCE:], place))
    except InvalidTag:
        raise JournalDamaged(
            f"event {row.n} of {row.stream} does not open under its key: restore a backup"
        ) from None
    return opened


def _todays(row: Row, clear: dict[str, Any], private: dict[str, Any] | None) -> Mapping[str, Any]:
    if private is not None:
        return upcast(row.kind, row.version, {**clear, **private})
    if row.kind not in VERSIONS:
        return upcast(row.kind, row.version, clear)  # names the unknown kind
    blanks = {name: blank(row.kind, name) for name in sealed_fields(row.kind)}
    return {**upcast(row.kind, row.version, {**clear, **blanks}), **blanks}
