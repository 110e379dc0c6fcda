"""A server for one author and one case: the real page and player, over a folder thrown away.

Each beginning is somebody new, so that nothing of an earlier version or play is left on the page.
The author's files are looked at whenever the page is asked for; while they are wrong, the last
good version stays, under a sentence that says where the fault is.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tornado.web import HTTPError

from lidera_nb import texts
from lidera_nb.activities.clips import clips_of
from lidera_nb.activities.course import Course
from lidera_nb.activities.preview import PAGE, opened
from lidera_nb.errors import ContentError
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.access import Right
from lidera_nb.serve.app import house_of, listening
from lidera_nb.serve.base import Handler
from lidera_nb.serve.content import ModuleHandler
from lidera_nb.serve.headers import LANGUAGE, login_cookie
from lidera_nb.serve.house import House
from lidera_nb.serve.process import until_interrupted
from lidera_nb.serve.routes import ROUTES, Routes
from lidera_nb.serve.stories import stream_of
from lidera_nb.settings import Settings

HOST = "localhost"
"""Loopback, and another host to a browser's cookies than 127.0.0.1, where a server may run."""

_MAIN = b'<main id="main" tabindex="-1">'
_BEGIN = r"/begin/([\w-]{1,60})"
Read = Callable[[], Course]
"""Reads the case anew; raises `ContentError` while its files are wrong."""


@dataclass(slots=True)
class Stage:
    """What is on show: how to read it, its files as they were last read, and what is wrong now."""

    folder: Path
    read: Read
    key: str
    seen: tuple[object, ...] = ()
    fault: str = ""

    def look(self) -> Course | None:
        """The case as it is now, if its files changed and are sound."""
        now = _marks(self.folder)
        if now == self.seen:
            return None
        self.seen = now
        try:
            course = self.read()
        except ContentError as error:
            self.fault = str(error)
            return None
        self.fault = ""
        return course


def _marks(folder: Path) -> tuple[object, ...]:
    """What changes when a file does."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    stats = ((path, path.stat()) for path in files)
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


async def somebody_new(house: House, lang: str) -> str:
    """Enrol a participant at the beginning of the case; returns the secret of their login."""
    person = f"author-{secrets.token_hex(6)}"
    enrolled = kinds.PersonEnrolled(person=person, role="participant", name="")
    await house.sessions.note(f"cohort:{PAGE}", (NewEvent(enrolled, person),), "system")
    events = opened(house.course, lang)
    if events:
        await house.sessions.note(stream_of(person), events, person)
    return await house.open_login(person, own=True)


class BeginHandler(Handler):
    """The address that the command prints: it opens the case at its beginning."""

    right: Right | None = "public"
    stage: Stage

    async def get(self, key: str) -> None:
        """Begin, for whoever has the key."""
        if not hmac.compare_digest(key, self.stage.key):
            raise HTTPError(403)
        take_in(self.house, self.stage)
        lang = "en" if self.get_query_argument("lang", "es") == "en" else "es"
        self.set_cookie(LANGUAGE, lang, httponly=True, samesite="Lax")
        enter(self, await somebody_new(self.house, lang))
        self.redirect(f"/m/{PAGE}")


class PreviewHandler(ModuleHandler):
    """The page: the case as its files are now."""

    stage: Stage

    async def get(self, name: str) -> None:
        """Send the page; what changed is begun anew, what is wrong is told."""
        if take_in(self.house, self.stage):
            enter(self, await somebody_new(self.house, self.lang))
        module = self.house.course.modules.get(name)
        if module is None:
            raise HTTPError(404)
        page = await self.house.pages.get(module, self.lang)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(page.plain.replace(_MAIN, _MAIN + self._notice(), 1))

    def _notice(self) -> bytes:
        if not self.stage.fault:
            return b""
        told = texts.say(self.lang, "preview.fault", fault=self.stage.fault)
        return f'\n<p class="notice" role="alert">{escape(told)}</p>'.encode()


def take_in(house: House, stage: Stage) -> bool:
    """Look at the files; True if a new version of the case is on show from now on."""
    course = stage.look()
    if course is None:
        return False
    house.course = house.sessions.course = course
    house.clips = clips_of(course)
    return True


def enter(handler: Handler, secret: str) -> None:
    """Log the browser in."""
    name = login_cookie(handler.house.settings.secure)
    handler.set_cookie(name, secret, httponly=True, samesite="Lax")


@asynccontextmanager
async def previewing(folder: Path, read: Read, port: int) -> AsyncIterator[tuple[House, str]]:
    """A running preview: yields its house and the address at which the case begins.

    Raises
    ------
    ContentError
        The files of the case are wrong from the start.
    SettingsError
        The port is taken.
    """
    marks, course = _marks(folder), read()
    stage = Stage(folder, read, secrets.token_urlsafe(16), marks)
    with tempfile.TemporaryDirectory(prefix="lidera") as var:
        settings = Settings(course=folder, var=Path(var), port=port, host=HOST)
        async with house_of(settings, course) as house:
            made = kinds.CohortCreated(title=PAGE, synthetic=True)
            await house.sessions.note(f"cohort:{PAGE}", (NewEvent(made),), "system")
            async with listening(house, settings, _routes(house, stage)) as taken:
                yield house, f"http://{HOST}:{taken}/begin/{stage.key}"


def _routes(house: House, stage: Stage) -> Routes:
    begin = type("BeginHere", (BeginHandler,), {"stage": stage})
    page = type("PreviewHere", (PreviewHandler,), {"stage": stage})
    shown = [(path, page if made is ModuleHandler else made) for path, made in ROUTES]
    return [(path, made, {"house": house}) for path, made in ((_BEGIN, begin), *shown)]


async def preview(folder: Path, read: Read, port: int, ready: Callable[[str], None]) -> None:
    """Serve a preview until interrupted; `ready` hears the address."""
    stop = until_interrupted(asyncio.get_running_loop())
    async with previewing(folder, read, port) as (_, address):
        ready(address)
        await stop.wait()
