"""Session pages: drawn when first asked for, then sent from memory with an ETag."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import logging
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from lidera_widgets import bundle
from tornado.template import Loader

from lidera_nb import texts
from lidera_nb.activities.course import Course, Module
from lidera_nb.errors import ContentError
from lidera_nb.kernels.shared import rest
from lidera_nb.serve.render.assets import Assets
from lidera_nb.serve.render.composed import compose
from lidera_nb.serve.render.kept import Kept
from lidera_nb.serve.render.notebook import WARM, Drawn, WidgetPlace, draw
from lidera_nb.textids import LANGUAGES

AT_ONCE = 2
"""How many notebooks are executed side by side: drawing ahead takes one place, and leaves one to
those who wait for a page."""

REST_SECONDS = 30.0
"""For how long the process that kernels are forked from stays after the last page was drawn."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SessionPage:
    """A page as it is sent to everyone who may see it."""

    version: str
    etag: str
    plain: bytes
    packed: bytes
    foreign: tuple[int, ...]


class Pages:
    """The pages of a course by module and language; what they drew is kept in `kept`."""

    def __init__(
        self, course: Course, assets: Assets, templates: Path, kept: Path | None = None
    ) -> None:
        self._course, self._assets = course, assets
        self._kept = Kept(kept, course.root) if kept else None
        self._templates = Loader(str(templates))
        self._drawing: dict[tuple[str, str], asyncio.Task[SessionPage]] = {}
        self._kernels = asyncio.Semaphore(AT_ONCE)
        self._drawn_at = 0.0

    async def get(self, module: Module, lang: str) -> SessionPage:
        """The page, drawn once even if many ask at the same time.

        Raises
        ------
        ContentError
            The notebook failed; the next request tries again.
        """
        if module.composed:
            return self._written(module, compose(module, lang), lang)
        at = (module.id, lang)
        if at not in self._drawing:
            self._drawing[at] = asyncio.create_task(self._make(module, lang))
        drawing = self._drawing[at]
        try:
            return await asyncio.shield(drawing)
        except ContentError:
            self._drawing.pop(at, None)
            raise

    async def draw_ahead(self) -> None:
        """Draw every page in both languages, one after the other, before anyone has to wait.

        A notebook that fails is told in the log; those who ask for its page are told too.
        """
        for module in self._course.modules.values():
            for lang in LANGUAGES:
                try:
                    await self.get(module, lang)
                except ContentError as error:
                    _log.error("%s", error)

    async def _make(self, module: Module, lang: str) -> SessionPage:
        async with self._kernels:
            drawn = await asyncio.to_thread(self._draw, module, lang)
        self._drawn_at = time.monotonic()
        asyncio.get_running_loop().call_later(REST_SECONDS, self._rest)
        return self._written(module, drawn, lang)

    def _rest(self) -> None:
        """Let go of what kernels are forked from, once nothing was drawn for a while."""
        if time.monotonic() - self._drawn_at >= REST_SECONDS:
            threading.Thread(target=rest, args=(WARM,)).start()

    def _draw(self, module: Module, lang: str) -> Drawn:
        if self._kept is None:
            return draw(module, self._course.root, lang)
        return self._kept.draw(draw, module, lang)

    def _written(self, module: Module, drawn: Drawn, lang: str) -> SessionPage:
        words = module.texts[lang]
        names = {part.name for part in drawn.parts if isinstance(part, WidgetPlace)}
        script, sheets = self._assets.script_of(names), self._assets.sheets_of(names)
        version = _version(module, drawn, self._assets, script, *sheets)
        html = self._templates.load("module.html").generate(
            t=lambda text_id, **values: texts.say(lang, text_id, **values),
            lang=lang,
            title=words["title"],
            parts=drawn.parts,
            config=_config(module, drawn, version, lang, script),
            style=self._assets.style,
            sheets=sheets,
            client=self._assets.client,
            widgets=script,
            here=address(module),
            person="",
            tag="",
        )
        etag = f'"{hashlib.sha256(html).hexdigest()[:20]}"'
        packed = gzip.compress(html, 9, mtime=0)
        return SessionPage(version, etag, html, packed, drawn.foreign)


FOLDERS = {"participant": "m", "staff": "staff", "curator": "curate"}
"""Audience to the folder under which its pages are found."""


def address(module: Module) -> str:
    """Where a page is found."""
    return f"/{FOLDERS[module.audience]}/{module.id}"


def _version(module: Module, drawn: Drawn, assets: Assets, *own: str) -> str:
    """What an open page must have been made of to go on: its content, client and frame.

    It names the module, so that a greeting makes the server draw that page and no other.
    """
    made_of = " ".join((drawn.version, assets.client, assets.style, *own))
    return f"{module.id}@{hashlib.sha256(made_of.encode()).hexdigest()[:16]}"


def _config(module: Module, drawn: Drawn, version: str, lang: str, script: str) -> str:
    """What the page's client needs to know, as JSON that is safe inside a script element."""
    places = [part for part in drawn.parts if isinstance(part, WidgetPlace)]
    labels: dict[str, str] = {}
    for place in places:
        labels.update(place.labels)
    told = texts.catalogue(lang)
    config = {
        "page": version,
        "path": address(module),
        "lang": lang,
        "ws": "/ws",
        "script": script,
        "widgets": [{"key": p.key, "name": p.name} for p in places],
        "labels": labels,
        "texts": {text_id: told[text_id] for text_id in bundle.labels_in(bundle.client_js())},
    }
    return json.dumps(config, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
