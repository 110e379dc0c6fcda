"""What is said when PostgreSQL fails: what, where and what to do next, never a password.

This module must not know what is kept there.
"""

from __future__ import annotations

from collections.abc import Mapping

from lidera_nb.errors import JournalAway, JournalDamaged, JournalError

HANGS_UP = ("08", "57P01", "57P02", "57P05", "25P03")
"""How the codes begin by which a server says that it ends the connection."""

AWAY = ("53300", "55P03", "57P03")
"""The codes by which a server says that it has no room or no time just now."""

MISSING = (
    "{name} names a PostgreSQL server, but its driver is not installed: install the extra "
    "'postgres' (pip install 'lidera[postgres]')"
)
LOST = (
    "the connection to PostgreSQL at {where} was lost ({why}), nothing was written: "
    "see that the server runs and try again"
)
IN_DOUBT = (
    "the connection to PostgreSQL at {where} was lost during a commit, so that it is not known "
    "whether it was stored: send the same message again, which is stored once at most"
)
CLOSED = "the connection to PostgreSQL at {where} was closed: open it again"

_SENTENCES = {
    "28": "PostgreSQL at {where} does not let this user in: "
    "check user and password in {name}, and pg_hba.conf on the server",
    "3D": "there is no such database (PostgreSQL at {where}): create it, or check {name}",
    "25006": "PostgreSQL at {where} is read-only or a standby, nothing was written: "
    "name the primary server in {name}",
    "42501": "PostgreSQL at {where} denies it ({why}), nothing was written: "
    "make the user in {name} the owner of the database",
    "53100": "the disk of PostgreSQL at {where} is full, nothing was written: "
    "free some space and try again",
    "53300": "PostgreSQL at {where} has no connection left: "
    "raise its max_connections, or stop what else uses it",
    "55P03": "the database (PostgreSQL at {where}) has been held by another process for "
    "30 seconds, nothing was written: try again, or stop the other process",
    "57P03": "PostgreSQL at {where} is starting or stopping, nothing was written: "
    "try again in a moment",
}
_DAMAGED = (
    "the database is damaged (PostgreSQL at {where} says: {why}): restore it from a backup, "
    "or run `lidera check --journal` to see what is wrong"
)


def sentence(answer: Mapping[str, str], where: str, name: str) -> JournalError:
    """The server's refusal as a sentence; `name` is the setting that holds the address."""
    code, why = answer.get("C", ""), answer.get("M", "")
    if code in ("XX001", "XX002"):
        return JournalDamaged(_DAMAGED.format(where=where, why=why))
    fitting = [_SENTENCES[key] for key in (code, code[:2]) if key in _SENTENCES]
    told = fitting[0] if fitting else "PostgreSQL at {where} refused: {why}"
    kind = JournalAway if code in AWAY else JournalError
    return kind(told.format(where=where, name=name, why=why))
