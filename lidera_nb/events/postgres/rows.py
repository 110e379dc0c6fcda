"""Whole batches of rows at once: a round trip for all, not one for each.

Rows travel as one JSON document, which the server turns into rows again; bytes travel as
hexadecimal digits. This module must not know what a batch means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from lidera_nb.events.batch import Messages, asked, found
from lidera_nb.events.chain import Head, Row
from lidera_nb.events.journal import Entry
from lidera_nb.events.postgres.line import Session

CHANNEL = "lidera_events"
"""Where every commit is told of, with its last `seq`."""

_BYTES = [at for at, name in enumerate(Row._fields) if name in ("body_mac", "prev_hash", "hash")]
_INSERT = f"""
WITH put AS (
    INSERT INTO events
    SELECT seq, stream, n, message_id, i, kind, version, key_id, payload, decode(body_mac, 'hex'),
           actor, at, decode(prev_hash, 'hex'), decode(hash, 'hex')
    FROM json_to_recordset(CAST(:rows AS json)) AS fresh (
        seq bigint, stream text, n bigint, message_id text, i bigint, kind text, version bigint,
        key_id text, payload text, body_mac text, actor text, at text, prev_hash text, hash text)
    RETURNING seq
)
SELECT pg_notify('{CHANNEL}', CAST(max(seq) AS text)) FROM put"""  # noqa: S608 - our own constant
_HEADS = """
SELECT asked.stream, head.n, head.hash
FROM json_array_elements_text(CAST(:streams AS json)) AS asked (stream)
CROSS JOIN LATERAL (
    SELECT n, hash FROM events WHERE events.stream = asked.stream ORDER BY n DESC LIMIT 1
) AS head"""
_MESSAGES = """
SELECT known.* FROM json_to_recordset(CAST(:asked AS json)) AS asked (stream text, message text)
CROSS JOIN LATERAL (
    SELECT * FROM events WHERE stream = asked.stream AND message_id = asked.message ORDER BY i
) AS known"""


def insert(session: Session, rows: Sequence[Row]) -> None:
    """Store rows, and tell whoever listens once they are committed."""
    if rows:
        fresh = [dict(zip(Row._fields, _plain(row), strict=True)) for row in rows]
        session.ask(_INSERT, rows=_json(fresh))


def heads_of(session: Session, entries: Iterable[Entry]) -> dict[str, Head]:
    """Where the streams of these entries stand; those in which nothing happened are left out."""
    streams = sorted({stream for stream, _ in asked(entries)})
    known = session.ask(_HEADS, streams=_json(streams)) if streams else []
    return {stream: Head(n, digest) for stream, n, digest in known}


def messages_of(session: Session, entries: Iterable[Entry]) -> Messages:
    """What is stored of the messages of these entries."""
    pairs = [{"stream": stream, "message": message} for stream, message in asked(entries)]
    known = session.ask(_MESSAGES, asked=_json(pairs)) if pairs else []
    return found(Row(*values) for values in known)


def _plain(row: Row) -> list[object]:
    values: list[object] = list(row)
    for at in _BYTES:
        values[at] = row[at].hex()  # type: ignore[union-attr]  # these are the columns of bytes
    return values


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
