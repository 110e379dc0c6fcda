"""How much of everything the server takes from one person, one address and all together.

Every number stands here with its reason. A whole school shares one address, and a phone network
shares one among thousands of phones: what is counted by address is therefore generous, and what
is counted by person is strict. Settings change none of these; what a server must decide for
itself (how long a shared computer may be idle, which proxy to believe) is in `settings`.
"""

from __future__ import annotations

MESSAGE_MOST = 64 * 1024
"""Bytes of one message or one request to the local API: the longest reflection is a tenth."""

FRAME_MOST = 256 * 1024
"""Bytes of a websocket message that is still read, so that one over the limit gets an answer.
Beyond this the connection is closed (1009) unread."""

BODY_MOST = 64 * 1024
"""Bytes of a form."""

HEADERS_MOST = 16 * 1024
"""Bytes of a request's headers: cookies of ours are under 200."""

HEADER_SECONDS = 60.0
"""Seconds that a connection may stay silent before or between requests."""

BODY_SECONDS = 60.0
"""Seconds that a form may take to arrive, on the slowest line."""

UPLOAD_SECONDS = 600.0
"""Seconds that a file of a card may take to arrive: eight megabytes on a weak line of a phone."""

SOCKETS_EACH = 8
"""Pages that one person has open at a time; the oldest is put to rest for a ninth."""

SOCKETS_ADDRESS = 500
"""Pages open from one address: a district's training day of 60 people with every page open."""

SOCKETS_ALL = 10_000
"""Pages open at all: at 16 KiB each, 160 MiB."""

ACTS_WAITING = 16_384
"""Acts that may wait for a commit: more than all pages together have under way, one each. A crowd
waits its turn; to be sent away and come back costs the server more than the act."""

MESSAGES_RATE, MESSAGES_BURST = 20.0, 200
"""Messages a second of one person, and how many at once. Somebody deciding sends one in
twenty seconds; a page that comes back after hours offline sends what it kept, one by one."""

MESSAGES_FLOOD = 600
"""Messages in a row that had to wait, half a minute of them, before the connection is closed."""

REQUESTS_RATE, REQUESTS_BURST = 10.0, 300
"""Requests a second of one person: a page is about ten."""

VISITS_RATE, VISITS_BURST = 20.0, 600
"""Requests a second of an address from people who are not logged in: sixty arriving at once."""

LOGINS_RATE, LOGINS_BURST = 1.0, 120
"""Login tries a second of an address: a training day arrives within two minutes."""

KEYS_MOST = 10_000
"""People or addresses that are counted at a time; the one not seen for longest is let go."""

RETRY_SECONDS = 30
"""What a browser that found the server full is told to wait."""
