"""A chart with all that a reader needs who cannot see it: finding, caption, words and table.

SVG is drawn now, so that a page needs neither scripts nor a network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import altair as alt

from lidera_nb.report import drawing

WORDY = 24
"""Characters in a cell from which on it wraps to many lines in a narrow column."""
LONG = 9
"""Rows up to which a table stays whole on a printed page, beside or below its chart."""
MANY, TALL = 5, 16
"""Columns and rows up to which a table fits half of a printed page."""
SHORT = 12
"""Characters of a word that may stand in a column of numbers."""
_NUMBER, _DIGIT = re.compile(r"[-−+±]?[\d.,\s]+%?\*?"), re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, its head, and rows whose first cell names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def long(self) -> bool:
        """Whether it may be cut where a printed page ends."""
        return len(self.rows) > LONG

    @property
    def wide(self) -> bool:
        """Whether it needs the whole width of a printed page."""
        return self.wordy or len(self.head) > MANY or len(self.rows) > TALL

    @property
    def numeric(self) -> frozenset[int]:
        """The columns that hold numbers, perhaps beside a word where there is none."""
        columns = enumerate(zip(*self.rows, strict=True))
        return frozenset(i for i, cells in columns if i and _counts(cells))

    @property
    def wordy(self) -> bool:
        """Whether cells hold sentences beside others: too wide for half of a printed page."""
        longest = max((len(cell) for row in self.rows for cell in row[1:]), default=0)
        return len(self.head) > 3 and longest > WORDY


def _counts(cells: Sequence[str]) -> bool:
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
    others = (cell for cell in cells if cell not in numbers)
    return bool(numbers) and not any(len(cell) > SHORT or _DIGIT.search(cell) for cell in others)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as it is printed.

    Attributes
    ----------
    id
        Unique in the page.
    finding
        What the chart shows, as its title.
    svg
        The drawing, with `finding` and `alt` inside it for screen readers.
    alt
        The chart in words.
    caption
        What is drawn and how to read it.
    table
        The same numbers.
    over
        What the chart is about, above its finding; may be empty.
    """

    id: str
    finding: str
    svg: str
    alt: str
    caption: str
    table: Table
    over: str = ""


def figure(
    name: str,
    finding: str,
    chart: alt.LayerChart,
    alt_text: str,
    caption: str,
    table: Table,
    over: str = "",
) -> Figure:
    """A figure drawn from a chart."""
    drawn = drawing.svg(json.dumps(chart.to_dict(validate=False)))
    svg = _named(drawn, name, finding, alt_text)
    return Figure(name, finding, svg, alt_text, caption, table, over)


def _named(svg: str, name: str, title: str, words: str) -> str:
    """The drawing with a role, a title and a description, and ids that are its own."""
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", svg)
    svg = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", svg)
    head = f'<svg role="img" aria-labelledby="{name}-title {name}-desc" '
    within = (
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(words)}</desc>'
    )
    svg = svg.replace("<svg ", head, 1)
    end = svg.index(">") + 1
    return svg[:end] + within + svg[end:]
