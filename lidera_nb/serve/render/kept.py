"""What notebooks drew, kept on disk: a server that starts again need not execute them again.

A drawing holds for as long as nothing changes from which it was made: the course's own files, the
library and its widgets, and the packages that execute a notebook. Whatever changes, all is drawn
anew; drawings of earlier states are removed. No person is in a drawing.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import lidera_widgets

import lidera_nb
from lidera_nb.activities.course import Module
from lidera_nb.serve.render.notebook import Drawn, WidgetPlace

Draw = Callable[[Module, Path, str], Drawn]

_CONTENT = (".yaml", ".ipynb", ".json")
_CODE = (".py", ".js", ".css", ".yaml")
_PACKAGES = ("anywidget", "ipykernel", "ipywidgets", "nbclient", "markdown-it-py")

_log = logging.getLogger(__name__)


class Kept:
    """Drawings in a folder, by page and language, for one state of a course and of the code."""

    def __init__(self, folder: Path, course: Path) -> None:
        self._course = course
        self._folder = folder / _state(course)
        for other in folder.glob("*"):
            if other != self._folder:
                shutil.rmtree(other, ignore_errors=True)

    def draw(self, draw: Draw, module: Module, lang: str) -> Drawn:
        """What a page's notebook draws: as it is kept, or drawn now and kept.

        Raises
        ------
        ContentError
            The notebook failed; nothing is kept then.
        """
        path = self._folder / f"{module.id}.{lang}.json"
        known = _read(path)
        if known is not None:
            return known
        drawn = draw(module, self._course, lang)
        try:
            _write(path, drawn)
        except OSError as error:  # a full disk must not keep a page from anybody
            _log.warning("what a page drew could not be kept: %s", error)
        return drawn


def _state(course: Path) -> str:
    """Names the state of everything that drawings are made from."""
    found = hashlib.sha256()
    library, widgets = Path(lidera_nb.__file__).parent, Path(lidera_widgets.__file__).parent
    for root, kinds in ((course, _CONTENT), (library, _CODE), (widgets, _CODE)):
        for path in _files(root, kinds):
            found.update(f"{path.relative_to(root)}\0".encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    found.update(" ".join(version(name) for name in _PACKAGES).encode())
    return found.hexdigest()[:32]


def _files(root: Path, kinds: Iterable[str]) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.suffix in kinds and path.is_file())


def _read(path: Path) -> Drawn | None:
    """A kept drawing; None if there is none, or it cannot be read."""
    try:
        raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
        parts = (part if isinstance(part, str) else WidgetPlace(**part) for part in raw["parts"])
        return Drawn(tuple(parts), tuple(raw["foreign"]), tuple(raw["unshown"]), raw["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, drawn: Drawn) -> None:
    raw = {
        "parts": [part if isinstance(part, str) else _place(part) for part in drawn.parts],
        "foreign": drawn.foreign,
        "unshown": drawn.unshown,
        "version": drawn.version,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    being_written = path.with_suffix(f".{os.getpid()}.part")
    being_written.write_text(json.dumps(raw, ensure_ascii=False), "utf-8")
    being_written.replace(path)


def _place(place: WidgetPlace) -> dict[str, Any]:
    return {"key": place.key, "name": place.name, "labels": dict(place.labels)}
