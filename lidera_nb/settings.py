"""Settings of a server or a command: typed, frozen, made from a mapping at the edge.

Only ``cli`` reads the environment for settings (``pages/place.py`` does in a notebook kernel,
which is an edge of its own); everything else is handed a `Settings`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal, get_args

from lidera_nb.errors import SettingsError
from lidera_nb.pgaddress import address

PagesMode = Literal["session", "live"]
LogMode = Literal["text", "json"]
TOKEN = 20
"""Characters that a token for the figures has at least: it is all that keeps them."""
IDLE = range(5, 241)
"""Minutes that a shared computer may be idle: enough to be warned, less than a working morning."""
_STORES = ("LIDERA_STORE", "LIDERA_KEYS")
PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how pages are served.

    Attributes
    ----------
    course
        The course folder.
    var
        The folder of a running server: journal, keys, reports.
    port, live_port
        TCP ports of the server and of the live pages' process; 0 takes any free one.
    pages
        ``session`` (pages rendered once, no kernel) or ``live`` (a kernel for each page).
    host
        The address to listen on; anything but loopback needs a TLS proxy in front.
    url, live_url
        The addresses that browsers use for the server and for the live pages, where a proxy
        stands in front; empty where there is none.
    secure
        Whether cookies are marked Secure: when the proxy in front speaks TLS.
    proxy
        The networks of the proxies whose ``X-Forwarded-For`` is believed; none by default.
    idle_minutes
        How long a login on a shared computer lasts without anyone being active.
    search
        The address of the PostgreSQL database that cards are searched in; empty: SQLite, in
        memory. It may hold a password, so that it is not shown.
    store, key_store
        The addresses of the PostgreSQL databases of the journal and of the keys, which several
        servers may share; empty: files in `var`. They may hold passwords, too.
    metrics_token
        What whoever asks for the server's figures has to show; empty: they are told to this
        machine alone, where no proxy stands in front.
    log
        ``text`` (a sentence a line) or ``json`` (an object a line, for a log collector).
    passphrase
        What backups are sealed and opened with; empty: they are not sealed.
    """

    course: Path = PROJECT / "course"
    var: Path = PROJECT / "var"
    port: int = 8400
    live_port: int = 0
    pages: PagesMode = "session"
    host: str = "127.0.0.1"
    url: str = ""
    live_url: str = ""
    secure: bool = False
    proxy: tuple[IPv4Network | IPv6Network, ...] = ()
    idle_minutes: int = 60
    search: str = field(default="", repr=False)
    store: str = field(default="", repr=False)
    key_store: str = field(default="", repr=False)
    metrics_token: str = field(default="", repr=False)
    log: LogMode = "text"
    passphrase: str = field(default="", repr=False)

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.var / "journal.db"

    @property
    def keys(self) -> Path:
        """The file of keys and secrets, backed up apart from the journal."""
        return self.var / "keys" / "keys.db"

    @property
    def shelf(self) -> Path:
        """Where the versions of cases lie that plays are pinned to."""
        return self.var / "shelf"

    @property
    def assignments(self) -> Path:
        """The working course of nbgrader: what was handed in, graded and fed back."""
        return self.var / "assignments"

    @property
    def cardfiles(self) -> Path:
        """Files of knowledge cards, each sealed under its author's key."""
        return self.var / "card-files"

    @property
    def drawn(self) -> Path:
        """Where it is kept what the notebooks drew; it can be removed at any time."""
        return self.var / "drawn"

    @property
    def reports(self) -> Path:
        """Where reports lie that evaluators may read in the browser."""
        return self.var / "reports"


def from_mapping(values: Mapping[str, str]) -> Settings:
    """Settings from ``LIDERA_*`` variables; what is not given keeps its default.

    Raises
    ------
    SettingsError
        A value is impossible; the sentence names the variable and what it may be.

    Examples
    --------
    >>> from_mapping({"LIDERA_PORT": "9000"}).port
    9000
    """
    default = Settings()
    store, key_store = _stores(values)
    return Settings(
        course=Path(values.get("LIDERA_COURSE", default.course)),
        var=Path(values.get("LIDERA_VAR", default.var)),
        port=_port(values, "LIDERA_PORT", default.port),
        live_port=_port(values, "LIDERA_LIVE_PORT", default.live_port),
        pages=_pages(values.get("LIDERA_PAGES", default.pages)),
        host=values.get("LIDERA_HOST", default.host),
        url=_origin(values, "LIDERA_URL"),
        live_url=_origin(values, "LIDERA_LIVE_URL"),
        secure=values.get("LIDERA_SECURE", "") == "1",
        proxy=_networks(values.get("LIDERA_PROXY", "")),
        idle_minutes=_minutes(values, "LIDERA_IDLE_MINUTES", default.idle_minutes),
        search=values.get("LIDERA_SEARCH", "").strip(),
        store=store,
        key_store=key_store,
        metrics_token=_token(values.get("LIDERA_METRICS_TOKEN", "").strip()),
        log=_log(values.get("LIDERA_LOG", default.log)),
        passphrase=values.get("LIDERA_BACKUP_PASSPHRASE", ""),
    )


def _stores(values: Mapping[str, str]) -> tuple[str, str]:
    store, keys = (values.get(name, "").strip() for name in _STORES)
    for name, given, other in ((_STORES[0], store, keys), (_STORES[1], keys, store)):
        if given and not other:
            missing = _STORES[0] if name == _STORES[1] else _STORES[1]
            raise SettingsError(
                f"{name} is given but {missing} is not; give both, as servers that share the "
                "journal must share the keys, or neither, to keep both in files"
            )
    if store and address(store, _STORES[0]).place == address(keys, _STORES[1]).place:
        raise SettingsError(
            "LIDERA_STORE and LIDERA_KEYS name the same database; give the keys a database of "
            "their own, which is backed up apart from the journal"
        )
    return store, keys


def _origin(values: Mapping[str, str], name: str) -> str:
    raw = values.get(name, "").rstrip("/")
    if raw and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+", raw):
        raise SettingsError(f"{name} is '{raw}'; give an address such as https://lidera.example")
    return raw


def _port(values: Mapping[str, str], name: str, default: int) -> int:
    raw = values.get(name, str(default))
    if not raw.isdecimal() or int(raw) > 65535:
        raise SettingsError(f"{name} is '{raw}'; give a port number from 0 to 65535")
    return int(raw)


def _minutes(values: Mapping[str, str], name: str, default: int) -> int:
    raw = values.get(name, str(default))
    if not raw.isdecimal() or int(raw) not in IDLE:
        raise SettingsError(f"{name} is '{raw}'; give minutes from {IDLE.start} to {IDLE.stop - 1}")
    return int(raw)


def _networks(raw: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(part.strip()) for part in raw.split(",") if part.strip())
    except ValueError:
        raise SettingsError(
            f"LIDERA_PROXY is '{raw}'; give the proxy's address, such as 127.0.0.1, or its "
            "network, such as 10.0.5.0/24 (several with commas)"
        ) from None


def _token(raw: str) -> str:
    if raw and (len(raw) < TOKEN or not raw.isascii() or " " in raw):
        raise SettingsError(
            f"LIDERA_METRICS_TOKEN is too short or holds spaces; give at least {TOKEN} letters and "
            "digits, for instance what 'openssl rand -hex 24' prints"
        )
    return raw


def _log(raw: str) -> LogMode:
    if raw not in get_args(LogMode):
        raise SettingsError(f"LIDERA_LOG is '{raw}'; give 'text' or 'json'")
    return raw  # type: ignore[return-value]  # one of the literals, as just checked


def _pages(raw: str) -> PagesMode:
    if raw not in get_args(PagesMode):
        raise SettingsError(f"LIDERA_PAGES is '{raw}'; give 'session' or 'live'")
    return raw  # type: ignore[return-value]  # one of the literals, as just checked
