"""What all tests share: the course is scanned and its notebooks drawn once, not once a server."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from ruamel.yaml.events import Event

from lidera_nb import yamlfile
from lidera_nb.activities.course import Module
from lidera_nb.serve.render import pages
from lidera_nb.serve.render.notebook import Drawn, draw
from lidera_nb.settings import PROJECT

COURSE = PROJECT / "course"
_scan = yamlfile._events
_scanned: dict[str, list[Event]] = {}


def scanned_once(path: Path, text: str) -> Iterator[Event]:
    """The events of a text, kept for those of the project's own course; they take seconds."""
    if text not in _scanned and not path.is_relative_to(COURSE):
        return _scan(path, text)
    if text not in _scanned:
        _scanned[text] = list(_scan(path, text))
    return iter(_scanned[text])


def pytest_configure() -> None:
    """From the start: some tests read the course as they are collected."""
    yamlfile._events = scanned_once


@pytest.fixture(scope="session", autouse=True)
def drawn_once() -> Iterator[None]:
    """Servers of this process share what the notebooks of the project's own course drew."""
    kept: dict[tuple[str, str], Drawn] = {}

    def drawing(module: Module, course: Path, lang: str) -> Drawn:
        if course != COURSE:
            return draw(module, course, lang)
        if (module.id, lang) not in kept:
            kept[module.id, lang] = draw(module, course, lang)
        return kept[module.id, lang]

    with patch.object(pages, "draw", drawing):
        yield
