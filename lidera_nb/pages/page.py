"""A page of the course as a notebook composes it: heading, texts and activities, by id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from IPython.display import HTML, display
from markdown_it import MarkdownIt

from lidera_nb.activities.activity import Step
from lidera_nb.activities.catalogue import WIDGETS
from lidera_nb.activities.course import Module, load_page
from lidera_nb.errors import ContentError
from lidera_nb.pages.bind import Desk, bound
from lidera_nb.pages.panels import panels_html
from lidera_nb.pages.place import Place, here
from lidera_nb.pages.ports import Port, port_for

if TYPE_CHECKING:
    from lidera_nb.pages.explora import Board

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_HEADING = re.compile(r"^#(?=#+ )", re.MULTILINE)
"""An author writes the headings of a body as ``##``; they go one level below its title."""


class Page:
    """One page, bound to whoever looks at it in this place.

    Nothing is drawn until `heading`, `text` or `show` is called; each draws one output, so that
    a notebook reads as the page does.
    """

    def __init__(self, module: Module, place: Place) -> None:
        self.module, self.lang, self._place = module, place.lang, place
        self._desk = Desk(port_for(place, module))

    @property
    def port(self) -> Port:
        """The way to the journal from here."""
        return self._desk.port

    def heading(self) -> None:
        """Draw the page's title and its lead."""
        words = self.module.texts[self.lang]
        display(HTML(markup(f"# {words['title']}\n\n{words['lead']}")))

    def text(self, key: str) -> None:
        """Draw the text ``<key>.title`` as a heading with ``<key>.body`` below it."""
        words = self.module.texts[self.lang]
        if f"{key}.body" not in words:
            raise ContentError(
                f"the page has no text '{key}.body'; add it to es.yaml and en.yaml",
                self.module.folder,
            )
        body = _HEADING.sub("##", words[f"{key}.body"])
        display(HTML(markup(f"## {words[f'{key}.title']}\n\n{body}")))

    def show(self, key: str) -> None:
        """Draw the activity of the step `key`."""
        step = self._step(key)
        if step.activity not in WIDGETS:
            raise ContentError(
                f"the step '{key}' is shown by 'page.explore(\"{key}\")'", self.module.folder
            )
        widget: Any = bound(self._desk, step.key, WIDGETS[step.activity], self.lang, self._keep)
        display(widget)

    def panels(self) -> None:
        """Draw the diagnosis of every case's panel of experts, for those who lead a debrief."""
        display(HTML(panels_html(self._place.course, self.lang)))

    def explore(self, key: str) -> Board:
        """Draw the beginning of the step `key`, over ordinary widgets; its parts are calls.

        These widgets need a kernel, so the page is a live one.
        """
        from lidera_nb.pages.explora import Board

        ours = self._place.kind == "server"
        return Board(self.port, self._step(key), self.lang, self.text, ours)

    def _step(self, key: str) -> Step:
        step = self.module.step(key)
        if step is None:
            keys = ", ".join(step.key for step in self.module.steps)
            raise ContentError(
                f"the page has no step '{key}'; its steps are {keys}", self.module.folder
            )
        return step

    @property
    def _keep(self) -> str:
        """Under which name this browser keeps drafts of this page."""
        who, folder = self._place.who, "m" if self.module.audience == "participant" else "staff"
        return f"lidera:{who}:/{folder}/{self.module.id}" if who else ""


def markup(text: str) -> str:
    """An author's Markdown as HTML; HTML within it stays text."""
    return f'<section class="lidera-text">{_MARKDOWN.render(text)}</section>'


def module(name: str) -> Page:
    """The page `name` of the course, for whoever this kernel belongs to.

    Parameters
    ----------
    name
        A module's id, for instance ``"01-los-que-faltan"``.

    Raises
    ------
    ContentError
        The course has no such page, or a file of it is wrong.
    """
    place = here()
    course = load_page(place.course, name, place.shelf)
    if place.shelf:
        course.keep(place.shelf)
    return Page(course.modules[name], place)
