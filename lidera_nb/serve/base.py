"""What every handler shares: identity, rights, limits, and errors without traces."""

from __future__ import annotations

import logging
import math
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from tornado.web import HTTPError, RequestHandler

from lidera_nb import texts
from lidera_nb.serve.access import Right, may
from lidera_nb.serve.caps.limits import RETRY_SECONDS
from lidera_nb.serve.headers import COOKIE, LANGUAGE, closed, login_cookie

if TYPE_CHECKING:
    from lidera_nb.serve.house import House

__all__ = ["COOKIE", "LANGUAGE", "Handler", "Missing", "same_origin"]

_log = logging.getLogger(__name__)
_PAGES = {403: "denied", 404: "missing", 400: "odd", 405: "odd", 413: "odd", 429: "busy"}


class TooMuchError(HTTPError):
    """More was asked than one person or one address may ask just now."""

    def __init__(self, seconds: float) -> None:
        super().__init__(429)
        self.seconds = math.ceil(seconds)


class FullError(HTTPError):
    """As many people are here as the server takes, or it is about to restart."""

    def __init__(self) -> None:
        super().__init__(503)
        self.seconds = RETRY_SECONDS


class Handler(RequestHandler):
    """Base of all handlers; a subclass names its `right`, and the default lets nobody in."""

    right: Right | None = None
    comes_back = False
    """Whether whoever has to log in first is brought here afterwards."""
    house: House
    person: str | None = None
    roles: frozenset[str] = frozenset()

    def initialize(self, house: House) -> None:
        """Take the house that every handler stands in."""
        self.house = house

    def set_default_headers(self) -> None:
        """Close what a browser would leave open."""
        secure = self.application.settings.get("secure", False)
        for name, value in closed(secure).items():
            self.set_header(name, value)
        self.clear_header("Server")

    def prepare(self) -> None:
        """Settle who asks, and turn away whoever may not."""
        self.identify()
        self.check_pace()
        if self.request.method not in ("GET", "HEAD"):
            self.check_origin_header()
        if self.right is not None and may(self.roles, self.right):
            self.house.welcome(self.person)
            self.note_activity()
            return
        if self.person is None and self.request.method == "GET" and self.right is not None:
            to = f"?next={quote(self.request.path)}" if self.comes_back else ""
            self.redirect(f"/login{to}")
            return
        raise HTTPError(403)

    def identify(self) -> None:
        """Settle who asks."""
        self.person, self.roles = self.house.identify(self.secret)

    @property
    def secret(self) -> str | None:
        """What the login's cookie holds."""
        return self.get_cookie(login_cookie(self.house.settings.secure))

    @property
    def address(self) -> str:
        """The address that this request is counted by."""
        return self.house.address_of(self.request)

    def check_pace(self) -> None:
        """Turn away whoever asks for far more than a person can."""
        wait = self.house.guards.request(self.person, self.address)
        if wait:
            self.house.measures.limited.labels("requests").inc()
            raise TooMuchError(wait)

    def note_activity(self) -> None:
        """Asking for anything of one's own keeps the login from going idle."""
        if self.secret and self.right != "public":
            self.house.touch(self.secret)

    def clear_login(self) -> None:
        """Take the login's cookie back."""
        secure = self.house.settings.secure
        self.clear_cookie(login_cookie(secure), secure=secure, httponly=True, samesite="Lax")

    def check_origin_header(self) -> None:
        """Refuse a form sent from another site: browsers name the origin of every POST."""
        if not same_origin(self.request.headers.get("Origin", ""), self.request.host):
            raise HTTPError(403)

    def check_xsrf_cookie(self) -> None:
        """The Origin check takes the place of tornado's token."""

    @cached_property
    def lang(self) -> str:
        """The language that this browser chose; Spanish if none."""
        return "en" if self.get_cookie(LANGUAGE) == "en" else "es"

    def t(self, text_id: str, **values: Any) -> str:
        """A text of the catalogue in this browser's language."""
        return texts.say(self.lang, text_id, **values)

    def page(self, template: str, here: str = "", **values: Any) -> None:
        """Write a page of the server's own; a change of language leads back to `here`."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(self.drawn(template, here, **values))

    def drawn(self, template: str, here: str = "", **values: Any) -> bytes:
        """A page of the server's own."""
        return self.house.templates.load(template).generate(
            t=self.t,
            lang=self.lang,
            person=self.person,
            here=here or self.request.path,
            style=self.house.assets.style,
            script=self.house.assets.frame,
            tag=self.house.who(self.person) if self.person else "",
            **values,
        )

    def write_error(self, status_code: int, **given: Any) -> None:
        """A plain page that says what happened and where to go; never a trace."""
        error = given.get("exc_info", (None, None))[1]
        full = isinstance(error, FullError)
        known = "full" if full else _PAGES.get(status_code, "failed")
        if isinstance(error, TooMuchError | FullError):
            self.set_header("Retry-After", str(error.seconds))
        self.page("error.html", title=self.t(f"error.{known}"), help=self.t(f"error.{known}_help"))

    def log_exception(self, *error: Any) -> None:
        """Log what failed by kind and place; never what someone typed."""
        if not isinstance(error[1], HTTPError):
            _log.error("%s failed", type(self).__name__, exc_info=error)


def same_origin(origin: str, host: str) -> bool:
    """Whether a request's origin is this server's own.

    >>> same_origin("https://lidera.example", "lidera.example"), same_origin("http://[", "x")
    (True, False)
    """
    try:
        return bool(host) and urlsplit(origin).netloc == host
    except ValueError:
        return False


class Missing(Handler):
    """Every address that is not in the table."""

    right: Right | None = "public"

    def prepare(self) -> None:
        """Say so, to everyone alike."""
        self.identify()
        self.check_pace()
        raise HTTPError(404)
