"""Visits: who came through the door with which page, in memory, by a random id in the cookie.

Jupyter asks here who somebody is and whether a kernel is theirs. There is no token, no password
and no anonymous user.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import Any

from jupyter_server.auth import Authorizer, IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import RequestHandler

COOKIE = "lidera_live"
"""The name of the cookie; see `cookie_name` for what it is called over TLS."""

VISITS_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's leave to open one page; `token` is what the page's kernel acts with.

    `who` is the name under which the browser keeps the person's drafts.
    """

    person: str
    who: str
    path: str
    notebook: str
    title: str
    lang: str
    token: str
    expires: float

    def __repr__(self) -> str:
        return f"Visit({self.path})"


class Visits:
    """The visits that are open, and of those whose login ended the ids, to know them again."""

    def __init__(self) -> None:
        self._open: dict[str, Visit] = {}
        self._over: dict[str, None] = {}

    def begin(self, visit: Visit) -> str:
        """Take a visit in; returns the id for the cookie, always a fresh one."""
        now = time.time()
        self._open = {key: held for key, held in self._open.items() if held.expires > now}
        while len(self._open) >= VISITS_MOST:
            del self._open[next(iter(self._open))]
        key = secrets.token_urlsafe(32)
        self._open[key] = visit
        return key

    def find(self, key: str | None) -> Visit | None:
        """The visit behind a cookie, None if there is none or it has expired."""
        visit = self._open.get(key or "")
        return visit if visit and visit.expires > time.time() else None

    def end(self, visit: Visit) -> None:
        """Forget a visit, under whatever id; one that has not expired ended with its login."""
        ended = visit.expires > time.time()
        for key in [key for key, held in self._open.items() if held is visit]:
            del self._open[key]
            self._over |= {key: None} if ended else {}
        while len(self._over) > VISITS_MOST:
            del self._over[next(iter(self._over))]

    def over(self, key: str | None) -> bool:
        """Whether the visit of this cookie ended with its login."""
        return key in self._over


def cookie_name(secure: bool) -> str:
    """The cookie's name; over TLS with the prefix that keeps other hosts from setting it.

    >>> cookie_name(False), cookie_name(True)
    ('lidera_live', '__Host-lidera_live')
    """
    return f"__Host-{COOKIE}" if secure else COOKIE


class VisitorIdentity(IdentityProvider):  # type: ignore[misc]
    """Tells Jupyter who somebody is: the person of their visit, or nobody."""

    @property
    def auth_enabled(self) -> bool:
        """Always: without a visit nobody is let in."""
        return True

    def get_user(self, handler: RequestHandler) -> User | None:
        """The person of the visit in the cookie."""
        visit = self.parent.visits.find(handler.get_cookie(cookie_name(self.parent.live.secure)))
        return User(username=visit.person) if visit else None

    def get_handlers(self) -> list[tuple[str, Any]]:
        """No login form here: one logs in at the main server."""
        return []


class OwnerOnly(Authorizer):  # type: ignore[misc]
    """Lets a kernel be reached by its owner, and nothing else by anyone."""

    def is_authorized(
        self,
        handler: JupyterHandler,
        user: User,
        action: str,  # noqa: ARG002 - an owner may read, write and stop alike
        resource: str,
    ) -> bool:
        """Whether the request's kernel belongs to `user`; an unknown kernel belongs to nobody."""
        kernel_id = handler.path_kwargs.get("kernel_id")
        owner = handler.kernel_manager.owner(kernel_id)
        return resource == "kernels" and owner is not None and owner.person == user.username
