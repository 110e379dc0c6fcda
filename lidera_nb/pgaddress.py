"""The address of a PostgreSQL database, as a setting gives it and as the driver wants it.

An address may hold a password: no sentence and no representation of an object ever shows more
of it than host and database. This module must not know what is kept in the database.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lidera_nb.errors import SettingsError

FORM = "give an address such as postgresql://lidera@/lidera?host=/run/postgresql"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is, as the driver wants it; `shown` is what people may read."""

    shown: str
    options: dict[str, Any]

    @property
    def place(self) -> tuple[object, ...]:
        """What two addresses of the same database have in common, whoever the user is."""
        parts = ("unix_sock", "host", "port", "database")
        return tuple(self.options.get(part) for part in parts)

    def __repr__(self) -> str:
        return f"Address({self.shown!r})"


def address(url: str, name: str) -> Address:
    """Read ``postgresql://user:password@host:port/database``, the value of the setting `name`.

    With ``?host=/folder`` the server is reached by the socket in that folder. Any other machine is
    spoken to under TLS with its certificate checked, unless ``?sslmode=disable`` says otherwise.

    Raises
    ------
    SettingsError
        It is none; the sentence does not repeat it, since it may hold a password.

    Examples
    --------
    >>> address("postgresql://lidera:secret@localhost/cards", "LIDERA_SEARCH")
    Address('localhost:5432, database cards')
    """
    try:
        parts = urlsplit(url)
        asked, port = parse_qs(parts.query, strict_parsing=bool(parts.query)), parts.port or 5432
    except ValueError:
        raise SettingsError(f"{name} is no address of a database; {FORM}") from None
    database, folder = unquote(parts.path[1:]), asked.pop("host", [""])[0]
    mode = asked.pop("sslmode", [""])[0]
    known = parts.scheme in ("postgresql", "postgres") and mode in ("", "disable", "verify-full")
    if not known or asked or not parts.username or not database or not (parts.hostname or folder):
        raise SettingsError(f"{name} is no address of a database; {FORM}")
    host = parts.hostname or "localhost"
    place = {"unix_sock": f"{folder}/.s.PGSQL.{port}"} if folder else {"host": host, "port": port}
    plain = bool(folder) or mode == "disable" or (_here(host) and not mode)
    options = {
        "user": unquote(parts.username),
        "password": unquote(parts.password) if parts.password else None,
        "database": database,
        "ssl_context": False if plain else ssl.create_default_context(),
        **place,
    }
    return Address(f"{folder or f'{host}:{port}'}, database {database}", options)


def _here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
