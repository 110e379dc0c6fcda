"""A page without a notebook: its title, its lead and its widgets, one after the other.

For pages that nobody lays out, such as that of a case which a participant wrote. Their texts may
be anyone's, so they are never read as Markdown or HTML.
"""

from __future__ import annotations

from html import escape

from lidera_widgets import WIDGETS as CLASSES

from lidera_nb import texts
from lidera_nb.activities.activity import Step
from lidera_nb.activities.catalogue import WIDGETS
from lidera_nb.activities.course import Module
from lidera_nb.serve.render.notebook import Drawn, WidgetPlace, drawn_version


def compose(module: Module, lang: str) -> Drawn:
    """What the page shows, in order."""
    words = module.texts[lang]
    title, lead = escape(words["title"]), escape(words["lead"])
    heading = f'<section class="lidera-text"><h1>{title}</h1>\n<p>{lead}</p></section>'
    parts: list[str | WidgetPlace] = [heading, *(_place(step, lang) for step in module.steps)]
    return Drawn(tuple(parts), (), (), drawn_version(parts))


def _place(step: Step, lang: str) -> WidgetPlace:
    name, told = WIDGETS[step.activity], texts.catalogue(lang)
    labels = {text_id: told[text_id] for text_id in CLASSES[name].labels_needed}
    return WidgetPlace(step.key, name, labels)
