"""The few addresses of the live pages' process: the door, the pages, and their own kernels."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler, JupyterHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler, authenticated
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.kernel_websocket_handler import (
    VoilaKernelWebsocketHandler,
    read_header_from_binary_message,
)

from lidera_nb import texts
from lidera_nb.serve.live.heard import heard
from lidera_nb.serve.live.visits import Visit, cookie_name

if TYPE_CHECKING:
    from lidera_nb.serve.live.app import LiveApp

NEVER_SHOWN = frozenset({"error", "stream", "execute_input"})
"""Kernel messages that a page has no use for: traces, prints and code.

Jupyter's own `allow_tracebacks = False` would do it for traces, but jupyter_server 2.21 then looks
for a text in the wrong object and the kernel's stream to the page breaks off.
"""

MALFORMED = 1007
"""The close code for a message that is not what its protocol says."""

FORGET = ("Clear-Site-Data", '"storage"')
"""A login that ended takes the drafts with it that the browser kept for this origin."""


class Own:
    """What the handlers of this process share."""

    settings: dict[str, Any]
    request: Any

    @property
    def app(self) -> LiveApp:
        """The application."""
        app: LiveApp = self.settings["voila"]
        return app

    @property
    def visit(self) -> Visit | None:
        """The visit of whoever asks."""
        return self.app.visits.find(self._cookie)

    @property
    def _cookie(self) -> str | None:
        handler: Any = self
        cookie: str | None = handler.get_cookie(cookie_name(self.app.live.secure))
        return cookie

    async def login_ended(self, here: bool = False) -> bool:
        """Whether the visitor's login ended; the answer then clears what the browser kept.

        `here` tells the main server that the visitor is active.
        """
        visit, visits = self.visit, self.app.visits
        if visit is not None and await self.app.main.holding([visit], here) == [False]:
            visits.end(visit)
        if not visits.over(self._cookie):
            return False
        handler: Any = self
        handler.set_header(*FORGET)
        return True

    def say(self, status: int, text_id: str, lang: str = "es") -> None:
        """Answer with one sentence and the way home."""
        handler: Any = self
        handler.set_status(status)
        handler.set_header("Content-Type", "text/html; charset=utf-8")
        handler.finish(self.app.message(text_id, lang))


class Enter(Own, RequestHandler):
    """The door: a ticket for a visit, by cookie."""

    async def get(self) -> None:
        """Redeem the ticket and go to its page; a ticket that is no good leads home."""
        foreign = self.request.headers.get("Sec-Fetch-Site") == "cross-site"
        ticket = self.get_query_argument("ticket", "")
        visit = None if foreign else await self.app.main.redeem(ticket)
        if visit is None:
            self.redirect(f"{self.app.live.home}/")
            return
        self.set_cookie(
            cookie_name(self.app.live.secure),
            self.app.visits.begin(visit),
            httponly=True,
            samesite="Lax",
            secure=self.app.live.secure,
        )
        self.redirect(visit.path)

    def write_error(self, status_code: int, **_: Any) -> None:
        """One sentence, no trace."""
        self.say(status_code, "live.failed")


class LivePage(Own, JupyterHandler):  # type: ignore[misc]
    """A page: its notebook executed in a kernel of its own, cell by cell."""

    async def prepare(self) -> None:
        """Send strangers, and visitors of another page, to the main server for this one.

        It knows who they are, and leads to the login or back here.
        """
        ended, visit = await self.login_ended(), self.visit
        if visit is not None and not ended and self.request.path == visit.path:
            await super().prepare()
        else:
            self.redirect(self.app.live.home + self.request.path)

    @authenticated
    async def get(self) -> None:
        """Write the page as its cells finish."""
        visit = self.visit
        if visit is None:
            raise HTTPError(403)
        self.xsrf_token  # noqa: B018 - sets the cookie that the page's shutdown request needs
        kernel_id = await self.kernel_manager.start_for(visit, self.app.kernel_name)
        try:
            async for part in self.app.written(visit, kernel_id):
                self.write(part)
                await self.flush()
            self.kernel_manager.page_written(kernel_id)
        except Exception as error:
            await self.kernel_manager.end([kernel_id])
            self._broken_off(visit, error)

    def _broken_off(self, visit: Visit, error: Exception) -> None:
        """End a page that cannot be written to its end; the reader gets one sentence."""
        if isinstance(error, StreamClosedError):
            return
        self.log.error("%s could not be written: %s", visit.path, type(error).__name__)
        if not self._headers_written:
            raise error
        self.finish(f'<p class="notice" role="alert">{texts.say(visit.lang, "live.failed")}</p>')

    def write_error(self, status_code: int, **_: Any) -> None:
        """One sentence, no trace; a page that had begun ends with it."""
        known = {429: "live.full_person", 503: "live.full"}
        visit = self.visit
        self.say(status_code, known.get(status_code, "live.failed"), visit.lang if visit else "es")


class KernelSocket(Own, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The page's connection to its kernel."""

    def check_origin(self, origin: str | None = None) -> bool:
        """The page must come from this very origin, and must say so."""
        return bool(origin) and super().check_origin(origin)

    async def pre_get(self) -> None:
        """Ask anew whether the visit still holds; then Jupyter asks whose the kernel is."""
        visit = self.visit
        if visit is None or "Origin" not in self.request.headers:
            raise HTTPError(403)
        if not await self.app.main.holds(visit):
            raise HTTPError(403)
        await super().pre_get()

    def on_message(self, message: str | bytes) -> None:
        """Hand on what a page may say; a malformed message ends the connection."""
        told = heard(message, bool(self.selected_subprotocol))
        if told is None:
            self.close(MALFORMED, "malformed")
        elif told.allowed:
            super().on_message(message)

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Pass on what a page has a use for."""
        header = _header(message)
        if header and header.get("msg_type") in NEVER_SHOWN:
            return None
        return super().write_message(message, binary)


def _header(message: Any) -> Any:
    """The header of a kernel's message, in whichever protocol the browser chose."""
    if isinstance(message, bytes):
        return read_header_from_binary_message(message)
    told = json.loads(message) if isinstance(message, str) else message
    return told.get("header")


class OwnKernel(KernelHandler):  # type: ignore[misc]
    """What a page asks about its kernel; the authorizer admits its owner only."""


class Standing(Own, RequestHandler):
    """What a page asks now and then: whether its kernel is there, and its login open."""

    async def get(self, kernel_id: str) -> None:
        """Answer ``open``, ``gone`` or ``ended``; the kernel of someone else is just not there."""
        self.set_header("Cache-Control", "no-store")
        for name, value in self.settings["headers"].items():
            self.set_header(name, value)
        ended = await self.login_ended(self.get_query_argument("here", "") == "yes")
        visit = self.visit
        if ended or visit is None:
            self.write({"standing": "ended"})
        else:
            serves = await self.app.kernel_manager.serves(visit, kernel_id)
            self.write({"standing": "open" if serves else "gone"})

    def write_error(self, status_code: int, **_: Any) -> None:
        """The status alone."""
        self.finish({"error": status_code})


class Clip(Own, RequestHandler):
    """A clip of a case: the main server has it, and knows who may see it."""

    def get(self) -> None:
        """Lead there."""
        self.redirect(self.app.live.home + self.request.path)


class Shutdown(APIHandler):  # type: ignore[misc]
    """A page that is being left ends its kernel."""

    auth_resource = "kernels"

    @authenticated
    @authorized  # type: ignore[untyped-decorator]
    async def post(self, kernel_id: str) -> None:
        """End it."""
        await self.kernel_manager.end([kernel_id])
        self.set_status(204)
        self.finish()


class Static(MultiStaticFileHandler):  # type: ignore[misc]
    """Voila's own scripts and styles: the same for everyone, nothing of anyone."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - tornado's signature
        """Let browsers keep them for a while."""
        self.set_header("Cache-Control", "public, max-age=3600")
        for name, value in self.settings["headers"].items():
            self.set_header(name, value)


class Missing(Own, JupyterHandler):  # type: ignore[misc]
    """Every other address."""

    async def prepare(self) -> None:
        """There is nothing, for anyone."""
        raise HTTPError(404)

    def write_error(self, status_code: int, **_: Any) -> None:
        """One sentence, no trace."""
        self.say(status_code, "error.missing")
