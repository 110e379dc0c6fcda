"""What every handler shares: identity, rights, security headers, and errors without traces."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.web import HTTPError, RequestHandler

from lidera_nb import texts
from lidera_nb.serve.access import Right, may

if TYPE_CHECKING:
    from lidera_nb.serve.house import House

_log = logging.getLogger(__name__)

COOKIE, LANGUAGE = "lidera", "lidera_lang"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


class Handler(RequestHandler):
    """Base of all handlers; a subclass names its `right`, and the default lets nobody in."""

    right: Right | None = None
    house: House
    person: str | None = None
    roles: frozenset[str] = frozenset()

    def initialize(self, house: House) -> None:
        """Take the house that every handler stands in."""
        self.house = house

    def set_default_headers(self) -> None:
        """Close what a browser would leave open."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cache-Control", "private, no-store")
        self.set_header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        self.clear_header("Server")

    def prepare(self) -> None:
        """Settle who asks, and turn away whoever may not."""
        self.person, self.roles = self.house.identify(self.get_cookie(COOKIE))
        if self.request.method not in ("GET", "HEAD"):
            self.check_origin_header()
        if self.right is not None and may(self.roles, self.right):
            return
        if self.person is None and self.request.method == "GET" and self.right is not None:
            self.redirect("/login")
            return
        raise HTTPError(403)

    def check_origin_header(self) -> None:
        """Refuse a form sent from another site: browsers name the origin of every POST."""
        if not same_origin(self.request.headers.get("Origin", ""), self.request.host):
            raise HTTPError(403)

    def check_xsrf_cookie(self) -> None:
        """The Origin check takes the place of tornado's token."""

    @property
    def lang(self) -> str:
        """The language that this browser chose; Spanish if none."""
        return "en" if self.get_cookie(LANGUAGE) == "en" else "es"

    def t(self, text_id: str, **values: Any) -> str:
        """A text of the catalogue in this browser's language."""
        return texts.say(self.lang, text_id, **values)

    def page(self, template: str, **values: Any) -> None:
        """Write a page of the server's own."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(
            self.house.templates.load(template).generate(
                t=self.t,
                lang=self.lang,
                person=self.person,
                here=self.request.path,
                style=self.house.assets.style,
                **values,
            )
        )

    def write_error(self, status_code: int, **_: Any) -> None:
        """A plain page that says what happened and where to go; never a trace."""
        known = {403: "denied", 404: "missing"}.get(status_code, "failed")
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
        self.person, self.roles = self.house.identify(self.get_cookie(COOKIE))
        raise HTTPError(404)
