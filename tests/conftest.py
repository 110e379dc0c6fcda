"""What all tests share: the course's notebooks are executed once, not once a server."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from lidera_nb.activities.course import Module
from lidera_nb.serve.render import pages
from lidera_nb.serve.render.notebook import Drawn, draw
from lidera_nb.settings import PROJECT


@pytest.fixture(scope="session", autouse=True)
def drawn_once() -> Iterator[None]:
    """Servers of this process share what the notebooks of the project's own course drew."""
    kept: dict[tuple[str, str], Drawn] = {}

    def drawing(module: Module, course: Path, lang: str) -> Drawn:
        if course != PROJECT / "course":
            return draw(module, course, lang)
        if (module.id, lang) not in kept:
            kept[module.id, lang] = draw(module, course, lang)
        return kept[module.id, lang]

    with patch.object(pages, "draw", drawing):
        yield
