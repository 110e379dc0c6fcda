"""The board of Explora: ordinary ipywidgets over one's own play, each part a cell of the page.

A kernel that ends takes nothing with it: what was chosen and written comes back with the view.
What a person wrote stands in a text box only, never in markup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Any

import ipywidgets as w
from IPython.display import display

from lidera_nb import texts
from lidera_nb.activities.activity import Step
from lidera_nb.pages.explora import figures
from lidera_nb.pages.explora.drawing import Drawing
from lidera_nb.pages.explora.keeper import Keeper
from lidera_nb.pages.explora.markup import sentence
from lidera_nb.pages.ports import Port

WIDE = {"width": "100%"}
Make = Callable[[figures.Draw], str]


class Board:
    """One person's play on the screen.

    Drawing it shows what is missing, if the case is not finished yet; the parts draw nothing then.
    """

    def __init__(
        self, port: Port, step: Step, lang: str, heading: Callable[[str], None], ours: bool
    ) -> None:
        self._step, self._lang, self._heading = step, lang, heading
        self._status = w.HTML(_dom_classes=("lidera-status",))
        self._keeper = Keeper(port, step.key, lang, self._tell)
        self._drawing = Drawing(lang, ours)
        self._said = 0
        self._figures: dict[w.HTML, Make] = {}
        view = self._keeper.view
        self.open = view["status"] in ("open", "done")
        self._arranged: dict[str, Any] = dict(view.get("arranged", {}))
        display(self._status if view["status"] != "locked" else w.HTML(self._lock()))
        if self.open:
            self._drawing.begin(lambda: self._redraw(*self._figures))

    def indicators(self) -> None:
        """Draw the indicators that are chosen, over the decisions."""
        if not self.open:
            return
        self._heading("indicators")
        late = self._box(self._say("late"), self._arranged["late"])
        boxes, shown = [], []
        for line in self._keeper.view["indicators"]:
            chosen = line["id"] in self._arranged["indicators"]
            box, drawn = self._box(line["label"], chosen), self._figure(line)
            drawn.layout.display = None if chosen else "none"
            box.observe(partial(self._pick, line["id"], drawn), "value")
            boxes.append(box)
            shown.append(drawn)
        late.observe(lambda change: self._arrange(*shown, late=change["new"]), "value")
        legend = w.Label(self._say("shown"), _dom_classes=("x-legend",))
        group = w.VBox([legend, *boxes, late], _dom_classes=("x-group",))
        display(w.VBox([group, w.Box(shown, _dom_classes=("x-figures",))]))

    def predictions(self) -> None:
        """Draw what one thought likely against what happened."""
        if not self.open:
            return
        self._heading("predictions")
        order = w.ToggleButtons(
            options=[(self._say("order_case"), "case"), (self._say("order_sure"), "sure")],
            value=self._arranged["order"],
            description=self._say("order"),
        )
        drawn = self._drawn(
            lambda draw: figures.predictions(
                self._keeper.view, self._arranged["order"], self._lang, draw
            )
        )
        order.observe(lambda change: self._arrange(drawn, order=change["new"]), "value")
        display(w.VBox([order, drawn]))

    def before(self) -> None:
        """Draw what came before each decision: documents, or time."""
        if not self.open:
            return
        self._heading("before")
        what = w.Dropdown(
            options=[
                (self._say("before_documents"), "documents"),
                (self._say("before_minutes"), "minutes"),
            ],
            value=self._arranged["before"],
            description=self._say("show"),
        )
        drawn = self._drawn(
            lambda draw: getattr(figures, self._arranged["before"])(
                self._keeper.view, self._lang, draw
            )
        )
        what.observe(lambda change: self._arrange(drawn, before=change["new"]), "value")
        display(w.VBox([what, drawn]))

    def note(self) -> None:
        """Draw the box for what one saw, and its button."""
        if not self.open:
            return
        self._heading("note")
        kept = self._keeper.view["note"]
        box = w.Textarea(
            value=kept["text"],
            description=self._say("note"),
            continuous_update=False,
            rows=6,
            layout=w.Layout(width="100%", height="auto"),
        )
        button = w.Button(description=self._say("save"), _dom_classes=("x-first",))
        button.on_click(lambda _: self._keeper.now({"do": "note", "text": box.value}))
        box.observe(partial(self._left, kept["least"]), "value")
        display(w.VBox([box, button]))

    # --- parts ------------------------------------------------------------------------------

    def _say(self, name: str, **values: Any) -> str:
        return texts.say(self._lang, f"explore.{name}", **values)

    def _box(self, label: str, value: bool) -> w.Checkbox:
        return w.Checkbox(value=value, description=label, indent=False, layout=w.Layout(**WIDE))

    def _figure(self, line: dict[str, Any]) -> w.HTML:
        return self._drawn(
            lambda draw: figures.indicator(
                line, self._keeper.view, self._arranged["late"], self._lang, draw
            )
        )

    def _drawn(self, make: Make) -> w.HTML:
        figure = w.HTML(make(self._drawing.draw))
        self._figures[figure] = make
        return figure

    def _redraw(self, *drawn: w.HTML) -> None:
        for figure in drawn:
            figure.value = self._figures[figure](self._drawing.draw)

    # --- what is chosen ---------------------------------------------------------------------

    def _pick(self, name: str, figure: w.HTML, change: Mapping[str, Any]) -> None:
        chosen = change["new"]
        figure.layout.display = None if chosen else "none"
        others = [one for one in self._arranged["indicators"] if one != name]
        self._arrange(indicators=[*others, name] if chosen else others)

    def _arrange(self, *drawn: w.HTML, **change: Any) -> None:
        """Take in a choice, draw what depends on it, and keep it."""
        self._arranged |= change
        self._redraw(*drawn)
        self._keeper.soon(lambda: {"do": "arrange", **self._arranged})

    def _left(self, least: int, change: Mapping[str, Any]) -> None:
        """The box was left: what can be kept is kept; else the button says why not."""
        if len(change["new"].strip()) >= least:
            self._keeper.now({"do": "note", "text": change["new"]})

    def _tell(self, state: str, told: str) -> None:
        self._said += 1  # the same words twice are news twice
        marks = f'data-state="{state}" data-n="{self._said}"'
        self._status.value = f"<span {marks}>{escape(told)}</span>"

    def _lock(self) -> str:
        """What is missing, and the way there: the live pages send every other page home."""
        of = self._step.of
        assert of is not None
        way = f'<p><a class="button primary" href="/m/{of.module}#step-{of.key}">'
        label = escape(self._say("to_case", case=of.titles[self._lang]))
        return sentence(self._keeper.view["lock"]) + f"{way}{label}</a></p>"
