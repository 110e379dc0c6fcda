"""What both stores ask of their tables, in words that SQLite and PostgreSQL both understand.

Values are given by name (``:stream``). This module must not know any driver.
"""

PAGE = 1000
"""Events read at a time: a statement left open would hold back the store's housekeeping."""

HEAD = "SELECT n, hash FROM events WHERE stream = :name ORDER BY n DESC LIMIT 1"
MESSAGE = "SELECT * FROM events WHERE stream = :name AND message_id = :message ORDER BY i"
READ = "SELECT * FROM events WHERE stream = :name AND n > :after ORDER BY n"
EVENTS = "SELECT * FROM events WHERE seq > :after ORDER BY seq LIMIT :most"
LAST = "SELECT coalesce(max(seq), 0) FROM events"
LAST_SEALED = "SELECT key_id FROM events WHERE key_id <> '' ORDER BY seq DESC LIMIT 1"
# Jumps from one stream to the next instead of walking over all events.
STREAMS = """
WITH RECURSIVE names (stream) AS (
    SELECT min(stream) FROM events WHERE stream >= CAST(:prefix AS text)
    UNION ALL
    SELECT (SELECT min(events.stream) FROM events WHERE events.stream > names.stream) FROM names
    WHERE substr(names.stream, 1, length(CAST(:prefix AS text))) = CAST(:prefix AS text)
)
SELECT stream FROM names
WHERE substr(stream, 1, length(CAST(:prefix AS text))) = CAST(:prefix AS text) ORDER BY stream"""

# The same for all heads: the cost grows with the streams, not with the events.
HEADS = """
WITH RECURSIVE names (stream) AS (
    SELECT min(stream) FROM events
    UNION ALL
    SELECT (SELECT min(events.stream) FROM events WHERE events.stream > names.stream)
    FROM names WHERE names.stream IS NOT NULL
)
SELECT events.stream, events.n, events.hash FROM names JOIN events ON
    events.stream = names.stream
    AND events.n = (SELECT max(n) FROM events WHERE events.stream = names.stream)"""
CHECKPOINTS = "SELECT * FROM checkpoints ORDER BY upto_seq, id"
LAST_CHECKPOINT = "SELECT * FROM checkpoints ORDER BY id DESC LIMIT 1"
ADD_CHECKPOINT = (
    "INSERT INTO checkpoints VALUES (:id, :upto_seq, :streams, :heads_hash, :at, :signature)"
)
