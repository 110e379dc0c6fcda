"""What all widgets have in common on the Python side: the traits of the model contract.

``send`` and ``on_msg`` are anywidget's own: an act arrives as a custom message, and the answer
to it goes back as one. This module knows no activity and no label.
"""

from __future__ import annotations

from typing import Any, ClassVar

import anywidget
import traitlets
from lidera_widgets import bundle

LOADING: dict[str, Any] = {"n": 0, "status": "loading", "title": ""}


class LideraWidget(anywidget.AnyWidget):
    """Base of the widgets; a subclass names its folder in ``class Form(..., folder="form")``.

    Attributes
    ----------
    labels_needed
        The ids of the labels that the widget's script asks for.
    view
        What the person may see now (``View`` in ``shared/model.d.ts``), replaced as a whole.
    labels
        The texts of the controls by id, in the language of the page.
    lang
        Language of the page, ``es`` or ``en``.
    key
        Name of the widget in its page.
    keep
        The name under which the browser keeps drafts; empty to keep none.
    """

    folder: ClassVar[str] = ""
    labels_needed: ClassVar[tuple[str, ...]] = ()

    view = traitlets.Dict(default_value=LOADING).tag(sync=True)
    labels = traitlets.Dict(
        value_trait=traitlets.Unicode(), key_trait=traitlets.Unicode(), default_value={}
    ).tag(sync=True)
    lang = traitlets.Unicode("es").tag(sync=True)
    key = traitlets.Unicode("").tag(sync=True)
    keep = traitlets.Unicode("").tag(sync=True)

    def __init_subclass__(cls, folder: str = "", **kwargs: Any) -> None:
        """Load script and styles of `folder`."""
        if folder:
            cls.folder = folder
            cls._esm = bundle.widget_js(folder)
            cls._css = bundle.widget_css(folder)
            cls.labels_needed = bundle.labels_in(cls._esm)
        super().__init_subclass__(**kwargs)
