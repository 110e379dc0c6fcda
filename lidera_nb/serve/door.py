"""The door: logging in by access code, logging out, choosing a language."""

from __future__ import annotations

import math
from urllib.parse import quote

from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler
from lidera_nb.serve.headers import LANGUAGE, login_cookie
from lidera_nb.serve.login.logins import person_behind


class LoginHandler(Handler):
    """The login page."""

    right: Right | None = "public"

    def get(self) -> None:
        """Ask for the code, unless someone is logged in already.

        Whoever holds a card is asked in any case: the browser may be a colleague's.
        """
        if self.person is not None and self.get_query_argument("card", None) is None:
            self.redirect(self._aim())
            return
        self._ask("")

    async def post(self) -> None:
        """Open a login for whoever the code belongs to, and close the one that was open here.

        A locked try does the same work as any other, and a right code fares no better in it.
        """
        typed = self.get_body_argument("code", "")
        key = self.house.keys.secret("codes")
        handle, person = person_behind(typed, self.house.sessions.registry, key)
        guards = self.house.guards
        wait = guards.attempt(handle, self.address)
        if wait:
            self.house.measures.limited.labels("logins").inc()
            self._refuse_for_now(wait)
        elif person is None:
            guards.lockout.fail(handle, self.address, guards.now())
            self.set_status(403)
            self._ask(self.t("login.fault"))
        else:
            guards.lockout.succeed(handle, self.address)
            await self._enter(person)

    def _ask(self, fault: str) -> None:
        own = self.get_body_argument("own", "") == "yes"
        card = "card&" if self.get_query_argument("card", None) is not None else ""
        here = f"/login?{card}next={quote(self._aim())}"
        self.page("login.html", here, title=self.t("login.title"), fault=fault, own=own)

    def _aim(self) -> str:
        """Where somebody was going when they were asked to log in: a path of this server."""
        return within(self.get_query_argument("next", "/"))

    def _refuse_for_now(self, wait: float) -> None:
        self.set_status(429)
        self.set_header("Retry-After", str(math.ceil(wait)))
        self._ask(self.t("login.wait", minutes=math.ceil(wait / 60)))

    async def _enter(self, person: str) -> None:
        """Always a fresh secret: what the browser brought along is worth nothing afterwards."""
        own = self.get_body_argument("own", "") == "yes"
        if self.person and self.secret:
            await self.house.close_login(self.person, self.secret)
        secret = await self.house.open_login(person, own)
        lifetime = int(self.house.logins.rules.own.absolute.total_seconds())
        secure = self.house.settings.secure
        self.set_cookie(
            login_cookie(secure),
            secret,
            httponly=True,
            samesite="Lax",
            secure=secure,
            max_age=lifetime if own else None,  # None: it ends with the browser
        )
        self.redirect(self._aim(), status=303)


class LogoutHandler(Handler):
    """Leaving."""

    right: Right | None = "own"

    def prepare(self) -> None:
        """Also let go whoever's login is over already: their browser still holds the cookie."""
        self.identify()
        if self.person is None and self.secret and self.request.method == "POST":
            self.check_pace()
            self.check_origin_header()
        else:
            super().prepare()

    async def post(self) -> None:
        """Close this login, here and in the journal."""
        if self.person and self.secret:
            await self.house.close_login(self.person, self.secret)
        self.clear_login()
        self.set_header("Clear-Site-Data", '"cache", "storage"')
        self.redirect("/login", status=303)


class LanguageHandler(Handler):
    """Choosing a language, for this browser."""

    right: Right | None = "public"

    def post(self) -> None:
        """Remember the language and go back to the page it was chosen on."""
        lang = "en" if self.get_body_argument("lang", "") == "en" else "es"
        self.set_cookie(
            LANGUAGE,
            lang,
            samesite="Lax",
            max_age=31536000,
            httponly=True,
            secure=self.house.settings.secure,
        )
        self.redirect(within(self.get_body_argument("next", "/")), status=303)


def within(target: str) -> str:
    r"""A path of this server; anything that could lead elsewhere becomes the home page.

    >>> within("/m/01-los-que-faltan"), within("//evil.example"), within("/\\evil")
    ('/m/01-los-que-faltan', '/', '/')
    """
    plain = target.isascii() and target.isprintable() and "\\" not in target
    return target if plain and target.startswith("/") and not target.startswith("//") else "/"
