"""Turns a notebook into a session page: executed once per content version and language.

The page holds what the notebook's cells drew, and a place for each widget, by name. It sees
no person. A notebook that fails is never published.
"""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from lidera_nb.activities.course import Module
from lidera_nb.errors import ContentError
from lidera_nb.kernels.shared import clean_kernels

WIDGET_MIME = "application/vnd.jupyter.widget-view+json"
OURS = "lidera_widgets."
CELL_SECONDS = 120
WARM = ("ipywidgets", "anywidget", "lidera_nb.pages")
"""What a page's kernel finds imported."""


@dataclass(frozen=True, slots=True)
class WidgetPlace:
    """A widget on a page: its step, its name, its labels."""

    key: str
    name: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a notebook drew, in order: HTML of its texts, and widgets.

    `foreign` are the cells (1-based) whose widgets are not ours: they make the page live. `unshown`
    are those that drew what only a live page can show: an image, plain text, something printed.
    """

    parts: tuple[str | WidgetPlace, ...]
    foreign: tuple[int, ...]
    unshown: tuple[int, ...]
    version: str


def draw(module: Module, course: Path, lang: str) -> Drawn:
    """Execute a page's notebook in `lang` and collect what it drew.

    Raises
    ------
    ContentError
        A cell failed; the sentence names the cell and the error.
    """
    notebook = _read(module.notebook)
    told = {"LIDERA_RENDER": "1", "LIDERA_LANG": lang, "LIDERA_COURSE": str(course.resolve())}
    try:
        with tempfile.TemporaryDirectory(prefix="lidera") as place, clean_kernels(WARM) as kernels:
            client = NotebookClient(
                notebook,
                kernel_manager_class=kernels.manager(Path(place), told),
                timeout=CELL_SECONDS,
                store_widget_state=True,
            )
            # A loop of its own: Jupyter's, which threads inherit, cannot draw two pages at once.
            asyncio.run(client.async_execute(cwd=str(module.folder)))
    except CellExecutionError as error:
        cell = _failed_cell(notebook)
        raise ContentError(
            f"cell {cell} of the notebook failed with {error.ename}: {error.evalue}; the page is "
            "not published until it runs",
            module.notebook,
        ) from None
    except (CellTimeoutError, DeadKernelError):
        raise ContentError(
            f"the notebook did not come to its end: a cell took longer than {CELL_SECONDS} seconds "
            "or ended its kernel; the page is not published until it runs",
            module.notebook,
        ) from None
    return _collect(notebook, client.widget_state)


def _read(path: Path) -> Any:
    try:
        return nbformat.read(path, as_version=4)
    except (ValueError, AttributeError, KeyError, nbformat.ValidationError):
        raise ContentError(
            "this is not a notebook of Jupyter's format 4; save it again with JupyterLab", path
        ) from None


def _failed_cell(notebook: Any) -> int:
    for number, cell in enumerate(notebook.cells, start=1):
        if any(o.get("output_type") == "error" for o in cell.get("outputs", ())):
            return number
    return len(notebook.cells)


def _collect(notebook: Any, states: Mapping[str, Any]) -> Drawn:
    parts: list[str | WidgetPlace] = []
    foreign: list[int] = []
    unshown: list[int] = []
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if WIDGET_MIME in data:
                place = _widget(states[data[WIDGET_MIME]["model_id"]])
                foreign += [number] if place is None else []
                parts += [] if place is None else [place]
            elif "text/html" in data:
                parts.append("".join(data["text/html"]))
            elif output.get("name") != "stderr":  # warnings of libraries are nobody's drawing
                unshown.append(number)
    return Drawn(tuple(parts), tuple(foreign), tuple(dict.fromkeys(unshown)), drawn_version(parts))


def _widget(held: Mapping[str, Any]) -> WidgetPlace | None:
    state = held.get("state", held)
    made = str(state.get("_anywidget_id", ""))
    if not made.startswith(OURS):
        return None
    return WidgetPlace(state["key"], made.removeprefix(OURS).split(".")[0], state["labels"])


def drawn_version(parts: Sequence[str | WidgetPlace]) -> str:
    """What tells one drawing of a page from another."""
    return hashlib.sha256(repr(list(parts)).encode()).hexdigest()[:16]
