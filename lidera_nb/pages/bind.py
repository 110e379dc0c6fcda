"""Binds a page's widgets to the port behind them: acts go in, acknowledgements and views out."""

from __future__ import annotations

from typing import Any

from lidera_widgets import WIDGETS as CLASSES
from lidera_widgets.base import LideraWidget

from lidera_nb import texts
from lidera_nb.pages.ports import Port


class Desk:
    """The widgets of one page and their common port: after an act, all of them are redrawn."""

    def __init__(self, port: Port) -> None:
        self.port = port
        self._widgets: dict[str, LideraWidget] = {}

    def add(self, widget: LideraWidget) -> None:
        """Take a widget in and show it its view."""
        self._widgets[widget.key] = widget
        widget.on_msg(self._heard)
        self._show()

    def _heard(self, widget: LideraWidget, content: Any, _buffers: Any) -> None:
        if not isinstance(content, dict) or content.get("type") != "act":
            return
        ack = self.port.act(widget.key, content)
        widget.send({"type": "ack", "id": content.get("id"), **ack})
        self._show()

    def _show(self) -> None:
        views = self.port.views()
        for key, widget in self._widgets.items():
            if key in views:
                widget.view = views[key]


def bound(desk: Desk, key: str, name: str, lang: str, keep: str = "") -> LideraWidget:
    """A widget of the class `name`, labelled in `lang` and bound to the step `key`.

    `keep` is the name under which the browser keeps its drafts.
    """
    made = CLASSES[name]
    labels = {text_id: texts.catalogue(lang)[text_id] for text_id in made.labels_needed}
    widget: LideraWidget = made(key=key, lang=lang, labels=labels, keep=keep)
    desk.add(widget)
    return widget
