"""The server as a whole: what it is made of, and how it starts and stops."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from lidera_nb.activities.clips import clips_of
from lidera_nb.activities.course import Course, load_course
from lidera_nb.errors import JournalError, SettingsError
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.events.store import open_store
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.base import Missing
from lidera_nb.serve.caps.limits import (
    ACTS_WAITING,
    BODY_MOST,
    BODY_SECONDS,
    FRAME_MOST,
    HEADER_SECONDS,
    HEADERS_MOST,
)
from lidera_nb.serve.cardfiles import CardFiles
from lidera_nb.serve.drain import at_the_latest, drain
from lidera_nb.serve.follow import follow
from lidera_nb.serve.handins import Handins
from lidera_nb.serve.house import House
from lidera_nb.serve.lingering import linger
from lidera_nb.serve.livedoor import LiveDoor
from lidera_nb.serve.login.expiry import rules
from lidera_nb.serve.login.logins import Logins
from lidera_nb.serve.measures import Measures
from lidera_nb.serve.process import look_at_files, short_turns, until_interrupted
from lidera_nb.serve.render.assets import Assets
from lidera_nb.serve.render.pages import Pages
from lidera_nb.serve.render.style import TEMPLATES
from lidera_nb.serve.routes import ROUTES, Routes
from lidera_nb.serve.sessions import Sessions
from lidera_nb.serve.tick import tick
from lidera_nb.settings import Settings

_log = logging.getLogger("lidera.server")

WAITING = 4_096
"""Connections that may wait to be taken in: after a restart everybody comes back."""


def application(house: House, routes: Routes | None = None) -> Application:
    """The tornado application over a house, at the public addresses or at `routes`."""
    return Application(
        routes or [(path, handler, {"house": house}) for path, handler in ROUTES],
        default_handler_class=Missing,
        default_handler_args={"house": house},
        secure=house.settings.secure,
        websocket_max_message_size=FRAME_MOST,
        log_function=_log_request,
    )


def _log_request(handler: Any) -> None:
    """Status, method and handler; no person, no address, and no path: it may hold a code."""
    status = handler.get_status()
    level = logging.WARNING if status >= 500 else logging.DEBUG
    logging.getLogger("lidera.requests").log(
        level, "%d %s %s", status, handler.request.method, type(handler).__name__
    )


@asynccontextmanager
async def house_of(settings: Settings, course: Course | None = None) -> AsyncIterator[House]:
    """Open everything that a server stands in, and close it in order."""
    course = course or load_course(settings.course, settings.shelf)
    _make_folder(settings, course)
    journal, keys = open_store(settings)
    measures = Measures()
    writer = GroupWriter(
        journal,
        checkpoint=partial(take_checkpoint, journal),
        max_waiting=ACTS_WAITING,
        committed=measures.committed,
    )
    assets = Assets()
    sessions = Sessions(course, journal, writer, keys.destroy)
    house = House(
        settings=settings,
        course=course,
        keys=keys,
        sessions=sessions,
        logins=Logins(journal, rules(settings.idle_minutes)),
        assets=assets,
        pages=Pages(course, assets, TEMPLATES, settings.drawn),
        live=LiveDoor(settings, keys),
        handins=Handins(settings.assignments, sessions.story),
        clips=clips_of(course),
        cardfiles=CardFiles(settings.cardfiles, keys),
        measures=measures,
    )
    try:
        yield house
    finally:
        await house.live.stop()
        with contextlib.suppress(JournalError):
            house.sessions.catch_up()
        house.handins.close()
        house.finder.close()
        await writer.close()
        journal.close()
        keys.close()


def _make_folder(settings: Settings, course: Course) -> None:
    try:
        settings.var.mkdir(parents=True, exist_ok=True)
        course.keep(settings.shelf)
    except OSError as error:
        raise SettingsError(
            f"{error.filename or settings.var} cannot be written ({error.strerror}); give the "
            f"server write permission to {settings.var}, or name another folder with --var"
        ) from None


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[tuple[House, str]]:
    """A running server: yields its house and address, and shuts it down afterwards.

    Raises
    ------
    SettingsError
        The port is taken.
    """
    linger()
    _look_at_proxy(settings)
    async with house_of(settings) as house, _ready(house, settings) as port:
        await house.live.open(house, settings.url or f"http://{settings.host}:{port}")
        watching = [asyncio.create_task(follow(house)), asyncio.create_task(tick(house))]
        house.pauses.begin()
        try:
            with short_turns():
                yield house, f"http://{settings.host}:{port}/"
        finally:
            house.pauses.end()
            for task in watching:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task


@asynccontextmanager
async def _ready(house: House, settings: Settings) -> AsyncIterator[int]:
    """Take requests once all cards are read: nobody waits for that then."""
    house.sessions.cards.ready()
    async with listening(house, settings) as port:
        yield port


@asynccontextmanager
async def listening(
    house: House, settings: Settings, routes: Routes | None = None
) -> AsyncIterator[int]:
    """Take requests: yields the port, and lets go of everyone afterwards."""
    server = HTTPServer(
        application(house, routes),
        xheaders=False,
        max_body_size=BODY_MOST,
        max_header_size=HEADERS_MOST,
        idle_connection_timeout=HEADER_SECONDS,
        body_timeout=BODY_SECONDS,
    )
    port = _listen(server, settings)
    pulse = asyncio.create_task(house.pulse.run())
    try:
        yield port
    finally:
        pulse.cancel()
        server.stop()
        await server.close_all_connections()


def _look_at_proxy(settings: Settings) -> None:
    """Say so if a proxy hides everyone's address: what is counted by address then is not."""
    if settings.url and not settings.proxy:
        logging.getLogger(__name__).warning(
            "LIDERA_URL names a proxy but LIDERA_PROXY does not say its address: nothing can be "
            "limited by the address that people come from"
        )


def _listen(server: HTTPServer, settings: Settings) -> int:
    try:
        sockets = bind_sockets(settings.port, settings.host, backlog=WAITING)
    except OSError as error:
        raise SettingsError(
            f"port {settings.port} of {settings.host} cannot be used ({error.strerror}); "
            "give another with --port, or 0 for any free one"
        ) from None
    server.add_sockets(sockets)
    port: int = sockets[0].getsockname()[1]
    return port


async def serve(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until interrupted, then drain; `ready` hears the address."""
    stop = until_interrupted(asyncio.get_running_loop())
    look_at_files()
    async with serving(settings) as (house, address):
        session = settings.pages == "session"
        ahead = [asyncio.create_task(house.pages.draw_ahead())] if session else []
        ready(address)
        _log.info("serving; the journal is at %d", house.sessions.seen)
        await stop.wait()
        _log.info("asked to stop; %d pages are open", len(house.guards.crowd))
        watchdog = at_the_latest()
        for drawing in ahead:
            drawing.cancel()
        await drain(house)
    watchdog.cancel()
    _log.info("stopped; everything acknowledged is in the journal")
