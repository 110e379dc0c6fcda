"""Sending pages of the course, their assets, and reports to evaluators."""

from __future__ import annotations

import logging
from pathlib import Path

from tornado.web import HTTPError

from lidera_nb.activities.course import Module
from lidera_nb.errors import ContentError, SettingsError
from lidera_nb.serve.access import Right, may, right_for
from lidera_nb.serve.base import FullError, Handler
from lidera_nb.serve.headers import OF_DOCUMENTS
from lidera_nb.serve.house import House
from lidera_nb.serve.render.pages import SessionPage

TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_log = logging.getLogger(__name__)


class PageHandler(Handler):
    """A page of the course, for participants or for staff."""

    right: Right | None = "own"
    comes_back = True
    audience = ""

    async def get(self, name: str) -> None:
        """Send the page, or show the way to its live twin."""
        assert self.person is not None
        module = self.house.sessions.course_of(self.person).modules.get(name)
        if module is None or module.audience != self.audience:
            raise HTTPError(404)
        if not may(self.roles, right_for(module.audience)):
            raise HTTPError(403)
        self._check_room()
        if await self._is_live(module):
            await self._to_live(module)
            return
        page = await self._drawn(module)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "private, no-cache")
        self.set_header("Etag", page.etag)
        if self.check_etag_header():
            self.set_status(304)
            return
        self.set_header("Vary", "Cookie")
        send(self, page.plain, page.packed)

    def _check_room(self) -> None:
        """A page that no connection could follow would look alive and save nothing."""
        if self.house.draining or self.house.guards.crowd.full(self.address):
            self.house.measures.limited.labels("full").inc()
            raise FullError

    async def _is_live(self, module: Module) -> bool:
        if module.shared:  # a kernel hears of its own person alone, and not of the room
            return False
        if any(step.activity == "guide" for step in module.steps):  # its cards are forms of ours
            return False
        if module.beside and not module.only_read:  # nor of cards, which have streams of their own
            return False
        if self.house.settings.pages == "live":
            return not module.composed
        return bool((await self._drawn(module)).foreign)

    async def _drawn(self, module: Module) -> SessionPage:
        try:
            return await self.house.pages.get(module, self.lang)
        except ContentError as error:
            _log.error("%s", error)
            raise HTTPError(503) from None

    async def _to_live(self, module: Module) -> None:
        secret = self.secret
        assert self.person is not None
        assert secret is not None
        try:
            self.redirect(await self.house.live.ticket(self.person, secret, module.id, self.lang))
        except SettingsError as error:
            _log.error("%s", error)
            raise HTTPError(503) from None

    def compute_etag(self) -> None:
        """The page brings its own ETag."""


class ModuleHandler(PageHandler):
    """A module, for participants."""

    audience = "participant"


class StaffHandler(PageHandler):
    """A page for staff."""

    audience = "staff"


class CuratorHandler(PageHandler):
    """A page for those who curate the library."""

    audience = "curator"


def reports_for(house: House, person: str) -> dict[str, Path]:
    """The reports of the cohorts that a person evaluates (an administrator: of all)."""
    registry = house.sessions.registry
    if "admin" in registry.roles(person):
        cohorts = list(registry.cohorts.values())
    else:
        cohorts = registry.cohorts_as(person, "evaluator")
    folders = [house.settings.reports / cohort.id for cohort in cohorts]
    paths = sorted(path for folder in folders for path in folder.glob("*.html"))
    return {f"{path.parent.name}/{path.name}": path for path in paths}


class ReportHandler(Handler):
    """A report that was made for this server, shown in a sandbox of its own."""

    right: Right | None = "reports"

    def get(self, cohort: str, name: str) -> None:
        """Send the report; it must be one of those that this person may read."""
        assert self.person is not None
        known = reports_for(self.house, self.person)
        path = known.get(f"{cohort}/{name}")
        if path is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header(
            "Content-Security-Policy",
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        )
        self.write(path.read_bytes())


class AssetHandler(Handler):
    """Send an asset. The name is a key of a table, never a path."""

    right: Right | None = "public"

    def get(self, name: str) -> None:
        """Send it, compressed for whoever accepts that."""
        asset = self.house.assets.files.get(name)
        if asset is None:
            raise HTTPError(404)
        for header in OF_DOCUMENTS:
            self.clear_header(header)
        self.set_header("Content-Type", TYPES[asset.kind])
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        send(self, asset.plain, asset.packed)


class WorkerHandler(Handler):
    """Send the service worker, from the root of all that it serves."""

    right: Right | None = "public"

    def get(self) -> None:
        """Send it; browsers ask again each day."""
        self.set_header("Content-Type", TYPES["js"])
        self.set_header("Cache-Control", "public, max-age=86400")
        send(self, self.house.assets.worker.plain, self.house.assets.worker.packed)


def send(handler: Handler, plain: bytes, packed: bytes) -> None:
    """Write a body, compressed where the browser accepts gzip."""
    handler.add_header("Vary", "Accept-Encoding")
    if "gzip" in handler.request.headers.get("Accept-Encoding", ""):
        handler.set_header("Content-Encoding", "gzip")
        handler.write(packed)
    else:
        handler.write(plain)
