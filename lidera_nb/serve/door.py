"""The door: logging in by access code, logging out, choosing a language."""

from __future__ import annotations

from lidera_nb.serve.access import Right
from lidera_nb.serve.base import COOKIE, LANGUAGE, Handler
from lidera_nb.serve.logins import LIFETIME, person_behind


class LoginHandler(Handler):
    """The login page."""

    right: Right | None = "public"

    def get(self) -> None:
        """Ask for the code, unless someone is logged in already."""
        if self.person is not None:
            self.redirect("/")
            return
        self.page("login.html", title=self.t("login.title"), fault="")

    async def post(self) -> None:
        """Open a login for whoever the code belongs to; always a fresh session secret."""
        typed = self.get_body_argument("code", "")
        person = person_behind(typed, self.house.sessions.registry, self.house.keys.secret("codes"))
        if person is None:
            self.set_status(403)
            self.page("login.html", title=self.t("login.title"), fault=self.t("login.fault"))
            return
        secret = await self.house.open_login(person)
        self.set_cookie(
            COOKIE,
            secret,
            httponly=True,
            samesite="Lax",
            secure=self.house.settings.secure,
            max_age=int(LIFETIME.total_seconds()),
        )
        self.redirect("/", status=303)


class LogoutHandler(Handler):
    """Leaving."""

    right: Right | None = "own"

    async def post(self) -> None:
        """Close this login, here and in the journal."""
        secret = self.get_cookie(COOKIE)
        if self.person and secret:
            await self.house.close_login(self.person, secret)
        self.clear_cookie(COOKIE)
        self.set_header("Clear-Site-Data", '"storage"')
        self.redirect("/login", status=303)


class LanguageHandler(Handler):
    """Choosing a language, for this browser."""

    right: Right | None = "public"

    def post(self) -> None:
        """Remember the language and go back to the page it was chosen on."""
        lang = "en" if self.get_body_argument("lang", "") == "en" else "es"
        self.set_cookie(LANGUAGE, lang, samesite="Lax", max_age=31536000, httponly=True)
        self.redirect(within(self.get_body_argument("next", "/")), status=303)


def within(target: str) -> str:
    r"""A path of this server; anything that could lead elsewhere becomes the home page.

    >>> within("/m/01-los-que-faltan"), within("//evil.example"), within("/\\evil")
    ('/m/01-los-que-faltan', '/', '/')
    """
    plain = target.isascii() and target.isprintable() and "\\" not in target
    return target if plain and target.startswith("/") and not target.startswith("//") else "/"
